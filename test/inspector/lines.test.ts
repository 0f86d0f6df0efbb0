/** The lines that empty views offer for pasting: each works as it stands, in whatever world there is. */
import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { createMockServer } from '../../src/index.ts';
import { type AdminRequest, adminLine } from '../../src/inspector/client/admin-line.ts';
import type { TableInfo } from '../../src/inspector/client/shapes.ts';
import { EXAMPLES, exampleDocument } from '../../src/inspector/data/example-document.ts';

const PLACE = { origin: 'http://[::1]:8000', admin: '/__sandbox/refunds/__admin' };
const PATCH = { method: 'PATCH', path: '/state', body: { customers: [{ name: "O'Hara $HOME" }] } };

/** The words that a shell makes of a line. */
function words(line: string): readonly string[] {
  const script = `curl() { printf '%s\\0' "$@"; }; ${line}`;
  const env = { ...process.env, WALDUR_MOCK_ADMIN_TOKEN: 'se cret' };
  return execFileSync('sh', ['-c', script], { encoding: 'utf8', env }).split('\0').slice(0, -1);
}

describe('adminLine', () => {
  it.each<[AdminRequest, boolean, readonly string[]]>([
    [
      { method: 'POST', path: '/faults', body: {} },
      false,
      ['http://[::1]:8000/__sandbox/refunds/__admin/faults', '--json', '{}'],
    ],
    [
      { ...PATCH, method: 'PATCH' },
      true,
      [
        ...['-X', 'PATCH', 'http://[::1]:8000/__sandbox/refunds/__admin/state'],
        ...['-H', 'Authorization: Bearer se cret', '--json', JSON.stringify(PATCH.body)],
      ],
    ],
  ])('of %j with a token: %j', (asked, isGuarded, expected) => {
    expect(words(adminLine(PLACE, asked, isGuarded))).toEqual(expected);
  });
});

describe('exampleDocument', () => {
  let tables: readonly TableInfo[] = [];
  beforeAll(async () => {
    tables = (await request(createMockServer().app).get('/__admin/tables')).body.tables;
  });

  it('has what a row cannot be without, and nothing else', () => {
    expect(exampleDocument('payments', tables)).toEqual({
      customers: [{ $id: 'example' }],
      payment_profiles: [{ $id: 'example', organization: 'example' }],
      payments: [{ profile: 'example' }],
    });
    expect(exampleDocument('no such table', tables)).toEqual({});
  });

  it('adds a row to each table of an empty world, and to one that has rows', async () => {
    const names = tables.map(({ name }) => name);
    expect(names).toContain('stubs');
    const refused: unknown[] = [];
    for (const name of names) {
      const { app } = createMockServer({ fixtures: {} });
      const add = () => request(app).patch('/__admin/state').send(exampleDocument(name, tables));
      // What names itself is taken by the first one: a user, a path.
      const statuses = [
        (await add()).status,
        Object.hasOwn(EXAMPLES, name) ? 204 : (await add()).status,
      ];
      const { body } = await request(app).get(`/__admin/tables/${name}?limit=1`);
      if (statuses.some((status) => status !== 204) || body.total < 1) {
        refused.push([name, statuses, body.total]);
      }
    }
    expect(refused).toEqual([]);
  });
});
