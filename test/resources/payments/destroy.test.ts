import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Ask, CONTRACTS, createClient } from '../../client.ts';
import { INVOICE, MEDIA, MISSING, PAYMENT } from '../base-world.ts';
import { itRefuses, TEXT } from '../refusals.ts';

const pathOf = (uuid: string) => `/api/payments/${uuid}/`;

describe.each(CONTRACTS)('DELETE /api/payments/{uuid}/ (%s)', (contract) => {
  const api = createClient({ contract });
  const destroy = (ask: Partial<Ask>) =>
    api.send({ method: 'DELETE', path: pathOf(PAYMENT.linkedWithProof), ...ask });

  beforeEach(() => api.reset());

  it('answers 204 with no body and no type', async () => {
    const { status, headers, bytes } = await destroy({});
    expect([status, bytes.length]).toEqual([204, 0]);
    expect(headers['content-type']).toBeUndefined();
    expect(headers['allow']).toBe('GET, PUT, PATCH, DELETE, HEAD, OPTIONS');
  });

  it('takes the payment away, and no other', async () => {
    const list = '/api/payments/?page_size=300';
    const before = (await api.get(list)).json;
    await destroy({});
    const gone = api.wire(PAYMENT.linkedWithProof);
    expect((await api.get(list)).json).toEqual(
      before.filter(({ uuid }: { uuid: string }) => uuid !== gone),
    );
    expect((await api.get(pathOf(gone))).status).toBe(404);
  });

  it('leaves the invoice, the profile and the file of the proof', async () => {
    const invoice = `/api/invoices/${INVOICE.november}/`;
    const before = (await api.get(invoice)).text;
    await destroy({});
    expect((await api.get(invoice)).text).toBe(before);
    expect((await api.get(`/api/media/${MEDIA.scan}/`, 'anonymous')).status).toBe(200);
  });

  it.each<[string, Partial<Ask>]>([
    ['malformed JSON', { raw: '{', headers: { 'Content-Type': 'application/json' } }],
    ['an unknown type', { raw: 'x', headers: { 'Content-Type': 'text/plain' } }],
    ['a form', { form: { sum: 'x' } }],
  ])('ignores a body: %s', async (_what, ask) => {
    expect((await destroy(ask)).status).toBe(204);
  });

  it('answers 404 the second time', async () => {
    await destroy({});
    const { status, json } = await destroy({});
    expect([status, json]).toEqual([404, TEXT.noPayment]);
  });

  const missing = pathOf(MISSING);
  itRefuses(api, { method: 'DELETE', path: pathOf(PAYMENT.unlinked) }, [
    [
      'an Accept without JSON',
      { as: 'anonymous', headers: { Accept: 'text/html' } },
      406,
      TEXT.notAcceptable,
    ],
    ['a request without token', { as: 'anonymous', path: missing }, 401, TEXT.notAuthenticated],
    [
      'DELETE on the list',
      { as: 'stranger', path: '/api/payments/' },
      405,
      { detail: 'Method "DELETE" not allowed.' },
    ],
    ['an owner', { as: 'owner' }, 403, TEXT.denied],
    [
      'support, of a missing payment too',
      { as: 'support', path: `${missing}?profile_uuid=x` },
      403,
      TEXT.denied,
    ],
    ['a bad filter', { path: `${missing}?profile_uuid=x` }, 400, TEXT.badFilterUuid],
    ['a missing payment', { path: missing }, 404, TEXT.noPayment],
  ]);
});
