import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Ask, CONTRACTS, createClient } from '../../client.ts';
import { CUSTOMER, INVOICE, MEDIA, MISSING, PAYMENT, PROFILE } from '../base-world.ts';
import { itRefuses, TEXT } from '../refusals.ts';

const pathOf = (uuid: string) => `/api/payments/${uuid}/`;
const PATH = pathOf(PAYMENT.linkedWithProof);
const profile = `/api/payment-profiles/${PROFILE.active}/`;
const good = { profile, date_of_payment: '2024-06-07', sum: '12.34' };
const asJson = { 'Content-Type': 'application/json' };

describe.each(CONTRACTS)('PUT /api/payments/{uuid}/ (%s)', (contract) => {
  const api = createClient({ contract });
  const { wire, url } = api;
  const put = (ask: Partial<Ask>) => api.send({ method: 'PUT', path: PATH, ...ask });

  beforeEach(() => api.reset());

  it('answers 200 with the payment as it is now, in the order of its keys', async () => {
    const { status, headers, text } = await put({ json: good });
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      allow: 'GET, PUT, PATCH, DELETE, HEAD, OPTIONS',
    });
    expect(headers['location']).toBeUndefined();
    expect(text).toBe(
      JSON.stringify({
        uuid: wire(PAYMENT.linkedWithProof),
        url: url('payments', PAYMENT.linkedWithProof),
        profile: url('payment-profiles', PROFILE.active),
        date_of_payment: '2024-06-07',
        sum: '12.34',
        proof: url('media', MEDIA.scan),
        invoice: url('invoices', INVOICE.november),
        invoice_uuid: wire(INVOICE.november),
        invoice_period: '11-2023',
        customer_uuid: wire(CUSTOMER.alpha),
      }),
    );
    expect((await api.get(PATH)).text).toBe(text);
  });

  it('changes no other payment, and moves none', async () => {
    const list = '/api/payments/?page_size=300';
    const before = (await api.get(list)).json;
    const changed = await put({ json: good });
    const after = before.map((row: { uuid: string }) =>
      row.uuid === changed.json.uuid ? changed.json : row,
    );
    expect((await api.get(list)).json).toEqual(after);
  });

  it.each<[string, Partial<Ask>]>([
    ['JSON', { json: { profile, date_of_payment: '2024-06-07' } }],
    ['a form', { form: { profile, date_of_payment: '2024-06-07' } }],
    ['a form with a blank sum', { form: { profile, date_of_payment: '2024-06-07', sum: '' } }],
  ])('keeps the sum and the proof that %s leaves out', async (_what, ask) => {
    const { status, json } = await put(ask);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      date_of_payment: '2024-06-07',
      sum: '10.10',
      proof: url('media', MEDIA.scan),
    });
  });

  it.each<[string, Partial<Ask>]>([
    ['null', { json: { ...good, proof: null } }],
    ['a blank of a form', { form: { ...good, proof: '' } }],
  ])('takes the proof away by %s, and leaves its file', async (_what, ask) => {
    expect((await put(ask)).json.proof).toBeNull();
    expect((await api.get(PATH)).json.proof).toBeNull();
    expect((await api.get(`/api/media/${MEDIA.scan}/`, 'anonymous')).status).toBe(200);
  });

  it('ignores what is read-only or unknown', async () => {
    const { json } = await put({
      json: { ...good, uuid: MISSING, invoice: null, customer_uuid: 5, x: 1 },
    });
    expect(json).toMatchObject({
      uuid: wire(PAYMENT.linkedWithProof),
      invoice_uuid: wire(INVOICE.november),
      customer_uuid: wire(CUSTOMER.alpha),
    });
  });

  it('moves a linked payment to another organization with its invoice', async () => {
    const { status, json } = await put({
      json: { ...good, profile: `/api/payment-profiles/${PROFILE.beta}/` },
    });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      invoice_uuid: wire(INVOICE.november),
      customer_uuid: wire(CUSTOMER.beta),
    });
  });

  const missing = pathOf(MISSING);
  const old = pathOf(PAYMENT.onOldProfile);
  itRefuses(api, { method: 'PUT', path: PATH }, [
    [
      'an Accept without JSON',
      { as: 'anonymous', headers: { Accept: 'text/html' } },
      406,
      TEXT.notAcceptable,
    ],
    [
      'a request without token',
      { as: 'anonymous', path: missing, json: good },
      401,
      TEXT.notAuthenticated,
    ],
    [
      'PUT on the list',
      { as: 'stranger', path: '/api/payments/' },
      405,
      { detail: 'Method "PUT" not allowed.' },
    ],
    [
      'an owner, of a missing payment too',
      { as: 'owner', path: `${missing}?profile_uuid=x`, json: good },
      403,
      TEXT.denied,
    ],
    ['a bad filter', { path: `${missing}?profile_uuid=x`, json: good }, 400, TEXT.badFilterUuid],
    [
      'a missing payment, before the body',
      { path: missing, raw: '{', headers: asJson },
      404,
      TEXT.noPayment,
    ],
    ['malformed JSON', { raw: '{', headers: asJson }, 400, TEXT.badJson],
    ['plain text', { raw: 'x', headers: { 'Content-Type': 'text/plain' } }, 415, TEXT.plainText],
    ['no body', {}, 400, { profile: TEXT.required, date_of_payment: TEXT.required }],
    [
      'all fields at once',
      { json: { profile: 'x', date_of_payment: null, sum: [], proof: '' } },
      400,
      {
        profile: TEXT.noMatch,
        date_of_payment: TEXT.null,
        sum: TEXT.badNumber,
        proof: TEXT.notAFile,
      },
    ],
    [
      'its own media URL as proof',
      { json: { ...good, proof: url('media', MEDIA.scan) } },
      400,
      { proof: TEXT.notAFile },
    ],
    [
      'its own inactive profile',
      { path: old, json: { ...good, profile: `/api/payment-profiles/${PROFILE.old}/` } },
      400,
      { profile: TEXT.missing },
    ],
  ]);
});
