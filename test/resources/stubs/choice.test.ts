/** Which of several stubs answers: by path, by query, by who calls. */
import { describe, expect, it } from '@jest/globals';
import type { FixtureDocument } from '../../../src/index.ts';
import { createClient, world } from '../../client.ts';

type Stubs = NonNullable<FixtureDocument['stubs']>;

const clientOf = (stubs: Stubs) => createClient({ fixtures: { ...world('base'), stubs } });

describe('the path', () => {
  it('that is literal beats one with parameters, and of those the one that is so for longer', async () => {
    const api = clientOf([
      { path: '/api/{kind}/{uuid}/', body: 'any' },
      { path: '/api/hooks/{uuid}/', body: 'of hooks' },
      { path: '/api/{kind}/first/', body: 'first of any' },
      { path: '/api/hooks/first/', body: 'first of hooks' },
    ]);
    const told = async (path: string) => (await api.get(path)).text;
    expect(await told('/api/hooks/first/')).toBe('first of hooks');
    expect(await told('/api/hooks/x/')).toBe('of hooks');
    expect(await told('/api/keys/first/')).toBe('first of any');
    expect(await told('/api/keys/x/')).toBe('any');
    expect((await api.get('/api/payments/')).status).toBe(200);
  });

  it('is that of the decoded request', async () => {
    const api = clientOf([{ path: '/api/über/{name}/', body: 'found' }]);
    expect((await api.get('/api/%C3%BCber/a%20b/')).text).toBe('found');
  });

  it('has the methods of all that meet it', async () => {
    const api = clientOf([
      { path: '/api/hooks/{uuid}/', body: 'got' },
      { path: '/api/hooks/first/', method: 'DELETE', status: 204 },
    ]);
    const { text, headers } = await api.get('/api/hooks/first/');
    expect([text, headers['allow']]).toEqual(['got', 'GET, DELETE, HEAD, OPTIONS']);
  });
});

describe('the query', () => {
  const api = clientOf([
    { path: '/api/hooks/', query: { state: 'ok', page: 2 }, body: 'both' },
    { path: '/api/hooks/', query: { state: 'ok' }, body: 'state' },
    { path: '/api/keys/', query: { mine: true }, body: 'mine' },
  ]);

  it('that asks for more comes first, and others do not matter', async () => {
    expect((await api.get('/api/hooks/?state=ok&page=2&x=1')).text).toBe('both');
    expect((await api.get('/api/hooks/?state=no&state=ok')).text).toBe('state');
    expect((await api.get('/api/keys/?mine=true')).text).toBe('mine');
  });

  it('leaves a request without it to whoever comes next', async () => {
    const { status, headers } = await api.get('/api/hooks/?state=no');
    expect([status, headers['x-mock-note']]).toEqual([
      404,
      'A real server has this; this mock does not.',
    ]);
  });
});

describe('the role', () => {
  const api = clientOf([
    { path: '/api/hooks/', role: 'everybody', body: 'everybody' },
    { path: '/api/hooks/', body: 'users' },
    { path: '/api/hooks/', role: 'staff', body: 'staff' },
    { path: '/api/hooks/', role: 'support', body: 'support' },
    { path: '/api/hooks/', role: 'owner', body: 'owner' },
    { path: '/api/keys/', role: 'owner', body: 'owner' },
  ]);

  it.each([
    ['staff', 'staff'],
    ['support', 'support'],
    ['owner', 'owner'],
    ['stranger', 'users'],
    ['anonymous', 'everybody'],
  ])('of %s is answered as %s', async (username, body) => {
    expect((await api.get('/api/hooks/', username)).text).toBe(body);
  });

  it('refuses all others, those without a token first', async () => {
    const denied = await api.get('/api/keys/', 'stranger');
    expect([denied.status, denied.json]).toEqual([
      403,
      { detail: 'You do not have permission to perform this action.' },
    ]);
    expect((await api.get('/api/keys/', 'anonymous')).status).toBe(401);
  });

  it('is that of staff for everybody where nobody has to log in', async () => {
    const open = createClient({
      auth: 'off',
      fixtures: {
        ...world('base'),
        stubs: [{ path: '/api/hooks/', role: 'staff', body: 'staff' }],
      },
    });
    expect((await open.get('/api/hooks/', 'anonymous')).text).toBe('staff');
  });
});
