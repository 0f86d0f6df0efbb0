/** What the README says is so: its blocks run, and its flags, operations, roles and contracts are the real ones. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { ADMIN_ROUTES } from '../../src/admin/routes.ts';
import { COMMANDS } from '../../src/cli/commands.ts';
import { FLAGS } from '../../src/cli/flags.ts';
import { createMockServer, type MockServer, startMockServer } from '../../src/index.ts';
import { checkedOptions } from '../../src/server/options.ts';
import { withoutGenerated } from '../fidelity/readme-section.ts';
import { recordingEnvironment } from '../recording/spawn-environment.ts';
import { blocks, quoted, readme, table } from './blocks.ts';

const EXAMPLE = 'a1b2c3d4-e5f6-7890-abcd-ef1234567890';
const MOST_LINES = 250;

const root = fileURLToPath(new URL('../../', import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const known = ['--help', '--version', ...FLAGS.map(({ name }) => `--${name}`)];

/** Sends a request as a user of the default world. */
async function call(server: MockServer, method: string, path: string, username = 'staff') {
  const sent = request(server.app)[method === 'OPTIONS' ? 'options' : 'get'](path);
  return sent.set(server.as(username).headers);
}

describe('README.md', () => {
  it(`has fewer than ${MOST_LINES} lines, apart from what is generated`, () => {
    expect(withoutGenerated(readme).trimEnd().split('\n').length).toBeLessThan(MOST_LINES);
  });

  it('asks for the Node.js that the package asks for', () => {
    const [, version] = /Node\.js ([\d.]+) or newer/.exec(readme) ?? [];
    expect(manifest.engines.node).toBe(`>=${version}`);
  });

  it('names only scripts that there are', () => {
    const scripts = Array.from(readme.matchAll(/npm run ([\w:]+)/g), ([, name = '']) => name);
    expect([...new Set(scripts)].filter((name) => !(name in manifest.scripts))).toEqual([]);
    expect(scripts).toContain('build');
  });
});

const BENCHMARKS = /<!-- benchmarks: written by (.*?)<!-- end of benchmarks -->/s;

