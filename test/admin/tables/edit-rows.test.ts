/** Rows that are added, changed and deleted one by one: by the rules of fixtures, or not at all. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { createMockServer } from '../../../src/index.ts';

const server = createMockServer();
const client = supertest(server.app);
const staff = server.as('staff').headers;
const TABLES = '/__admin/tables';

beforeEach(() => server.reset());

const errorsOf = (answer: { readonly status: number; readonly body: { errors?: unknown } }) => [
  answer.status,
  answer.body.errors,
];
const unlinked = () => server.state().payments.find(({ invoice }) => invoice === null);
/** A payment with a paid invoice, and that. */
const linked = () => {
  const payment = server.state().payments.find(({ invoice }) => invoice !== null);
  return { payment: payment?.uuid, invoice: payment?.invoice, profile: payment?.profile };
};
const NOTHING_CHANGED = { tables: {}, isCut: false };
const changes = async () => (await client.get('/__admin/changes')).body;

describe('POST /__admin/tables/{table}', () => {
  it('adds a row, which the API has at once, and a reset takes away', async () => {
    const { status, body } = await client.post(`${TABLES}/customers`).send({ name: 'New one' });
    expect([status, body.row]).toMatchObject([201, { uuid: body.key, name: 'New one' }]);
    const answered = await client.get(`/api/customers/${body.key}/`).set(staff);
    expect([answered.status, answered.body.name]).toEqual([200, 'New one']);
    expect((await client.get(`${TABLES}/customers/${body.key}`)).body).toMatchObject({
      ...{ key: body.key, change: 'added', row: body.row, seed: null },
    });
    expect(await changes()).toEqual({
      tables: { customers: { added: [body.row], changed: [], removed: [] } },
      isCut: false,
    });
    server.reset();
    expect(await changes()).toEqual(NOTHING_CHANGED);
  });

  it('takes the key that it is given, aliases of no row, and links to others by URL', async () => {
    const { profile } = linked();
    const uuid = 'c1c00000-0000-4000-8000-000000000001';
    const row = { uuid, $id: 'mine', profile: `/api/payment-profiles/${profile}/`, sum: '7.5' };
    const { body } = await client.post(`${TABLES}/payments`).send(row);
    expect(body).toMatchObject({ key: uuid, row: { uuid, profile, sum: '7.50' } });
    const again = await client.post(`${TABLES}/payments`).send(row);
    expect(errorsOf(again)).toEqual([
      400,
      [{ pointer: '/uuid', message: 'is taken: a row that was there before has it' }],
    ]);
  });

  it('refuses what a document could not have, with the pointers and words of fixtures', async () => {
    const bad = { profile: 'nobody', sum: 5, dat_of_payment: 'x' };
    const answer = await client.post(`${TABLES}/payments`).send(bad);
    const inDocument = await client.patch('/__admin/state').send({ payments: [bad] });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toHaveLength(4);
    expect(answer.body.errors).toEqual(
      inDocument.body.errors.map(({ pointer, message }: Record<string, string>) => ({
        ...{ pointer: pointer?.replace('/payments/0', ''), message },
      })),
    );
    const taken = await client.post(`${TABLES}/users`).send({ username: 'owner' });
    expect(errorsOf(taken)).toMatchObject([400, [{ pointer: '/username' }]]);
    expect(errorsOf(await client.post(`${TABLES}/payments`).send([]))).toEqual([
      400,
      [{ pointer: '', message: 'must be an object' }],
    ]);
    expect(await changes()).toEqual(NOTHING_CHANGED);
  });

  it('draws the same keys after what was refused as if nothing had been', async () => {
    const add = async () => (await client.post(`${TABLES}/customers`).send({ name: 'A' })).body.key;
    const key = await add();
    server.reset();
    await client.post(`${TABLES}/customers`).send({ name: 5 });
    expect(await add()).toBe(key);
  });

  it('keeps to the limits of rows', async () => {
    const small = createMockServer({ maxRows: 60 });
    const asked = supertest(small.app);
    const statuses: number[] = [];
    for (let count = 0; count < 61; count += 1) {
      statuses.push((await asked.post(`${TABLES}/customers`).send({ name: `${count}` })).status);
    }
    expect([...new Set(statuses)]).toEqual([201, 429]);
  });
});

