import { beforeEach, describe, expect, it } from '@jest/globals';
import { CONTRACTS, createClient } from '../../client.ts';
import { MISSING, PROFILE } from '../base-world.ts';
import { itRefuses, TEXT } from '../refusals.ts';

const pathOf = (uuid: string) => `/api/payment-profiles/${uuid}/`;
const conflict = { detail: 'Cannot delete payment profile with existing payments' };

describe.each(CONTRACTS)('DELETE /api/payment-profiles/{uuid}/ (%s)', (contract) => {
  const api = createClient({ contract });
  const destroy = (uuid: string) => api.send({ method: 'DELETE', path: pathOf(uuid) });

  beforeEach(() => api.reset());

  it('answers 204 for a profile without payments, which is gone then', async () => {
    const { status, headers, bytes } = await destroy(PROFILE.betaOld);
    expect([status, bytes.length, headers['content-type']]).toEqual([204, 0, undefined]);
    expect((await api.get(pathOf(PROFILE.betaOld))).json).toEqual(TEXT.noProfile);
    expect((await api.get('/api/payment-profiles/')).headers['x-result-count']).toBe('3');
  });

  it('answers 409 for a profile with one payment', async () => {
    const { json: payments } = await api.get(`/api/payments/?profile_uuid=${PROFILE.beta}`);
    for (const { uuid } of payments.slice(1)) {
      await api.send({ method: 'DELETE', path: `/api/payments/${uuid}/` });
    }
    const before = api.state();
    const { status, headers, json } = await destroy(PROFILE.beta);
    expect([status, json, headers['x-mock-note']]).toEqual([409, conflict, undefined]);
    expect(api.state()).toEqual(before);
  });

  it('answers 409 for a profile with several payments, and the server its own 500', async () => {
    const before = api.state();
    const { status, headers, text } = await destroy(PROFILE.beta);
    if (contract === 'documented') {
      expect([status, JSON.parse(text)]).toEqual([409, conflict]);
    } else {
      expect([status, headers['content-type']]).toEqual([500, 'text/html; charset=utf-8']);
      expect(text).toContain(TEXT.serverErrorPage);
      expect(headers['x-mock-note']).toBeDefined();
    }
    expect(api.state()).toEqual(before);
  });

  itRefuses(api, { method: 'DELETE', path: pathOf(PROFILE.betaOld) }, [
    ['a request without token', { as: 'anonymous' }, 401, TEXT.notAuthenticated],
    ['support', { as: 'support', path: pathOf(MISSING) }, 403, TEXT.denied],
    ['an owner', { as: 'owner_b' }, 403, TEXT.denied],
    ['a missing profile', { path: pathOf(MISSING) }, 404, TEXT.noProfile],
  ]);
});
