import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Ask, CONTRACTS, createClient } from '../../client.ts';
import { MISSING, PROFILE } from '../base-world.ts';
import { itRefuses, TEXT } from '../refusals.ts';

const pathOf = (uuid: string) => `/api/payment-profiles/${uuid}/`;
const PATH = `${pathOf(PROFILE.old)}enable/`;

describe.each(CONTRACTS)('POST /api/payment-profiles/{uuid}/enable/ (%s)', (contract) => {
  const api = createClient({ contract });
  const enable = (ask: Partial<Ask>) => api.send({ method: 'POST', path: PATH, ...ask });
  const activity = async () => {
    const { json } = await api.get('/api/payment-profiles/');
    return json.map((row: { is_active: unknown }) => row.is_active);
  };

  beforeEach(() => api.reset());

  it('answers 200 with the same text in both contracts', async () => {
    const { status, headers, text } = await enable({});
    expect([status, text]).toEqual([200, '{"detail":"Payment profile has been enabled."}']);
    expect(headers).toMatchObject({ 'content-type': 'application/json', allow: 'POST, OPTIONS' });
  });

  it('switches the other profile of the organization off, and touches no other', async () => {
    expect(await activity()).toEqual([true, null, true, null]);
    await enable({});
    expect(await activity()).toEqual([null, true, true, null]);
    await enable({ path: `${pathOf(PROFILE.active)}enable/` });
    expect(await activity()).toEqual([true, null, true, null]);
  });

  it('leaves an active profile as it is', async () => {
    const before = api.state();
    expect((await enable({ path: `${pathOf(PROFILE.active)}enable/` })).status).toBe(200);
    expect(api.state()).toEqual(before);
  });

  it('enables the only profile of an organization', async () => {
    await api.send({ method: 'PATCH', path: pathOf(PROFILE.active), json: { is_active: null } });
    expect((await enable({})).status).toBe(200);
    expect(await activity()).toEqual([null, true, true, null]);
  });

  it('lets payments be made on the profile from then on', async () => {
    const json = { profile: pathOf(PROFILE.old), date_of_payment: '2023-10-01', sum: '1' };
    const pay = () => api.send({ method: 'POST', path: '/api/payments/', json });
    expect((await pay()).status).toBe(400);
    await enable({});
    expect((await pay()).status).toBe(201);
  });

  it('ignores a body', async () => {
    const headers = { 'Content-Type': 'application/json' };
    expect((await enable({ raw: '{', headers })).status).toBe(200);
  });

  const missing = `${pathOf(MISSING)}enable/`;
  itRefuses(api, { method: 'POST', path: PATH }, [
    ['a request without token', { as: 'anonymous', path: missing }, 401, TEXT.notAuthenticated],
    ['GET', { method: 'GET', as: 'stranger' }, 405, { detail: 'Method "GET" not allowed.' }],
    ['an owner, of a missing profile too', { as: 'owner', path: missing }, 403, TEXT.denied],
    ['a missing profile', { path: missing }, 404, TEXT.noProfile],
  ]);
});
