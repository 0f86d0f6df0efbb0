/** Stubs while the server runs: over the control plane, and by the library. */
import { describe, expect, it } from '@jest/globals';
import { createMockServer } from '../../src/index.ts';
import { createClient } from '../client.ts';

const KEYS = { path: '/api/keys/', body: [] } as const;
const clientOf = (stubs: readonly object[] = []) => createClient({ fixtures: { stubs } as never });

describe('/__admin/stubs', () => {
  it('adds one, or a list of which all are added or none, and lists them', async () => {
    const api = clientOf();
    const as = 'anonymous';
    const path = '/__admin/stubs';
    const one = await api.send({ as, method: 'POST', path, json: KEYS });
    expect([one.status, one.json]).toEqual([
      201,
      expect.objectContaining({ ...KEYS, method: 'GET', role: null, uuid: expect.any(String) }),
    ]);
    const several = [{ path: '/b/' }, { path: '/a/{x}/' }];
    const both = await api.send({ as, method: 'POST', path, json: several });
    expect([both.status, both.json.stubs]).toMatchObject([201, several]);
    const wrong = [{ path: '/c/' }, { path: 'd' }, KEYS];
    const refused = await api.send({ as, method: 'POST', path, json: wrong });
    expect([refused.status, refused.json]).toEqual([
      400,
      {
        errors: [
          {
            pointer: '/1/path',
            message: 'must be a path such as /api/projects/{uuid}/, without a query',
          },
          {
            pointer: '/2/path',
            message:
              'cannot be told apart from a row that was there before: method, path, query and role are the same',
          },
        ],
      },
    ]);
    const list = await api.get(path, as);
    expect(list.json.stubs.map((stub: { path: string }) => stub.path)).toEqual([
      ...['/a/{x}/', '/api/keys/', '/b/'],
    ]);
  });

  it.each([
    [1, '', 'must be an object'],
    [{ body: 1 }, '/path', 'is required'],
    [{ path: '/a/', bdy: 1 }, '/bdy', 'unknown key "bdy": did you mean "body"?'],
  ])('refuses %j', async (json, pointer, message) => {
    const api = clientOf();
    const { status, json: answer } = await api.send({
      ...{ as: 'anonymous', method: 'POST', path: '/__admin/stubs', json },
    });
    expect([status, answer]).toEqual([400, { errors: [{ pointer, message }] }]);
  });

  it('puts a list in the place of all, or changes nothing', async () => {
    const api = clientOf([KEYS]);
    const put = { as: 'anonymous', method: 'PUT', path: '/__admin/stubs' } as const;
    expect((await api.send({ ...put, json: [{ path: '/x' }, { path: '/x' }] })).status).toBe(400);
    expect((await api.send({ ...put, json: KEYS })).json).toEqual({
      errors: [{ pointer: '', message: 'must be a list' }],
    });
    expect(api.stubs.list()).toMatchObject([KEYS]);
    const done = await api.send({ ...put, json: [{ path: '/api/keys/', body: [1] }] });
    expect([done.status, done.json.stubs]).toMatchObject([200, [{ body: [1] }]]);
  });

  it('takes one away, or all; a reset puts back those of the fixtures', async () => {
    const api = clientOf([KEYS]);
    const [stub] = api.stubs.list();
    const as = 'anonymous';
    const gone = { as, method: 'DELETE', path: `/__admin/stubs/${stub?.uuid}` } as const;
    expect((await api.send(gone)).status).toBe(204);
    expect((await api.send(gone)).json).toEqual({
      errors: [{ pointer: '', message: `there is no stub "${stub?.uuid}": there are 0` }],
    });
    api.stubs.add({ path: '/b/' });
    await api.send({ as, method: 'DELETE', path: '/__admin/stubs' });
    expect(api.stubs.list()).toEqual([]);
    api.reset();
    expect(api.stubs.list()).toEqual([stub]);
  });
});

describe('stubs of a sandbox', () => {
  it('are its own, and those of a snapshot come back', () => {
    const server = createMockServer({ fixtures: { stubs: [KEYS] } });
    const other = server.sandbox('other');
    other.stubs.clear();
    expect([server.stubs.list().length, other.stubs.list().length]).toEqual([1, 0]);
    server.snapshot('before');
    const { uuid } = server.stubs.add({ path: '/b/', role: 'staff' });
    server.restore('before');
    expect(() => server.stubs.remove(uuid)).toThrow(`there is no stub "${uuid}": there are 1`);
    expect(server.stubs.addAll([{ path: '/c/' }, { path: '/b/{x}/' }])).toMatchObject([
      ...[{ path: '/c/' }, { path: '/b/{x}/' }],
    ]);
  });

  it('draw no chance where they are refused', () => {
    const made = (isRefused: boolean) => {
      const server = createMockServer({ fixtures: {} });
      if (isRefused) expect(() => server.stubs.add({ path: 'x' })).toThrow('/path must be a path');
      return server.stubs.add({ path: '/x' }).uuid;
    };
    expect(made(true)).toBe(made(false));
  });
});

describe('the option stubs', () => {
  it('adds to whatever world there is', () => {
    const server = createMockServer({ stubs: [KEYS] });
    expect(server.stubs.list()).toMatchObject([KEYS]);
    expect(server.state().payments.length).toBeGreaterThan(0);
    expect(server.loaded.fixtures).toEqual(['default', 'stubs']);
  });

  it('tells what is wrong with its stubs, with those of the fixtures', () => {
    expect(() => createMockServer({ stubs: [{ path: '/api/payments/' }] })).toThrow(
      'stubs: /stubs/0/path: is a path that the mock serves itself',
    );
    expect(() => createMockServer({ stubs: 7 as never })).toThrow(
      'stubs must be a list of stubs, or the path of a file with one',
    );
  });
});
