/** Whom the journal names where the API did not ask, or refused: whoever has the token that was sent. */
import { setImmediate } from 'node:timers/promises';
import { beforeEach, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { createMockServer } from '../../../src/index.ts';

const server = createMockServer();
const client = supertest(server.app);
const PAYMENTS = '/api/payments/';

beforeEach(() => server.reset());

async function actorOf(path: string, headers: Readonly<Record<string, string>>) {
  const { status } = await client.get(path).set(headers);
  const { body } = await client.get('/__admin/requests/summaries');
  expect(body.requests.at(-1)).toEqual(
    expect.objectContaining({ status, actor: server.requests.entries().at(-1)?.actor }),
  );
  return [status, body.requests.at(-1).actor];
}

it.each([
  [PAYMENTS, 'owner-token', 200, 'owner'],
  ['/api/nowhere/', 'owner-token', 404, 'owner'],
  ['/api/payments/?format=x', 'owner-token', 404, 'owner'],
  ['/api/configuration/', 'owner-token', 200, 'owner'],
  [PAYMENTS, 'expired-token', 401, 'expired'],
  [PAYMENTS, 'inactive-token', 401, 'inactive'],
  [PAYMENTS, 'nobodys-token', 401, null],
] as const)('of %s with %s, answered %d, is %s', async (path, token, status, actor) => {
  const told = await actorOf(path, { Authorization: `Token ${token}` });
  expect(told).toEqual([status, actor]);
});

it.each([{}, { Authorization: 'Basic eDp5' }, { Authorization: 'Token' }])(
  'is nobody of %j',
  async (headers) => {
    expect((await actorOf('/api/nowhere/', { ...headers }))[1]).toBeNull();
  },
);

it.each([
  { respond: 'bad_gateway' },
  { respond: 'bad_gateway', matches: { actor: 'owner' } },
  { respond: 'bad_gateway', when: 'afterWork' },
] as const)('is the sender where a fault answers: %j', async (fault) => {
  server.faults.add({ operation: 'payments_list', ...fault });
  const told = await actorOf(PAYMENTS, { Authorization: 'Token owner-token' });
  expect(told).toEqual([502, 'owner']);
  expect(JSON.stringify(server.requests.entries())).not.toContain('owner-token');
});

it('is told while a fault keeps the request waiting', async () => {
  server.faults.add({ operation: 'payments_list', transport: 'stall' });
  const asked = client.get(PAYMENTS).set('Authorization', 'Token owner-token').timeout(2000);
  const lost = asked.then(
    () => false,
    () => true,
  );
  while (server.requests.entries().length === 0) await setImmediate();
  expect(server.requests.entries()).toMatchObject([{ actor: 'owner', outcome: null }]);
  expect(await lost).toBe(true);
});

it('is whom staff acts as, and the staff user where that is refused', async () => {
  const { users = [] } = server.state();
  const acting = async (username: string) => ({
    ...server.as('staff').headers,
    'X-Impersonated-User-Uuid': `${users.find((user) => user.username === username)?.uuid}`,
  });
  expect(await actorOf(PAYMENTS, await acting('owner'))).toEqual([200, 'owner']);
  server.faults.add({ operation: 'payments_list', respond: 'bad_gateway' });
  expect(await actorOf(PAYMENTS, await acting('owner'))).toEqual([502, 'staff']);
});