describe('PATCH /__admin/tables/{table}/{key}', () => {
  it('changes what it is told, and tells what a reset makes of the row', async () => {
    const before = unlinked();
    const path = `${TABLES}/payments/${before?.uuid}`;
    const { status, body } = await client.patch(path).send({ sum: '12.00' });
    expect([status, body.row]).toEqual([200, { ...before, sum: '12.00' }]);
    expect((await client.get(path)).body).toMatchObject({ change: 'changed', seed: before });
    expect((await client.get(`${TABLES}/payments?changed=changed`)).body).toMatchObject({
      total: 1,
      rows: [{ key: before?.uuid, change: 'changed' }],
    });
    expect(await changes()).toMatchObject({
      tables: { payments: { changed: [{ key: before?.uuid, before, after: body.row }] } },
    });
    await client.patch(path).send({ sum: before?.sum });
    expect(await changes()).toEqual(NOTHING_CHANGED);
  });

  it('keeps the row where it is, and what it does not name', async () => {
    const order = server.state().payments.map(({ uuid }) => uuid);
    await client.patch(`${TABLES}/payments/${order[2]}`).send({ sum: '1.00' });
    expect(server.state().payments.map(({ uuid }) => uuid)).toEqual(order);
    const [profile] = server.state().payment_profiles;
    const path = `${TABLES}/payment_profiles/${profile?.uuid}`;
    const { body } = await client.patch(path).send({ attributes: { a: [1.5, null] } });
    expect(body.row).toEqual({ ...profile, attributes: { a: [1.5, null] } });
  });

  it('takes a whole row back, and refuses another key', async () => {
    const row = unlinked();
    const path = `${TABLES}/payments/${row?.uuid}`;
    expect((await client.patch(path).send(row)).status).toBe(200);
    const other = 'c1c00000-0000-4000-8000-000000000001';
    expect(errorsOf(await client.patch(path).send({ uuid: other }))).toEqual([
      400,
      [{ pointer: '/uuid', message: 'is the key of the row, and stays' }],
    ]);
  });

  it('refuses with the pointers of the members, and changes nothing', async () => {
    const path = `${TABLES}/payments/${unlinked()?.uuid}`;
    const answer = await client.patch(path).send({ sum: 12, sm: '1', profile: 'x' });
    expect(errorsOf(answer)).toEqual([
      400,
      [
        { pointer: '/profile', message: '"x" names no row of payment_profiles' },
        { pointer: '/sum', message: 'must be text, such as "12.00"' },
        { pointer: '/sm', message: 'unknown key "sm": did you mean "sum"?' },
      ],
    ]);
    expect((await client.patch(path).type('json').send('"x"')).status).toBe(400);
    expect(await changes()).toEqual(NOTHING_CHANGED);
  });

  it('lets a row keep what is unique, and no other take it', async () => {
    const { users } = server.state();
    const owner = users.find(({ username }) => username === 'owner');
    const path = `${TABLES}/users/${owner?.uuid}`;
    const kept = await client.patch(path).send({ username: 'owner', email: 'a@b.example' });
    expect(kept.status).toBe(200);
    const taken = await client.patch(path).send({ username: 'staff' });
    expect(errorsOf(taken)).toMatchObject([400, [{ pointer: '/username' }]]);
    const active = server.state().payment_profiles.find(({ is_active }) => is_active);
    const profile = `${TABLES}/payment_profiles/${active?.uuid}`;
    expect((await client.patch(profile).send({ name: 'Renamed' })).status).toBe(200);
  });

  it('refuses with 409 what would make rows that refer to it break a rule', async () => {
    const { payment, invoice } = linked();
    const path = `${TABLES}/invoices/${invoice}`;
    expect(errorsOf(await client.patch(path).send({ state: 'pending' }))).toEqual([
      409,
      [
        {
          pointer: '',
          message: `payments ${payment} would break a rule by it: invoice must be a paid invoice, and this one is pending`,
        },
      ],
    ]);
    expect(await changes()).toEqual(NOTHING_CHANGED);
    await client.patch(`${TABLES}/payments/${payment}`).send({ invoice: null });
    expect((await client.patch(path).send({ state: 'pending' })).status).toBe(200);
  });

  it('keeps rows of one table above those that name them', async () => {
    const add = async (body: object) =>
      (await client.post(`${TABLES}/organization_groups`).send(body)).body.key;
    const top = await add({ name: 'top' });
    const below = await add({ name: 'below', parent: top });
    const answer = await client
      .patch(`${TABLES}/organization_groups/${top}`)
      .send({ parent: below });
    expect(errorsOf(answer)).toEqual([
      400,
      [{ pointer: '/parent', message: 'must name a row that stands above this one' }],
    ]);
    expect(createMockServer({ fixtures: server.state() }).state()).toEqual(server.state());
  });

  it('reads what users know of a project anew', async () => {
    const [project] = server.state().projects;
    const other = server.state().customers.find(({ uuid }) => uuid !== project?.customer);
    const path = `${TABLES}/projects/${project?.uuid}`;
    expect((await client.patch(path).send({ customer: other?.uuid })).status).toBe(200);
    const { users } = (await client.get('/__admin/users')).body;
    const roles = users.flatMap((user: { roles: readonly { project?: string }[] }) => user.roles);
    const ofProject = roles.filter((role: { project?: string }) => role.project === project?.uuid);
    expect(ofProject.length).toBeGreaterThan(0);
    for (const role of ofProject) expect(role.customer).toBe(other?.uuid);
    expect(createMockServer({ fixtures: server.state() }).state()).toEqual(server.state());
  });
});

