import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Ask, CONTRACTS, createClient } from '../../client.ts';
import { INVOICE, MISSING, PAYMENT, PROFILE } from '../base-world.ts';
import { itRefuses, TEXT } from '../refusals.ts';

const pathOf = (uuid: string) => `/api/payments/${uuid}/`;
const unlinkOf = (uuid: string) => `${pathOf(uuid)}unlink_from_invoice/`;
const PATH = unlinkOf(PAYMENT.linkedWithProof);
const asJson = { 'Content-Type': 'application/json' };

describe.each(CONTRACTS)('POST /api/payments/{uuid}/unlink_from_invoice/ (%s)', (contract) => {
  const api = createClient({ contract });
  const unlink = (ask: Partial<Ask>) => api.send({ method: 'POST', path: PATH, ...ask });

  beforeEach(() => api.reset());

  it('answers 200 with what the contract has for it', async () => {
    const { status, headers, text } = await unlink({});
    expect([status, headers['allow']]).toEqual([200, 'POST, OPTIONS']);
    if (contract === 'documented') {
      expect(text).toBe('');
      expect(headers['content-length']).toBe('0');
      expect(headers['content-type']).toBeUndefined();
    } else {
      expect(text).toBe('{"detail":"An invoice has been unlinked from payment."}');
      expect(headers['content-type']).toBe('application/json');
    }
  });

  it('takes the link away, and nothing else', async () => {
    const path = pathOf(PAYMENT.linkedWithProof);
    const { invoice_uuid: _gone, ...before } = (await api.get(path)).json;
    await unlink({});
    expect((await api.get(path)).json).toEqual({
      ...before,
      invoice: null,
      invoice_period: null,
      ...(contract === 'documented' ? { invoice_uuid: null } : {}),
    });
    expect((await api.get(`/api/invoices/${INVOICE.november}/`)).json.state).toBe('paid');
    expect((await api.get(pathOf(PAYMENT.linked))).json.invoice_period).toBe('10-2023');
  });

  it.each<[string, Partial<Ask>]>([
    ['malformed JSON', { raw: '{', headers: asJson }],
    ['plain text', { raw: 'x', headers: { 'Content-Type': 'text/plain' } }],
    ['a list', { json: [] }],
    ['another invoice', { json: { invoice: `/api/invoices/${INVOICE.october}/` } }],
  ])('ignores a body: %s', async (_what, ask) => {
    expect((await unlink(ask)).status).toBe(200);
  });

  it('unlinks a payment on an inactive profile', async () => {
    expect((await unlink({ path: unlinkOf(PAYMENT.linkedOnOldProfile) })).status).toBe(200);
  });

  it('unlinks a payment from the invoice of an organization that it left', async () => {
    const json = { profile: `/api/payment-profiles/${PROFILE.beta}/` };
    await api.send({ method: 'PATCH', path: pathOf(PAYMENT.linkedWithProof), json });
    expect((await unlink({})).status).toBe(200);
  });

  it('answers 400 the second time', async () => {
    await unlink({});
    const { status, json } = await unlink({});
    expect([status, json]).toEqual([400, ['Link to an invoice does not exist.']]);
  });

  it('takes the .json suffix, which the server answers with its own 500', async () => {
    const before = api.state();
    const { status, headers } = await unlink({ path: `${PATH.slice(0, -1)}.json` });
    if (contract === 'documented') {
      expect(status).toBe(200);
      return;
    }
    expect([status, headers['x-mock-note']]).toEqual([500, expect.stringContaining('suffix')]);
    expect(api.state()).toEqual(before);
  });

  const missing = unlinkOf(MISSING);
  const notLinked = ['Link to an invoice does not exist.'];
  itRefuses(api, { method: 'POST', path: PATH }, [
    [
      'an Accept without JSON',
      { as: 'anonymous', headers: { Accept: 'text/html' } },
      406,
      TEXT.notAcceptable,
    ],
    ['a request without token', { as: 'anonymous', path: missing }, 401, TEXT.notAuthenticated],
    [
      'GET',
      { method: 'GET', as: 'stranger', path: missing },
      405,
      { detail: 'Method "GET" not allowed.' },
    ],
    [
      'an owner, of a missing payment too',
      { as: 'owner', path: `${missing}?profile_uuid=x` },
      403,
      TEXT.denied,
    ],
    ['a bad filter', { path: `${missing}?profile_uuid=x` }, 400, TEXT.badFilterUuid],
    ['a missing payment', { path: missing }, 404, TEXT.noPayment],
    [
      'a payment without invoice',
      { path: unlinkOf(PAYMENT.unlinked), raw: '{', headers: asJson },
      400,
      notLinked,
    ],
    [
      'the same by suffix',
      { path: `/api/payments/${PAYMENT.unlinked}/unlink_from_invoice.json` },
      400,
      notLinked,
    ],
  ]);
});
