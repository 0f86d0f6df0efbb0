/** What the README and its pages say in tables is so: users, operations, contracts, worlds, the control plane. */
import { describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { ADMIN_ROUTES } from '../../src/admin/routes.ts';
import { SCENARIO_NAMES, SHIPPED_NAMES } from '../../src/fixtures/default-documents.ts';
import { createMockServer, type MockServer } from '../../src/index.ts';
import { blockOf, documentAt, quoted, table } from './blocks.ts';

const EXAMPLE = 'a1b2c3d4-e5f6-7890-abcd-ef1234567890';
const API = 'src/waldur/README.md';

/** Sends a request as a user of the default world. */
async function call(server: MockServer, method: string, path: string, username = 'staff') {
  const sent = request(server.app)[method === 'OPTIONS' ? 'options' : 'get'](path);
  return sent.set(server.as(username).headers);
}

describe('the fixture block', () => {
  it('loads, and makes the rows that it says', () => {
    const block = blockOf('{');
    const state = createMockServer({ fixtures: JSON.parse(block) }).state();
    expect(state).toMatchObject({ payments: { length: 51 }, users: { length: 2 } });
  });
});

describe('the operations table', () => {
  const rows = table('Operations', documentAt(API)).map(([paths = '', name = '']) => ({
    paths: quoted(paths),
    name,
  }));
  const single = rows.flatMap(({ paths: [path = ''], name }) => {
    const [, method, place] = /^([A-Z]+) (\/\S+)$/.exec(path) ?? [];
    return method && place ? [[method, place.replace('{uuid}', EXAMPLE), name] as const] : [];
  });

  it.each(single.filter(([, path]) => path.startsWith('/api/payments/')))(
    '%s %s is allowed there: %s',
    async (method, path) => {
      const { status, headers } = await call(createMockServer(), 'OPTIONS', path);
      expect(status).toBe(200);
      expect(headers['allow']?.split(', ')).toContain(method);
    },
  );

  it('has the eight operations of the published page', () => {
    const names = rows.flatMap(({ name }) => quoted(name));
    expect(names.filter((name) => name.startsWith('payments_')).sort()).toEqual([
      'payments_create',
      'payments_destroy',
      'payments_link_to_invoice',
      'payments_list',
      'payments_partial_update',
      'payments_retrieve',
      'payments_unlink_from_invoice',
      'payments_update',
    ]);
  });

  it('names other paths that are served', async () => {
    const server = createMockServer();
    const paths = single.map(([, path]) => path).filter((path) => !/payments|media/.test(path));
    const statuses = await Promise.all(
      paths.map(async (path) => [path, (await call(server, 'OPTIONS', path)).status] as const),
    );
    const missing = statuses.filter(([, status]) => status === 404);
    expect(missing.map(([path]) => path)).toEqual([]);
    expect(paths.length).toBeGreaterThan(10);
  });

  it('names the media path, which is open to everybody', async () => {
    const { app, state } = createMockServer();
    const proof = Object(state()['payments']).find((row: { proof: unknown }) => row.proof !== null);
    const uuid = proof?.proof.uuid ?? proof?.proof;
    const { status } = await request(app).get(`/api/media/${uuid}/`);
    expect([single.some(([, path]) => path.startsWith('/api/media/')), status]).toEqual([
      true,
      200,
    ]);
  });
});

describe('the tables of worlds', () => {
  it.each([
    ['Shipped worlds', SHIPPED_NAMES],
    ['A scenario', SCENARIO_NAMES],
  ])('%s: names what there is', (heading, names) => {
    const document = documentAt('src/fixtures/README.md').replace(
      '\nA scenario',
      '\n### A scenario',
    );
    const told = table(heading, document).flatMap(([cell = '']) => quoted(cell));
    expect(told).toEqual(names);
  });
});

describe('the table of the control plane', () => {
  it('names what there is, and no more', () => {
    const cells = table('Operations', documentAt('src/admin/README.md')).map(([cell = '']) => cell);
    const told = cells.flatMap((cell) => quoted(cell)).map((code) => code.replace('/__admin', ''));
    const routed = ADMIN_ROUTES.map(
      ({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}').replace(/^\/$/, '')}`,
    );
    expect(told.sort()).toEqual([...routed].sort());
  });
});

describe('the table of roles', () => {
  const ALL = createMockServer();
  const users = table('In a minute').flatMap(([names = '', tokens = '', sees = '', writes = '']) =>
    quoted(names).map((name, index) => [name, quoted(tokens)[index] ?? '', sees, writes] as const),
  );
  const seen = async (token: string) => {
    const answer = await request(ALL.app)
      .get('/api/payments/?page_size=300')
      .set('Authorization', `Token ${token}`);
    if (answer.status !== 200) return String(answer.status);
    const total = Object(ALL.state()['payments']).length;
    if (answer.body.length === total) return 'everything';
    return answer.body.length === 0 ? 'no payments' : 'own organization';
  };
  const mayWrite = async (token: string) => {
    const { status } = await request(ALL.app)
      .post('/api/payments/')
      .set('Authorization', `Token ${token}`)
      .send({});
    return status === 400 ? 'yes' : String(status);
  };

  it.each(users)('%s has the token %s, sees %s, writes: %s', async (name, token, sees, writes) => {
    expect(ALL.as(name).token).toBe(token);
    expect(await seen(token)).toBe(sees);
    expect(await mayWrite(token)).toBe(writes);
  });

  it('has all tokens that it names', () => {
    expect(users.filter(([, token]) => token === '')).toEqual([]);
    const all = Object(ALL.state()['users']).map(({ username }: { username: string }) => username);
    expect(users.map(([name]) => name).sort()).toEqual(all.sort());
  });
});

describe('the table of contracts', () => {
  it('says how each answers', async () => {
    const [documented, deployed] = [createMockServer(), createMockServer({ contract: 'deployed' })];
    const path = `/api/payments/${EXAMPLE}/`;
    const link = async (server: MockServer) =>
      (
        await request(server.app)
          .post(`${path}link_to_invoice/`)
          .set({ ...server.as('staff').headers, Host: 'x' })
          .send({ invoice: `/api/invoices/${EXAMPLE}/` })
      ).text;
    const rows = table('Contracts', documentAt(API));
    const cells = (title: string) => rows.find(([cell]) => cell?.includes(title)) ?? [];
    const [, , ...presets] = cells('link_answer');
    expect(presets.flatMap(quoted)).toEqual(['published', 'detail', 'detail']);
    expect(await link(deployed)).toBe('{"detail":"An invoice has been linked to payment."}');
    expect(await link(documented)).toBe(`{"invoice":"http://x/api/invoices/${EXAMPLE}/"}`);
    expect((await call(documented, 'GET', path)).body.uuid).toBe(EXAMPLE);
    expect((await call(deployed, 'GET', path)).body.uuid).toBe(EXAMPLE.replaceAll('-', ''));
  });
});