describe('DELETE /__admin/tables/{table}/{key}', () => {
  it('deletes a row, which is told as removed', async () => {
    const row = unlinked();
    const path = `${TABLES}/payments/${row?.uuid}`;
    expect((await client.delete(path)).status).toBe(204);
    expect((await client.get(`/api/payments/${row?.uuid}/`).set(staff)).status).toBe(404);
    expect(await changes()).toEqual({
      tables: { payments: { added: [], changed: [], removed: [row] } },
      isCut: false,
    });
    expect(errorsOf(await client.delete(path))).toEqual([
      404,
      [{ pointer: '', message: `there is no row "${row?.uuid}" in payments` }],
    ]);
  });

  it('clears what refers to it, or is refused with 409, by the rule of each reference', async () => {
    const { payment, invoice, profile } = linked();
    expect((await client.delete(`${TABLES}/invoices/${invoice}`)).status).toBe(204);
    const { body } = await client.get(`${TABLES}/payments/${payment}`);
    expect([body.row.invoice, body.change]).toEqual([null, 'changed']);
    const holders = server.state().payments.filter((each) => each.profile === profile).length;
    expect(errorsOf(await client.delete(`${TABLES}/payment_profiles/${profile}`))).toEqual([
      409,
      [
        {
          pointer: '',
          message: `cannot be deleted: ${holders} rows of payments refer to it by profile`,
        },
      ],
    ]);
    const [customer] = server.state().customers;
    const named = await client.delete(`${TABLES}/customers/${customer?.uuid}`);
    expect(errorsOf(named)).toMatchObject([
      409,
      [
        {
          message: expect.stringMatching(
            /^cannot be deleted: \d+ rows of users refer to it by roles$/,
          ),
        },
      ],
    ]);
  });
});

describe('the rows of the library', () => {
  it('are those of the control plane, with the errors that it answers', () => {
    const row = server.tables.add('customers', { name: 'From here' });
    const found = server.tables.rows('customers', { search: 'from here' });
    expect(found.rows).toEqual([{ ...row, change: 'added' }]);
    server.tables.change('customers', row.key, { name: 'Other' });
    expect(server.tables.row('customers', row.key)).toMatchObject({ row: { name: 'Other' } });
    expect(server.tables.changes({ limit: 0 })).toEqual({
      tables: { customers: { added: [], changed: [], removed: [] } },
      isCut: true,
    });
    server.tables.remove('customers', row.key);
    expect(server.tables.changes()).toEqual(NOTHING_CHANGED);
    expect(() => server.tables.row('customers', row.key)).toThrow(RangeError);
    expect(() => server.tables.rows('customers', { limit: 5000 })).toThrow('/limit must be');
    const { profile } = linked();
    expect(() => server.tables.remove('payment_profiles', `${profile}`)).toThrow(
      'cannot be deleted',
    );
  });

  it('are counted against the seed of a reload, and of fixtures put in their place', () => {
    server.seed(server.state());
    expect(server.tables.changes()).toEqual(NOTHING_CHANGED);
    server.seed({ customers: [{ name: 'Only' }] });
    const { customers } = server.tables.changes().tables;
    expect([customers?.added.length, customers?.removed.length]).toEqual([1, 3]);
  });
});
