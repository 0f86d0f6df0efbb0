/** What a stub answers, and what of it stays the mock's own: tokens, slashes, negotiation, methods, pages. */
import { describe, expect, it } from '@jest/globals';
import type { FixtureDocument } from '../../../src/index.ts';
import { type Ask, createClient, world } from '../../client.ts';

type Stubs = NonNullable<FixtureDocument['stubs']>;

const UUID = 'c5000000-0000-4000-8000-000000000001';
const PROJECT = { uuid: UUID, name: 'Alpha', quota: 1.5, sizes: [1, 2] };

const clientOf = (stubs: Stubs) => createClient({ fixtures: { ...world('base'), stubs } });
const ask = async (stubs: Stubs, asked: Ask) => clientOf(stubs).send(asked);

describe('a stub', () => {
  it('answers a path that the mock does not serve, with a note that says so', async () => {
    const { status, headers, json } = await ask(
      [{ path: '/api/projects/{uuid}/', body: PROJECT }],
      { path: `/api/projects/${UUID}/` },
    );
    expect([status, json]).toEqual([200, PROJECT]);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      allow: 'GET, HEAD, OPTIONS',
      vary: 'Accept-Language, Cookie',
      'content-language': 'en',
      'x-frame-options': 'DENY',
      'x-mock-note': 'stub GET /api/projects/{uuid}/',
    });
  });

  it('leaves all other paths as they were', async () => {
    const api = clientOf([{ path: '/api/projects/{uuid}/', body: PROJECT }]);
    const paths = ['/api/projects/', `/api/projects/${UUID}/more/`, '/api/projects//', '/x'];
    const answers = await Promise.all(paths.map((path) => api.get(path)));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(answers[0]?.headers['x-mock-note']).toBe('A real server has this; this mock does not.');
  });

  it('sends a text as it is, a status without a body, and headers of its own in the place of others', async () => {
    const api = clientOf([
      { path: '/a/', body: 'plain ü', headers: { 'content-type': 'text/csv', VARY: 'Origin' } },
      { path: '/b/', method: 'DELETE', status: 204 },
      { path: '/c/', status: 418, body: 'short and stout' },
      {
        path: '/d/',
        status: 404,
        body: { detail: 'Not here.' },
        headers: { 'X-Mock-Note': 'Mine.' },
      },
    ]);
    const a = await api.get('/a/');
    expect([a.text, a.headers['content-type'], a.headers['vary']]).toEqual([
      'plain ü',
      'text/csv',
      'Origin',
    ]);
    const b = await api.send({ method: 'DELETE', path: '/b/' });
    expect([b.status, b.text]).toEqual([204, '']);
    const c = await api.get('/c/');
    expect([c.status, c.headers['content-type']]).toEqual([418, 'text/plain; charset=utf-8']);
    const d = await api.get('/d/');
    expect([d.status, d.json, d.headers['x-mock-note']]).toEqual([
      404,
      { detail: 'Not here.' },
      'stub GET /d/; Mine.',
    ]);
  });

  it('sends a file with its type, written out or named', async () => {
    const base64 = Buffer.from('%PDF-1.4').toString('base64');
    const api = createClient({
      fixtures: {
        media: [{ $id: 'logo', name: 'logo.png', mime_type: 'image/png', base64: 'iVBORw==' }],
        users: [{ username: 'staff', is_staff: true, token: 'staff-token' }],
        stubs: [
          { path: '/terms/', file: { name: 'terms.pdf', base64 } },
          { path: '/logo/', role: 'everybody', file: 'logo' },
        ],
      },
    });
    const terms = await api.get('/terms/');
    expect([terms.text, terms.headers['content-type']]).toEqual(['%PDF-1.4', 'application/pdf']);
    const logo = await api.get('/logo/', 'anonymous');
    expect([logo.bytes.toString('base64'), logo.headers['content-type']]).toEqual([
      'iVBORw==',
      'image/png',
    ]);
  });

  it('answers HEAD as GET without a body, and OPTIONS with the methods of its path', async () => {
    const api = clientOf([
      { path: '/api/projects/', body: [PROJECT] },
      { path: '/api/projects/', method: 'POST', status: 201, body: PROJECT },
    ]);
    const head = await api.send({ method: 'HEAD', path: '/api/projects/' });
    expect([head.status, head.text, head.headers['x-result-count']]).toEqual([200, '', '1']);
    const options = await api.send({ method: 'OPTIONS', path: '/api/projects/' });
    expect([options.status, options.headers['allow']]).toEqual([200, 'GET, POST, HEAD, OPTIONS']);
    const wrong = await api.send({ method: 'DELETE', path: '/api/projects/' });
    expect([wrong.status, wrong.headers['allow'], wrong.json]).toEqual([
      405,
      'GET, POST, HEAD, OPTIONS',
      { detail: 'Method "DELETE" not allowed.' },
    ]);
    expect(wrong.headers['x-mock-note']).toMatch(
      /^stub: none for this request; there are GET \/api\/projects\/, POST/,
    );
  });

  it('asks for a token, and refuses one that is none, before anything else of it', async () => {
    const api = clientOf([{ path: '/api/projects/', body: [] }]);
    const without = await api.get('/api/projects/', 'anonymous');
    expect([without.status, without.json]).toEqual([
      401,
      { detail: 'Authentication credentials were not provided.' },
    ]);
    const bad = { path: '/api/projects/', headers: { Authorization: 'Token nobody' } };
    const wrong = await api.send(bad);
    expect([wrong.status, wrong.json]).toEqual([401, { detail: 'Invalid token.' }]);
    expect(wrong.headers['x-mock-note']).toMatch(
      /^stub: none for this request; there are GET \/api\/projects\/; No user of the/,
    );
  });

  it('redirects to its final slash, and negotiates', async () => {
    const api = clientOf([{ path: '/api/marketplace-plans/{uuid}/', body: {} }]);
    const bare = await api.get(`/api/marketplace-plans/${UUID}?a=1`);
    expect([bare.status, bare.headers['location']]).toEqual([
      301,
      `/api/marketplace-plans/${UUID}/?a=1`,
    ]);
    const headers = { Accept: 'image/png' };
    const { status } = await api.send({ path: `/api/marketplace-plans/${UUID}/`, headers });
    expect(status).toBe(406);
    const indented = await api.send({
      path: `/api/marketplace-plans/${UUID}/`,
      headers: { Accept: 'application/json; indent=2' },
    });
    expect(indented.text).toBe('{}');
  });

  it('reads a body as the server would, and refuses one that is none', async () => {
    const api = clientOf([{ path: '/api/hooks-web/', method: 'POST', status: 201, body: {} }]);
    const sent = await api.send({ method: 'POST', path: '/api/hooks-web/', json: { a: 1 } });
    expect(sent.status).toBe(201);
    expect(api.requests.entries()).toMatchObject([
      { operation: null, body: { a: 1 }, actor: 'staff', status: 201, answeredBy: 'stub' },
    ]);
    const broken = {
      method: 'POST',
      path: '/api/hooks-web/',
      headers: { 'Content-Type': 'application/json' },
    } as const;
    expect((await api.send({ ...broken, raw: '{' })).status).toBe(400);
    expect(
      (await api.send({ ...broken, raw: '{', headers: { 'Content-Type': 'text/x' } })).status,
    ).toBe(415);
  });

  it('lets staff act as somebody else, and tells in the language that is asked for', async () => {
    const api = clientOf([{ path: '/api/projects/', role: 'owner', body: [] }]);
    const owner = api.state().users.find(({ username }) => username === 'owner');
    const headers = { 'X-Impersonated-User-Uuid': owner?.uuid ?? '' };
    const acted = await api.send({ path: '/api/projects/', headers });
    expect([acted.status, acted.headers['x-impersonator-uuid']]).toEqual([
      200,
      expect.stringMatching(/^[0-9a-f-]{32,36}$/),
    ]);
    const german = await api.send({ path: '/api/projects/', headers: { 'Accept-Language': 'de' } });
    expect([german.status, german.headers['content-language']]).toEqual([403, 'de']);
    expect(german.headers['x-mock-note']).toBe(
      'stub: none for this request; there are GET /api/projects/ for owner',
    );
    expect(german.json).not.toEqual({
      detail: 'You do not have permission to perform this action.',
    });
  });

  it('refuses a query of too many parameters, and a host that is none', async () => {
    const api = clientOf([{ path: '/api/projects/', body: [] }]);
    const many = await api.get(`/api/projects/?${'a=1&'.repeat(1001)}`);
    expect(many.status).toBe(400);
    const host = await api.send({ path: '/api/projects/', headers: { Host: 'a_b' } });
    expect(host.status).toBe(400);
  });
});

