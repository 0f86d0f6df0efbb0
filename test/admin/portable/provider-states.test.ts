/** The states that a verifier of Pact asks for. */
import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { createMockServer, type MockServer } from '../../../src/index.ts';

const put = (server: MockServer, body: object) =>
  supertest(server.app).post('/__admin/pact/provider-states').send(body);
const payments = (server: MockServer) => server.state().payments?.length;

describe('POST /__admin/pact/provider-states', () => {
  it.each([
    ['a scenario by its name', { state: 'hundred-payments' }, 100],
    ['a scenario as a file calls it', { state: 'the scenario hundred-payments' }, 100],
    [
      'a scenario among the parameters',
      { state: 'x', params: { scenario: 'hundred-payments' } },
      100,
    ],
    ['a shipped world', { state: 'empty' }, 0],
    ['a document', { state: 'x', params: { fixtures: { users: [], customers: [] } } }, 0],
    [
      'a document where there is no such snapshot',
      { params: { snapshot: 'x', fixtures: 'empty' } },
      0,
    ],
    ['a snapshot', { state: 'before' }, 8],
    ['the seed', { state: '', action: 'setup' }, 8],
    ['the seed when it is over', { state: 'hundred-payments', action: 'teardown' }, 8],
  ])('puts %s in place', async (_, body, count) => {
    const server = createMockServer();
    server.snapshot('before');
    server.seed({ customers: [] });
    expect((await put(server, body)).status).toBe(204);
    expect(payments(server)).toBe(count);
  });

  it('lets who calls be called by another token and password', async () => {
    const server = createMockServer();
    const params = { fixtures: 'default', actor: 'owner', token: 'placeholder', password: 'p' };
    await put(server, { state: 'x', params }).expect(204);
    const me = await supertest(server.app)
      .get('/api/users/me/')
      .set('Authorization', 'Token placeholder');
    expect(me.body.username).toBe('owner');
    const login = await supertest(server.app)
      .post('/api-auth/password/')
      .send({ username: 'owner', password: 'p' });
    expect(login.body).toEqual({ token: 'placeholder' });
  });

  it.each([
    [{ state: 'hundred-payment' }, '/state', 'did you mean "hundred-payments"'],
    [{ params: { scenario: 'empty-world' } }, '/params/scenario', 'must be'],
    [{ params: { snapshot: 'x' } }, '/params/snapshot', 'is no snapshot: there are before'],
    [{ params: { fixtures: { paymnts: [] } } }, '/params/fixtures/paymnts', 'payments'],
    [{ params: { fixtures: 'default', actor: 'onwer' } }, '/params/actor', 'did you mean "owner"'],
    [{ params: { fixtures: 'default', token: 'x' } }, '/params/token', 'needs an actor'],
    [{ action: 'set' }, '/action', 'setup'],
    [{ stat: 'x' }, '/stat', 'did you mean "state"'],
  ])('refuses %j, and changes nothing', async (body, pointer, words) => {
    const server = createMockServer();
    server.snapshot('before');
    server.seed({ customers: [{ name: 'Only' }] });
    const before = server.state();
    const { status, body: answer } = await put(server, body);
    expect(status).toBe(400);
    expect(answer.errors).toEqual([{ pointer, message: expect.stringContaining(words) }]);
    expect(server.state()).toEqual(before);
  });
});
