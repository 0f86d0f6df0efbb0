import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Ask, CONTRACTS, createClient } from '../../client.ts';
import { CUSTOMER, INVOICE, MISSING, PAYMENT, PROFILE } from '../base-world.ts';
import { itRefuses, TEXT } from '../refusals.ts';

const pathOf = (uuid: string) => `/api/payments/${uuid}/`;
const PATH = pathOf(PAYMENT.linkedWithProof);
const asJson = { 'Content-Type': 'application/json' };

describe.each(CONTRACTS)('PATCH /api/payments/{uuid}/ (%s)', (contract) => {
  const api = createClient({ contract });
  const { wire, url } = api;
  const patch = (ask: Partial<Ask>) => api.send({ method: 'PATCH', path: PATH, ...ask });

  beforeEach(() => api.reset());

  it.each<[string, Partial<Ask>, object]>([
    ['the sum', { json: { sum: '5' } }, { sum: '5.00' }],
    ['the sum by a form', { form: { sum: '-5' } }, { sum: '-5.00' }],
    ['the date', { json: { date_of_payment: '2024-01-02' } }, { date_of_payment: '2024-01-02' }],
    ['the proof', { json: { proof: null } }, { proof: null }],
    [
      'the profile',
      { json: { profile: `/api/payment-profiles/${PROFILE.beta}/` } },
      { profile: url('payment-profiles', PROFILE.beta), customer_uuid: wire(CUSTOMER.beta) },
    ],
  ])('changes %s and nothing else', async (_what, ask, change) => {
    const before = (await api.get(PATH)).json;
    const { status, headers, text } = await patch(ask);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/json');
    expect(text).toBe(JSON.stringify({ ...before, ...change }));
    expect((await api.get(PATH)).text).toBe(text);
  });

  it.each<[string, Partial<Ask>]>([
    ['no body', {}],
    ['no body of any type', { raw: '', headers: { 'Content-Type': 'text/plain' } }],
    ['an empty object', { json: {} }],
    ['an empty form', { form: {} }],
    ['a blank sum of a form', { form: { sum: '' } }],
    ['unknown fields', { json: { nonsense: 1, SUM: 'x' } }],
    [
      'read-only fields',
      { json: { uuid: 1, url: 1, invoice: null, invoice_uuid: 1, customer_uuid: 1 } },
    ],
    [
      'a multipart body without its boundary',
      { raw: 'x', headers: { 'Content-Type': 'multipart/form-data; boundary=b' } },
    ],
  ])('answers 200 to %s, and changes nothing', async (_what, ask) => {
    const before = api.state();
    const { status, text } = await patch(ask);
    expect(status).toBe(200);
    expect(text).toBe((await api.get(PATH)).text);
    expect(api.state()).toEqual(before);
  });

  it('changes a payment on an inactive profile, as long as that is not sent', async () => {
    const path = pathOf(PAYMENT.onOldProfile);
    const { status, json } = await patch({ path, json: { sum: '1' } });
    expect(status).toBe(200);
    expect(json).toMatchObject({ sum: '1.00', profile: url('payment-profiles', PROFILE.old) });
  });

  it('links a payment that was moved and unlinked to its new organization only', async () => {
    const link = (uuid: string) =>
      api.send({
        method: 'POST',
        path: `${PATH}link_to_invoice/`,
        json: { invoice: `/api/invoices/${uuid}/` },
      });
    await patch({ json: { profile: `/api/payment-profiles/${PROFILE.beta}/` } });
    await api.send({ method: 'POST', path: `${PATH}unlink_from_invoice/` });
    expect((await link(INVOICE.november)).json).toEqual([
      'The passed invoice does not belong to the selected customer.',
    ]);
    expect((await link(INVOICE.betaPaid)).status).toBe(200);
  });

  it('answers minus zero as it was sent, and keeps it as zero', async () => {
    expect((await patch({ json: { sum: '-0' } })).json.sum).toBe('-0.00');
    expect((await api.get(PATH)).json.sum).toBe('0.00');
  });

  const missing = pathOf(MISSING);
  const old = pathOf(PAYMENT.onOldProfile);
  itRefuses(api, { method: 'PATCH', path: PATH }, [
    [
      'an Accept without JSON',
      { as: 'anonymous', headers: { Accept: 'text/html' } },
      406,
      TEXT.notAcceptable,
    ],
    ['a request without token', { as: 'anonymous', path: missing }, 401, TEXT.notAuthenticated],
    [
      'PATCH on the list',
      { as: 'stranger', path: '/api/payments/' },
      405,
      { detail: 'Method "PATCH" not allowed.' },
    ],
    [
      'an owner, of a missing payment too',
      { as: 'owner', path: `${missing}?profile_uuid=x` },
      403,
      TEXT.denied,
    ],
    ['a bad filter', { path: `${missing}?profile_uuid=x` }, 400, TEXT.badFilterUuid],
    [
      'a missing payment, before the body',
      { path: missing, raw: '{', headers: asJson },
      404,
      TEXT.noPayment,
    ],
    ['malformed JSON', { raw: '{', headers: asJson }, 400, TEXT.badJson],
    ['plain text', { raw: 'x', headers: { 'Content-Type': 'text/plain' } }, 415, TEXT.plainText],
    [
      'a text',
      { json: 'x' },
      400,
      { non_field_errors: ['Invalid data. Expected a dictionary, but got str.'] },
    ],
    [
      'nulls',
      { json: { profile: null, date_of_payment: null, sum: null } },
      400,
      { profile: TEXT.null, date_of_payment: TEXT.null, sum: TEXT.null },
    ],
    [
      'one wrong field with a good one',
      { json: { sum: '1', date_of_payment: 'x' } },
      400,
      { date_of_payment: TEXT.badDate },
    ],
    [
      'a blank date of a form',
      { form: { date_of_payment: '' } },
      400,
      { date_of_payment: TEXT.badDate },
    ],
    [
      'its own inactive profile',
      { path: old, json: { profile: `/api/payment-profiles/${PROFILE.old}/` } },
      400,
      { profile: TEXT.missing },
    ],
  ]);
});
