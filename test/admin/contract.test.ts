/** The contract of a sandbox, put in the place of another while it runs. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { createMockServer } from '../../src/index.ts';
import { DIFFERENCES } from '../../src/waldur/differences.ts';

const server = createMockServer();
const client = supertest(server.app);
const staff = server.as('staff').headers;
const CONTRACT = '/__admin/contract';
const ANSWER = '/api/payments/?page_size=1';

beforeEach(() => server.reset());

const uuidOf = async (): Promise<unknown> => (await client.get(ANSWER).set(staff)).body[0].uuid;

describe('GET /__admin/contract', () => {
  it('tells the contract, and all in which contracts can differ, in words', async () => {
    const { status, body } = await client.get(CONTRACT);
    expect([status, body.preset, body.label]).toEqual([200, 'documented', 'documented']);
    expect(body.differences).toEqual(server.differences);
    expect(body.known.map(({ name }: { name: string }) => name)).toEqual(Object.keys(DIFFERENCES));
    expect(body.known[0]).toEqual({
      name: 'uuid',
      what: 'uuids in answers',
      values: { dashed: 'with dashes', hex: '32 hex digits' },
      presets: { documented: 'dashed', deployed: 'hex', current: 'hex' },
      source: 'BEHAVIOUR 1 and 15',
    });
  });
});

describe('PUT /__admin/contract', () => {
  it('has the API answered by it, and all that tells of the contract follow', async () => {
    expect(await uuidOf()).toMatch(/-/);
    const { status, body } = await client.put(CONTRACT).send('"deployed"').type('json');
    expect([status, body.preset, body.differences.uuid]).toEqual([200, 'deployed', 'hex']);
    expect(await uuidOf()).toMatch(/^[0-9a-f]{32}$/);
    expect([server.contract, server.differences.uuid]).toEqual(['deployed', 'hex']);
    const health = (await client.get('/__admin/health')).body;
    expect([health.contract, health.differences]).toEqual(['deployed', body.differences]);
    const document = (await client.get('/__admin/openapi.json')).body;
    expect(document.info.summary).toContain('by the contract deployed');
  });

  it('takes a preset with differences, which bring operations and their faults', async () => {
    const items = async () => {
      const [invoice] = server.state().invoices;
      return (await client.get(`/api/invoices/${invoice?.uuid}/items/`).set(staff)).status;
    };
    const add = { operation: 'invoices_items_retrieve', respond: 'bad_gateway' };
    expect([await items(), (await client.post('/__admin/faults').send(add)).status]).toEqual([
      404, 400,
    ]);
    await client.put(CONTRACT).send({ preset: 'documented', invoice_items: 'served' });
    expect(server.differences).toMatchObject({ uuid: 'dashed', invoice_items: 'served' });
    expect([await items(), (await client.post('/__admin/faults').send(add)).status]).toEqual([
      200, 201,
    ]);
    const { operations } = (await client.get('/__admin/coverage')).body;
    expect(Object.keys(operations)).toContain('invoices_items_retrieve');
    server.reset();
    expect([await items(), server.differences.invoice_items]).toEqual([404, 'unserved']);
  });

  it('refuses what is none, with all that is wrong, and changes nothing', async () => {
    const bad = { preset: 'deploid', uuid: 'dash', uid: 'hex' };
    const { status, body } = await client.put(CONTRACT).send(bad);
    expect(status).toBe(400);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/preset',
      '/uuid',
      '/uid',
    ]);
    expect(body.errors[2].message).toContain('did you mean "uuid"?');
    expect((await client.put(CONTRACT).send('"deploid"').type('json')).status).toBe(400);
    expect(server.contract).toBe('documented');
  });

  it('is of its sandbox alone, and put back by a reset that does not keep it', async () => {
    const other = server.sandbox('other');
    expect(await client.put(`${other.prefix}${CONTRACT}`).send({ uuid: 'hex' })).toMatchObject({
      status: 200,
    });
    expect([other.differences.uuid, server.differences.uuid]).toEqual(['hex', 'dashed']);
    expect(server.sandbox('third').differences.uuid).toBe('dashed');
    await client.post(`${other.prefix}/__admin/reset`).send({ keep: ['contract'] });
    expect(other.differences.uuid).toBe('hex');
    await client.post(`${other.prefix}/__admin/reset`);
    expect([other.contract, other.differences.uuid]).toEqual(['documented', 'dashed']);
  });

  it('leaves rows and journal alone, and requests in flight by what they met', async () => {
    const other = server.sandbox('other');
    other.reset();
    other.faults.add({ operation: 'payments_list', delayMs: 300 });
    const slow = client.get(`${other.prefix}${ANSWER}`).set(staff);
    const answered = slow.then(({ body }) => body[0].uuid);
    while (other.requests.entries().length === 0) await new Promise((done) => setTimeout(done, 5));
    other.setContract('deployed');
    expect(await answered).toMatch(/-/);
    expect([other.contract, other.requests.entries().length]).toEqual(['deployed', 1]);
    expect(other.tables.changes().tables).toEqual({});
    expect(() => other.setContract(JSON.parse('"deploid"'))).toThrow('must be one of');
  });
});
