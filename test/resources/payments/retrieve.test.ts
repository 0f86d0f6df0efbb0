import { beforeEach, describe, expect, it } from '@jest/globals';
import { CONTRACTS, createClient, ORIGIN } from '../../client.ts';
import { CUSTOMER, INVOICE, MEDIA, MISSING, PAYMENT, PROFILE } from '../base-world.ts';
import { itRefuses, TEXT } from '../refusals.ts';

describe.each(CONTRACTS)('GET /api/payments/{uuid}/ (%s)', (contract) => {
  const api = createClient({ contract });
  const { wire, url } = api;

  beforeEach(() => api.reset());

  it('answers a linked payment with all ten fields in their order', async () => {
    const { status, text } = await api.get(`/api/payments/${PAYMENT.linkedWithProof}/`);
    expect(status).toBe(200);
    expect(text).toBe(
      JSON.stringify({
        uuid: wire(PAYMENT.linkedWithProof),
        url: url('payments', PAYMENT.linkedWithProof),
        profile: url('payment-profiles', PROFILE.active),
        date_of_payment: '2023-11-01',
        sum: '10.10',
        proof: url('media', MEDIA.scan),
        invoice: url('invoices', INVOICE.november),
        invoice_uuid: wire(INVOICE.november),
        invoice_period: '11-2023',
        customer_uuid: wire(CUSTOMER.alpha),
      }),
    );
  });

  it('answers a payment without invoice and proof with nulls, and by the server without invoice_uuid', async () => {
    const { status, text } = await api.get(`/api/payments/${PAYMENT.unlinked}/`);
    expect(status).toBe(200);
    expect(text).toBe(
      JSON.stringify({
        uuid: wire(PAYMENT.unlinked),
        url: url('payments', PAYMENT.unlinked),
        profile: url('payment-profiles', PROFILE.active),
        date_of_payment: '2023-10-01',
        sum: '100.00',
        proof: null,
        invoice: null,
        ...(contract === 'documented' ? { invoice_uuid: null } : {}),
        invoice_period: null,
        customer_uuid: wire(CUSTOMER.alpha),
      }),
    );
  });

  it('sends the headers of every API answer, and none for caches', async () => {
    const { headers, bytes } = await api.get(`/api/payments/${PAYMENT.unlinked}/`);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'content-length': String(bytes.length),
      allow: 'GET, PUT, PATCH, DELETE, HEAD, OPTIONS',
      vary: 'Accept-Language, Cookie',
      'content-language': 'en',
      'x-frame-options': 'DENY',
    });
    expect(Object.keys(headers)).not.toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^(etag|cache-control|x-powered-by|link|x-.*count)$/),
      ]),
    );
  });

  it('answers HEAD with the headers of GET and no body', async () => {
    const path = `/api/payments/${PAYMENT.unlinked}/`;
    const get = await api.get(path);
    const head = await api.send({ method: 'HEAD', path });
    expect(head.status).toBe(200);
    expect(head.bytes).toHaveLength(0);
    const { date: _of, ...headers } = get.headers;
    expect(head.headers).toMatchObject(headers);
  });

  it.each([
    ['dashed', 'a1b2c3d4-e5f6-7890-abcd-ef1234567890'],
    ['32 hex digits', 'a1b2c3d4e5f67890abcdef1234567890'],
    ['upper case', 'A1B2C3D4-E5F6-7890-ABCD-EF1234567890'],
    ['dashes anywhere', 'a-1b2c3d4e5f67890abcdef12345678-90'],
    ['a urn', 'urn:uuid:a1b2c3d4-e5f6-7890-abcd-ef1234567890'],
    ['braces, encoded', '%7Ba1b2c3d4e5f67890abcdef1234567890%7D'],
  ])('finds a payment by its uuid written %s', async (_form, lookup) => {
    const { status, json } = await api.get(`/api/payments/${lookup}/`);
    expect(status).toBe(200);
    expect(json.uuid).toBe(wire(PAYMENT.unlinked));
  });

  it.each([
    ['field', '?field=sum'],
    ['an unknown parameter', '?nonsense=1'],
  ])('ignores %s in the query', async (_what, query) => {
    const plain = await api.get(`/api/payments/${PAYMENT.unlinked}/`);
    const asked = await api.get(`/api/payments/${PAYMENT.unlinked}/${query}`);
    expect(asked.text).toBe(plain.text);
  });

  it('takes the organization from the profile, not from the invoice', async () => {
    const path = `/api/payments/${PAYMENT.linked}/`;
    await api.send({
      method: 'PATCH',
      path,
      json: { profile: `/api/payment-profiles/${PROFILE.beta}/` },
    });
    const { json } = await api.get(path);
    expect(json.customer_uuid).toBe(wire(CUSTOMER.beta));
    expect(json.invoice_uuid).toBe(wire(INVOICE.october));
  });

  it.each([
    ['/', '/'],
    ['.json', '.json'],
    ['/?format=json', '/?format=json'],
  ])(
    'puts a format that was asked for as %s into the URLs of rows, not of media',
    async (asked, end) => {
      const { status, json } = await api.get(`/api/payments/${PAYMENT.linkedWithProof}${asked}`);
      expect(status).toBe(200);
      expect(json).toMatchObject({
        url: `${ORIGIN}/api/payments/${wire(PAYMENT.linkedWithProof)}${end}`,
        profile: `${ORIGIN}/api/payment-profiles/${wire(PROFILE.active)}${end}`,
        invoice: `${ORIGIN}/api/invoices/${wire(INVOICE.november)}${end}`,
        proof: url('media', MEDIA.scan),
      });
    },
  );

  it.each([
    ['Host', { Host: 'api.example.com:8443' }, 'http://api.example.com:8443'],
    ['X-Forwarded-Proto', { 'X-Forwarded-Proto': 'https' }, 'https://waldur.test'],
    ['no X-Forwarded-Host', { 'X-Forwarded-Host': 'evil.example.com' }, ORIGIN],
  ])('builds URLs from %s', async (_header, headers, origin) => {
    const path = `/api/payments/${PAYMENT.unlinked}/`;
    const { json } = await api.send({ path, headers: { ...headers } });
    expect(json.url).toBe(`${origin}/api/payments/${wire(PAYMENT.unlinked)}/`);
  });

  it.each([
    ['compact', '', '{"uuid":"'],
    ['compact', '; indent=0', '{"uuid":"'],
    ['compact', '; indent=x', '{"uuid":"'],
    ['2 blanks deep', '; indent=2', '{\n  "uuid": "'],
    ['8 blanks deep', '; indent=99', '{\n        "uuid": "'],
  ])('writes JSON %s for application/json%s', async (_how, parameter, start) => {
    const path = `/api/payments/${PAYMENT.unlinked}/`;
    const { text } = await api.send({ path, headers: { Accept: `application/json${parameter}` } });
    expect(text.slice(0, start.length)).toBe(start);
  });

  itRefuses(api, { path: `/api/payments/${PAYMENT.unlinked}/` }, [
    [
      'an unknown format',
      { as: 'anonymous', path: `/api/payments/${MISSING}/?format=xml` },
      404,
      { detail: 'Not found.' },
    ],
    [
      'an Accept without JSON',
      { as: 'anonymous', headers: { Accept: 'text/html' } },
      406,
      TEXT.notAcceptable,
    ],
    [
      'a request without token',
      { as: 'anonymous', path: `/api/payments/${MISSING}/?profile_uuid=x` },
      401,
      TEXT.notAuthenticated,
    ],
    [
      'bad filters, where there is no such payment too',
      { path: `/api/payments/${MISSING}/?profile_uuid=x&date_of_payment=x` },
      400,
      { date_of_payment: ['Enter a valid date.'], profile_uuid: ['Enter a valid UUID.'] },
    ],
    ['an unknown uuid', { path: `/api/payments/${MISSING}/` }, 404, TEXT.noPayment],
    ['what is no uuid', { path: '/api/payments/abc/' }, 404, TEXT.noPayment],
    ['a payment of another organization', { as: 'owner_b' }, 404, TEXT.noPayment],
    ['a payment to a stranger', { as: 'stranger' }, 404, TEXT.noPayment],
    [
      'a payment that the filter leaves out',
      { path: `/api/payments/${PAYMENT.unlinked}/?profile_uuid=${PROFILE.beta}` },
      404,
      TEXT.noPayment,
    ],
  ]);

  it('changes nothing', async () => {
    const before = api.state();
    await api.get(`/api/payments/${PAYMENT.linkedWithProof}/`);
    expect(api.state()).toEqual(before);
  });
});