describe('the benchmarks', () => {
  it('are those of the oldest Node.js that the package takes, and of the one that the image runs', () => {
    const all = readFileSync(join(root, 'test/benchmark/README.md'), 'utf8');
    const [, figures = ''] = BENCHMARKS.exec(all) ?? [];
    const measured = Array.from(figures.matchAll(/^## Node\.js v(\d+)\./gm), ([, major]) => major);
    const [, image] =
      /^ARG \w+=node:(\d+)/m.exec(readFileSync(join(root, 'Dockerfile'), 'utf8')) ?? [];
    expect(measured).toEqual([/\d+/.exec(manifest.engines.node)?.[0], image]);
    const [, summary = ''] = BENCHMARKS.exec(readme) ?? [];
    expect(summary).toContain(`| ${measured.map((major) => `Node.js ${major}`).join(' | ')} |`);
  });

  it('tell of every operation at every size', async () => {
    const { OPERATIONS } = await import(join(root, 'test/benchmark/operations.mjs'));
    const [, tables = ''] = BENCHMARKS.exec(readme) ?? [];
    const rows = Object.keys(OPERATIONS).flatMap((operation) =>
      ['1,000', '100,000', '1,000,000'].map((size) => `\n| ${operation} | ${size} | `),
    );
    expect(rows.filter((row) => !tables.includes(row))).toEqual([]);
    for (const measured of ['start to first answer', 'load 100,000', 'resident, default world']) {
      expect(tables).toContain(`\n| ${measured}`);
    }
  });
});

describe('the Jest block', () => {
  it('passes as it stands, in a folder of its own that has the package', () => {
    const [block = ''] = blocks('js');
    const folder = mkdtempSync(join(tmpdir(), 'waldur-payments-mock-'));
    try {
      mkdirSync(join(folder, 'node_modules'));
      symlinkSync(root, join(folder, 'node_modules', manifest.name), 'dir');
      writeFileSync(join(folder, 'package.json'), '{}');
      writeFileSync(join(folder, 'payments.test.js'), block);
      const jest = join(root, 'node_modules/jest/bin/jest.js');
      const { status, stderr } = spawnSync(process.execPath, [jest], {
        cwd: folder,
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], ...recordingEnvironment() },
      });
      expect(stderr).toContain('✓ a payment is recorded');
      expect(status).toBe(0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 60_000);
});

describe('the table of what a server has', () => {
  const names = table('In Jest').flatMap(([cell = '']) => quoted(cell));

  it('names what there is, and no more', async () => {
    const server = await startMockServer();
    await server.close();
    const called = names.map((name) => name.replace(/\(.*/, ''));
    expect([...called].sort()).toEqual(Object.keys(server).sort());
  });

  it('names what the clock does', () => {
    const [row = []] = table('In Jest').filter(([cell]) => cell === '`clock`');
    const { clock } = createMockServer();
    expect(quoted(row[1] ?? '').filter((name) => !(name in clock))).toEqual([]);
  });

  it('is followed by every option', () => {
    const [, sentence = ''] = /^Options: (.*?)\.\s/ms.exec(readme) ?? [];
    const [, all = ''] = /there are (.*)$/.exec(refusal({ nonsense: 1 })) ?? [];
    expect([...quoted(sentence)].sort()).toEqual(all.split(', ').sort());
  });
});

/** What the options' own check says. */
function refusal(options: object): string {
  try {
    checkedOptions(options);
    return '';
  } catch (error) {
    return String(error);
  }
}

describe('the command', () => {
  const lines = blocks('sh').flatMap((block) => block.split('\n'));
  const commands = lines.filter((line) => line.startsWith('npx waldur-payments-mock'));

  it('is called with commands and flags that exist', () => {
    const words = commands.map((line) => line.split(' ')[2] ?? '');
    expect(
      words.filter(
        (word) => ![...COMMANDS.map(({ name }) => name), ...known].some((each) => each === word),
      ),
    ).toEqual([]);
    expect(commands).not.toEqual([]);
  });

  it('has every flag that is named anywhere', () => {
    const others = ['--rm', '--save-dev'];
    const named = Array.from(
      withoutGenerated(readme).matchAll(/(?<![\w-])--[a-z][a-z-]*/g),
      ([flag]) => flag,
    );
    expect([...new Set(named)].filter((flag) => ![...known, ...others].includes(flag))).toEqual([]);
  });

  it('listens on the port that the examples use', () => {
    const help = FLAGS.find(({ name }) => name === 'port')?.help;
    const ports = Array.from(readme.matchAll(/127\.0\.0\.1:(\d+)/g), ([, port = '']) => port);
    expect([...new Set(ports)].map((port) => help?.includes(`(${port})`))).toEqual([true]);
  });

  it('answers the first request of the README', async () => {
    const [line = ''] = lines.filter((each) => each.startsWith('curl'));
    const [, path = '', , token = ''] = /8000(\S+) -H "(Authorization): ([^"]+)"/.exec(line) ?? [];
    const { app } = createMockServer();
    const { status, body } = await request(app).get(path).set('Authorization', token);
    expect([status, body.length > 0]).toEqual([200, true]);
  });
});

describe('the fixture block', () => {
  it('loads, and makes the rows that it says', () => {
    const [block = ''] = blocks('json');
    const state = createMockServer({ fixtures: JSON.parse(block) }).state();
    expect(state).toMatchObject({ payments: { length: 51 }, users: { length: 2 } });
  });
});

describe('the operations table', () => {
  const rows = table('Operations').map(([paths = '', name = '']) => ({
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
    expect(names.sort()).toEqual([
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
    const groups = rows.filter(({ paths: [path = ''] }) => path.startsWith('/'));
    const paths = groups.flatMap(({ paths: [first = '', ...more] }) => [
      first,
      ...more.map((path) => path.replace('…/', first)),
    ]);
    const statuses = await Promise.all(
      paths.map(async (path) => {
        const { status } = await call(server, 'OPTIONS', path.replace('{uuid}', EXAMPLE));
        return [path, status] as const;
      }),
    );
    expect(statuses.filter(([, status]) => status !== 200)).toEqual([]);
    expect(paths.length).toBeGreaterThan(0);
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

describe('the table of the control plane', () => {
  it('names what there is, and no more', () => {
    const cells = table('Control plane').map(([cell = '']) => quoted(cell));
    const named = cells.flat().flatMap((code) => /(?:^| )([a-z.]+)/.exec(code)?.[1] ?? []);
    const routed = ADMIN_ROUTES.map(({ path }) => path.split('/')[1] ?? '');
    expect([...new Set(named)].sort()).toEqual([...new Set(routed)].sort());
  });
});

describe('the table of roles', () => {
  const ALL = createMockServer();
  const users = table('Roles and tokens').flatMap(
    ([names = '', tokens = '', sees = '', writes = '']) =>
      quoted(names).map(
        (name, index) => [name, quoted(tokens)[index] ?? '', sees, writes] as const,
      ),
  );
  const seen = async (token: string) => {
    const answer = await request(ALL.app)
      .get('/api/payments/?page_size=300')
      .set('Authorization', `Token ${token}`);
    if (answer.status !== 200) return String(answer.status);
    const total = Object(ALL.state()['payments']).length;
    if (answer.body.length === total) return 'everything';
    return answer.body.length === 0 ? 'no payments' : 'their organization’s payments';
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
    expect(await seen(token)).toBe(sees.replace("'", '’'));
    expect(await mayWrite(token)).toBe(writes);
  });

  it('has all tokens that it names', () => {
    expect(users.filter(([, token]) => token === '')).toEqual([]);
    expect(users.map(([name]) => name)).toContain('staff');
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
    const rows = table('Two contracts');
    const cells = (title: string) => rows.find(([cell]) => cell?.includes(title)) ?? [];
    const [, , detail = ''] = cells('link_to_invoice');
    expect(await link(deployed)).toBe(quoted(detail)[0]?.replace('": "', '":"'));
    expect(await link(documented)).toBe(`{"invoice":"http://x/api/invoices/${EXAMPLE}/"}`);
    expect((await call(documented, 'GET', path)).body.uuid).toBe(EXAMPLE);
    expect((await call(deployed, 'GET', path)).body.uuid).toBe(EXAMPLE.replaceAll('-', ''));
  });
});
