import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Ask, createClient } from '../client.ts';
import { INVOICE, MISSING, PAYMENT, PROFILE } from '../resources/base-world.ts';
import { TEXT } from '../resources/refusals.ts';

/** What the presets `documented` and `deployed` answer to the same requests. Source: src/waldur/README.md#contracts. */
const now = '2024-01-01T00:00:00Z';
const documented = createClient({ contract: 'documented', now });
const deployed = createClient({ contract: 'deployed', now });
const DASHED = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const HEX = /^[0-9a-f]{32}$/;
const payment = `/api/payments/${PAYMENT.unlinked}/`;
const linked = `/api/payments/${PAYMENT.linked}/`;
const good = { profile: `/api/payment-profiles/${PROFILE.active}/`, date_of_payment: '2023-10-01' };
const link = { invoice: `/api/invoices/${INVOICE.october}/` };
/** As the page's examples have them. */
const EXAMPLE =
  'https://your-waldur-instance.com/api/profile/a1b2c3d4-e5f6-7890-abcd-ef1234567890/';
const EXAMPLE_INVOICE =
  'https://your-waldur-instance.com/api/invoice/a1b2c3d4-e5f6-7890-abcd-ef1234567890/';

describe('the two contracts', () => {
  beforeEach(() => {
    documented.reset();
    deployed.reset();
  });
  const ask = async (request: Ask) =>
    [await documented.send(request), await deployed.send(request)] as const;

  it('write uuids with dashes, and as 32 hex digits', async () => {
    const [published, real] = await ask({ path: linked });
    for (const key of ['uuid', 'invoice_uuid', 'customer_uuid']) {
      expect([published.json[key], real.json[key]]).toEqual([
        expect.stringMatching(DASHED),
        expect.stringMatching(HEX),
      ]);
    }
    for (const key of ['url', 'profile', 'invoice']) {
      const uuids = [published, real].map(({ json }) => json[key].split('/').at(-2));
      expect(uuids).toEqual([expect.stringMatching(DASHED), expect.stringMatching(HEX)]);
    }
  });

  it.each([PAYMENT.linked, PAYMENT.linked.replaceAll('-', ''), PAYMENT.linked.toUpperCase()])(
    'both take %s',
    async (uuid) => {
      const [published, real] = await ask({ path: `/api/payments/${uuid}/` });
      expect([published.status, real.status]).toEqual([200, 200]);
    },
  );

  it('show ten fields of a payment without invoice, and nine', async () => {
    const [published, real] = await ask({ path: payment });
    expect(Object.keys(published.json)).toHaveLength(10);
    expect(Object.keys(real.json)).toHaveLength(9);
    expect(published.json).toMatchObject({
      invoice: null,
      invoice_uuid: null,
      invoice_period: null,
    });
    expect(real.json).toMatchObject({ invoice: null, invoice_period: null });
  });

  it('answer a link with the invoice, and with a sentence', async () => {
    const [published, real] = await ask({
      method: 'POST',
      path: `${payment}link_to_invoice/`,
      json: link,
    });
    expect(published.json).toEqual({ invoice: documented.url('invoices', INVOICE.october) });
    expect(real.json).toEqual({ detail: 'An invoice has been linked to payment.' });
  });

  it('answer an unlink with nothing, and with a sentence', async () => {
    const [published, real] = await ask({ method: 'POST', path: `${linked}unlink_from_invoice/` });
    expect([published.status, published.text, published.headers['content-length']]).toEqual([
      200,
      '',
      '0',
    ]);
    expect(published.headers['content-type']).toBeUndefined();
    expect(real.json).toEqual({ detail: 'An invoice has been unlinked from payment.' });
  });

  it('create without a sum, and fail as the server does', async () => {
    const [published, real] = await ask({ method: 'POST', path: '/api/payments/', json: good });
    expect([published.status, published.json.sum]).toEqual([201, '0.00']);
    expect([real.status, real.headers['content-type']]).toEqual([500, 'text/html; charset=utf-8']);
    expect([published, real].map(({ headers }) => headers['x-mock-note'])).toEqual([
      undefined,
      expect.any(String),
    ]);
  });

  it('refuse to delete a profile with several payments, and fail as the server does', async () => {
    const [published, real] = await ask({
      method: 'DELETE',
      path: `/api/payment-profiles/${PROFILE.beta}/`,
    });
    expect([published.status, real.status]).toEqual([409, 500]);
  });

  it('know a state of invoices, and do not yet', async () => {
    const path = '/api/invoices/?state=paid&state=pending_finalization';
    const [published, real] = await ask({ path });
    expect([published.status, real.status]).toEqual([200, 400]);
    const words =
      'Select a valid choice. pending_finalization is not one of the available choices.';
    expect(real.json).toEqual({ state: [words] });
  });

  it('refuse attributes that cannot be stored, and fail as the server does', async () => {
    const [published, real] = await ask({
      method: 'PATCH',
      path: `/api/payment-profiles/${PROFILE.active}/`,
      json: { attributes: '\0' },
    });
    expect([published.status, real.status]).toEqual([400, 500]);
    expect(published.json).toEqual({ attributes: ['Value must be valid JSON.'] });
  });

  const profile = `/api/payment-profiles/${PROFILE.active}/`;
  const nesting = '['.repeat(2000);
  const json = { 'Content-Type': 'application/json' };
  const multipart = { 'Content-Type': 'multipart/form-data; boundary=x' };
  const part = `--x\r\nContent-Disposition: form-data; name*=klingon''s%75m\r\n\r\n1\r\n--x--\r\n`;
  const words =
    'maximum recursion depth exceeded while decoding a JSON array from a unicode string';

  it.each<[string, Ask, object]>([
    [
      'JSON that nests too deep',
      { path: payment, raw: nesting, headers: json },
      { detail: `JSON parse error - ${words}` },
    ],
    [
      'text of JSON that does',
      { path: profile, form: { attributes: nesting } },
      { attributes: ['Value must be valid JSON.'] },
    ],
    [
      'a part in an unknown character set',
      { path: payment, raw: part, headers: multipart },
      { detail: 'Multipart form parse error - unknown encoding: klingon' },
    ],
  ])('refuse %s, and fail as the server does', async (_what, request, body) => {
    const [published, real] = await ask({ ...request, method: 'PATCH' });
    expect([published.status, real.status]).toEqual([400, 500]);
    expect(published.json).toEqual(body);
    expect(real.headers['content-type']).toContain('text/html');
  });

  it.each([
    ['link_to_invoice', payment],
    ['unlink_from_invoice', linked],
  ])('take %s with a suffix, and fail as the server does', async (action, path) => {
    const [published, real] = await ask({
      method: 'POST',
      path: `${path}${action}.json`,
      json: link,
    });
    expect([published.status, real.status]).toEqual([200, 500]);
  });

  it.each<[string, Ask, object]>([
    [
      'to create',
      { method: 'POST', path: '/api/payments/', json: { ...good, profile: EXAMPLE, sum: '1' } },
      { profile: TEXT.noMatch },
    ],
    [
      'to create by a form',
      { method: 'POST', path: '/api/payments/', form: { ...good, profile: EXAMPLE, sum: '1' } },
      { profile: TEXT.noMatch },
    ],
    [
      'to PUT',
      { method: 'PUT', path: payment, json: { ...good, profile: EXAMPLE } },
      { profile: TEXT.noMatch },
    ],
    [
      'to PATCH',
      { method: 'PATCH', path: payment, json: { profile: EXAMPLE } },
      { profile: TEXT.noMatch },
    ],
    [
      'by its path',
      { method: 'PATCH', path: payment, json: { profile: new URL(EXAMPLE).pathname } },
      { profile: TEXT.noMatch },
    ],
    [
      'to link',
      { method: 'POST', path: `${payment}link_to_invoice/`, json: { invoice: EXAMPLE_INVOICE } },
      { invoice: TEXT.noMatch },
    ],
  ])("take the page's example links %s, and do not", async (_what, request, error) => {
    const [published, real] = await ask(request);
    expect(published.status).toBeLessThan(300);
    expect([real.status, real.json]).toEqual([400, error]);
  });

  it("answer what the page's example links named under its real URL", async () => {
    const json = { ...good, profile: EXAMPLE, sum: '1' };
    const { json: created } = await documented.send({
      method: 'POST',
      path: '/api/payments/',
      json,
    });
    expect(created.profile).toBe(documented.url('payment-profiles', PROFILE.active));
  });

  it("take the page's example link as a filter, and do not", async () => {
    const query = new URLSearchParams({ profile: EXAMPLE });
    const [published, real] = await ask({ path: `/api/payments/?${query}` });
    expect([published.status, published.headers['x-result-count']]).toEqual([200, '22']);
    expect([real.status, real.json.path]).toEqual([404, `api/profile/${PROFILE.active}/`]);
  });

  it.each([
    [`/api/profile/${MISSING}/`, TEXT.missing],
    [`/api/profile/${PROFILE.old}/`, TEXT.missing],
    ['/api/profile/', TEXT.wrongMatch],
    [`/api/invoice/${INVOICE.october}/`, TEXT.wrongMatch],
    [`/api/profile/${PROFILE.active}`, TEXT.noMatch],
    [`/api/profiles/${PROFILE.active}/`, TEXT.noMatch],
  ])('refuse the profile %s, each in its way', async (profile, errors) => {
    const [published, real] = await ask({ method: 'PATCH', path: payment, json: { profile } });
    expect([published.status, published.json]).toEqual([400, { profile: errors }]);
    expect([real.status, real.json]).toEqual([400, { profile: TEXT.noMatch }]);
  });

  it.each(['/api/profile/', `/api/profile/${PROFILE.active}/`, `/api/invoice/${INVOICE.october}/`])(
    'serve nothing at %s',
    async (path) => {
      const [published, real] = await ask({ path });
      expect([published.status, real.status]).toEqual([404, 404]);
    },
  );

  it('answer the same otherwise, but for the dashes', async () => {
    const paths = ['payments/', 'payment-profiles/', 'invoices/', 'customers/', 'nowhere/'];
    const plain = (text: string) =>
      text.replaceAll(/([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-/g, '$1$2$3$4');
    for (const path of paths) {
      const [published, real] = await ask({ path: `/api/${path}?page_size=300` });
      expect(plain(published.text).replaceAll('"invoice_uuid":null,', '')).toBe(plain(real.text));
      expect(published.headers['link']).toBe(real.headers['link']);
    }
  });
});
