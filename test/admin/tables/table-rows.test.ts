/** The tables over HTTP: what is in them, sought, in order and page by page. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { createMockServer } from '../../../src/index.ts';

const server = createMockServer();
const client = supertest(server.app);
const TABLES = '/__admin/tables';

beforeEach(() => server.reset());

// biome-ignore lint/suspicious/noExplicitAny: a test says by its expectations what it holds
const page = async (path: string): Promise<any> => (await client.get(`${TABLES}/${path}`)).body;
const column = async (path: string, name: string): Promise<readonly unknown[]> =>
  (await page(path)).rows.map(({ row }: { row: Record<string, unknown> }) => row[name]);

describe('GET /__admin/tables', () => {
  it('tells each table with its columns, its rows and how many were changed', async () => {
    const { tables } = (await client.get(TABLES)).body;
    const sizes = server.state();
    expect(tables.map(({ name }: { name: string }) => name)).toEqual(
      Object.keys(sizes).filter((name) => name !== '$schema'),
    );
    const payments = tables.find(({ name }: { name: string }) => name === 'payments');
    expect(payments).toMatchObject({
      rows: sizes.payments.length,
      changed: { added: 0, changed: 0, removed: 0 },
    });
    expect(payments.columns).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'uuid', kind: 'uuid', required: false }),
        expect.objectContaining({
          name: 'profile',
          kind: 'relation',
          relation: 'payment_profiles',
        }),
        expect.objectContaining({ name: 'sum', kind: 'decimal', isText: false, isSortable: true }),
        expect.objectContaining({ name: '$moved', kind: 'boolean', isOccasional: true }),
      ]),
    );
    const profiles = tables.find(({ name }: { name: string }) => name === 'payment_profiles');
    expect(profiles.columns).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'name', isText: true }),
        expect.objectContaining({ name: 'organization', required: true, relation: 'customers' }),
        expect.objectContaining({ choices: expect.arrayContaining(['fixed_price']) }),
      ]),
    );
  });
});

describe('GET /__admin/tables/{table}', () => {
  it('gives rows in fixture form, in the order of the table, as many as are asked for', async () => {
    const { payments } = server.state();
    const { total, offset, rows } = await page('payments?offset=2&limit=3');
    expect([total, offset]).toEqual([payments.length, 2]);
    expect(rows).toEqual(payments.slice(2, 5).map((row) => ({ key: row.uuid, change: null, row })));
  });

  it('puts rows in order by several columns, the first of which decides', async () => {
    const { payments } = server.state();
    const sums = payments.map(({ sum }) => sum).sort((a, b) => Number(a) - Number(b));
    expect(await column('payments?o=sum', 'sum')).toEqual(sums);
    expect(await column('payments?o=-sum', 'sum')).toEqual(sums.toReversed());
    const byProfile = await column('payments?o=profile,-created', 'profile');
    expect(byProfile).toEqual([...byProfile].sort());
    const rows = (await page('payments?o=profile,-created')).rows;
    for (const [at, { row }] of rows.entries()) {
      const before = rows[at - 1]?.row;
      if (before?.profile === row.profile) expect(before.created >= row.created).toBe(true);
    }
  });

  it('finds a text in any column, and rows by what their columns hold', async () => {
    const { payments, invoices, users } = server.state();
    const [first] = payments;
    expect((await page(`payments?search=${first?.sum}`)).rows[0].row).toEqual(first);
    expect((await page('users?search=OWNER-TOKEN')).rows[0].row.username).toBe('owner');
    expect((await page(`payments?search=${first?.uuid}`)).total).toBe(1);
    expect((await page('payments?search=zebra')).total).toBe(0);
    const linked = payments.filter(({ invoice }) => invoice !== null);
    expect((await page('payments?invoice=')).total).toBe(payments.length - linked.length);
    expect((await page(`payments?invoice=${linked[0]?.invoice}`)).rows[0].row).toEqual(linked[0]);
    const states = invoices.filter(({ state }) => ['paid', 'pending'].includes(state));
    expect((await page('invoices?state=paid&state=pending')).total).toBe(states.length);
    const staff = users.filter(({ is_staff }) => is_staff);
    expect((await page('users?is_staff=true')).total).toBe(staff.length);
    expect((await page(`invoices?year=${invoices[0]?.year}&o=month`)).total).toBeGreaterThan(0);
  });

  it('leaves bytes out of pages, and has them in a row', async () => {
    const [file] = server.state().media;
    const { rows } = await page(`media?uuid=${file?.uuid}`);
    expect(rows).toEqual(
      [{ key: file?.uuid, change: null, row: { ...file, base64: undefined } }].map((each) =>
        JSON.parse(JSON.stringify(each)),
      ),
    );
    expect((await page(`media/${file?.uuid}`)).row).toEqual(file);
  });

  it('tells all that is wrong with a query, and what was meant', async () => {
    const answer = await client.get(
      `${TABLES}/payments?limit=5000&offset=x&o=su,profile&prfile=1&profile=x&changed=new`,
    );
    expect([answer.status, answer.body.errors]).toEqual([
      400,
      [
        { pointer: '/limit', message: 'must be a whole number from 0 to 1000' },
        { pointer: '/offset', message: 'must be a whole number from 0 on' },
        { pointer: '/changed', message: 'must be one of added, changed, any' },
        { pointer: '/o', message: 'there is no such column as "su": did you mean "sum"?' },
        {
          pointer: '/prfile',
          message: 'there is no such column as "prfile": did you mean "profile"?',
        },
        { pointer: '/profile', message: 'must be a uuid, or empty for none' },
      ],
    ]);
    const bad = await client.get(`${TABLES}/users?is_staff=yes&roles=x&token_lifetime=x`);
    expect(bad.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/is_staff',
      '/roles',
      '/token_lifetime',
    ]);
    const unknown = await client.get(`${TABLES}/paymets`);
    expect([unknown.status, unknown.body.errors]).toEqual([
      404,
      [{ pointer: '', message: 'there is no table "paymets": did you mean "payments"?' }],
    ]);
  });
});

describe('the order of a hundred thousand rows', () => {
  it('is that of every row after the other, whatever the column', () => {
    const many = createMockServer({
      fixtures: { generate: { payments: 2000, customers: 5 } },
    });
    for (const o of [
      'sum',
      '-sum',
      'date_of_payment',
      '-created',
      'profile,-sum',
      '-invoice,sum',
    ]) {
      const names = o.split(',');
      const { rows } = many.tables.rows('payments', { o, limit: 1000 });
      const wrong = rows.filter(({ row }, at) => {
        const before = rows[at - 1]?.row;
        return before !== undefined && compared(names, { ...before }, { ...row }) > 0;
      });
      expect([o, wrong]).toEqual([o, []]);
    }
  });
});

function compared(
  names: readonly string[],
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
): number {
  for (const each of names) {
    const name = each.replace('-', '');
    const key = (row: typeof a) => (name === 'sum' ? Number(row[name]) : String(row[name] ?? ''));
    const [one, other] = [key(a), key(b)];
    if (one !== other) return (one < other ? -1 : 1) * (name === each ? 1 : -1);
  }
  return 0;
}

describe('GET /__admin/users', () => {
  it('tells who can call, with token and roles', async () => {
    const { users, total } = (await client.get('/__admin/users')).body;
    expect(total).toBe(server.state().users.length);
    expect(users[0]).toEqual({
      ...{ username: 'staff', token: server.as('staff').token, isStaff: true, isSupport: false },
      ...{ isActive: true, isExpired: false, roles: [] },
    });
    const { users: aged } = (await client.get('/__admin/users?search=expired')).body;
    expect(aged).toEqual([expect.objectContaining({ username: 'expired', isExpired: true })]);
    const owner = (await client.get('/__admin/users?search=OWNER&limit=1')).body;
    expect(owner.users).toEqual([
      expect.objectContaining({
        roles: [{ role: 'owner', customer: expect.stringMatching(/^[0-9a-f-]{36}$/) }],
      }),
    ]);
    expect((await client.get('/__admin/users?limit=x')).status).toBe(400);
  });
});