describe('a stub with a list', () => {
  const all = Array.from({ length: 25 }, (_, index) => ({ index }));
  const api = clientOf([{ path: '/api/projects/', body: all }]);

  it('has pages', async () => {
    const { json, headers } = await api.get('/api/projects/?page=3');
    expect(json).toEqual(all.slice(20));
    expect(headers['x-result-count']).toBe('25');
    expect(headers['link']).toBe(
      [
        '<http://waldur.test/api/projects/>; rel="first"',
        '<http://waldur.test/api/projects/?page=2>; rel="prev"',
        '<http://waldur.test/api/projects/?page=3>; rel="last"',
      ].join(', '),
    );
    expect((await api.get('/api/projects/?page_size=300')).json).toEqual(all);
    const beyond = await api.get('/api/projects/?page=4');
    expect([beyond.status, beyond.json]).toEqual([404, { detail: 'Invalid page.' }]);
  });

  it('is a list all the same where it is no success of GET', async () => {
    const other = clientOf([
      { path: '/a/', status: 400, body: ['Wrong.'] },
      { path: '/b/', method: 'POST', body: all },
    ]);
    const wrong = await other.get('/a/?page=7');
    expect([wrong.status, wrong.json, wrong.headers['link']]).toEqual([400, ['Wrong.'], undefined]);
    const posted = await other.send({ method: 'POST', path: '/b/', json: {} });
    expect(posted.json).toEqual(all);
  });
});
