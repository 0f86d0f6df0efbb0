/** Every kind of thing that clients can pile up ends at its limit, by number and by bytes, and is told in `health`. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { FLAGS } from '../../src/cli/flags.ts';
import { LIMITS, type LimitName, limitVariable } from '../../src/values/limits.ts';
import { type Answer, type Ask, type Client, createClient } from '../client.ts';
import { PAYMENT, PROFILE } from '../resources/base-world.ts';

const FAULT = { operation: 'payments_list', respond: { status: 200, body: 'x'.repeat(100) } };
const addFault = (json: unknown): Ask => ({ method: 'POST', path: '/__admin/faults', json });
const snapshot = (name: string): Ask => ({ method: 'PUT', path: `/__admin/snapshots/${name}` });
const add = (json: unknown): Ask => ({ method: 'PATCH', path: '/__admin/state', json });
const wait = (timeoutMs: number, more = {}): Ask => ({
  method: 'POST',
  path: '/__admin/requests/wait',
  json: { matches: { status: 599, ...more }, timeoutMs },
});
const upload = (size: number): Ask => ({
  method: 'PATCH',
  path: `/api/payments/${PAYMENT.linked}/`,
  parts: [{ name: 'proof', fileName: 'a.bin', bytes: Buffer.alloc(size, 'x') }],
});
const customers = (count: number) => ({
  customers: Array.from({ length: count }, (_, index) => ({ name: `Organization ${index}` })),
});

const payments = (count: number) => ({
  payments: Array.from({ length: count }, () => ({
    ...{ profile: PROFILE.active, date_of_payment: '2024-03-01', sum: '1' },
  })),
});

interface Case {
  readonly limit: LimitName;
  readonly value: number;
  readonly kind: string;
  /** What is still taken. */
  readonly taken: readonly Ask[];
  readonly refused: Ask;
  readonly status: number;
}

const CASES: readonly Case[] = [
  {
    ...{ limit: 'maxFaults', value: 2, kind: 'faults', status: 429 },
    ...{ taken: [addFault([FAULT, FAULT])], refused: addFault(FAULT) },
  },
  {
    ...{ limit: 'maxFaults', value: 2, kind: 'faults', status: 413 },
    ...{ taken: [], refused: addFault([FAULT, FAULT, FAULT]) },
  },
  {
    ...{ limit: 'maxFaultBytes', value: 300, kind: 'faults', status: 429 },
    ...{ taken: [addFault(FAULT)], refused: addFault(FAULT) },
  },
  {
    ...{ limit: 'maxFaultBytes', value: 100, kind: 'faults', status: 413 },
    ...{ taken: [], refused: addFault(FAULT) },
  },
  {
    ...{ limit: 'maxSnapshots', value: 2, kind: 'snapshots', status: 429 },
    ...{ taken: [snapshot('a'), snapshot('b'), snapshot('a')], refused: snapshot('c') },
  },
  {
    ...{ limit: 'maxWaiterBytes', value: 200, kind: 'waiters', status: 413 },
    ...{ taken: [wait(1)], refused: wait(1, { path: `/${'x'.repeat(200)}` }) },
  },
  {
    ...{ limit: 'maxWaiters', value: 0, kind: 'waiters', status: 413 },
    ...{ taken: [], refused: wait(1) },
  },
  {
    ...{ limit: 'maxRows', value: 1000, kind: 'rows', status: 429 },
    ...{ taken: [add(customers(10))], refused: add(customers(999)) },
  },
  {
    ...{ limit: 'maxRows', value: 1000, kind: 'rows', status: 413 },
    ...{ taken: [], refused: add(payments(1001)) },
  },
  {
    ...{ limit: 'maxRowBytes', value: 50_000, kind: 'rows', status: 413 },
    ...{ taken: [upload(20_000), upload(20_000)], refused: upload(20_000) },
  },
  {
    ...{ limit: 'maxRowBytes', value: 50_000, kind: 'rows', status: 413 },
    taken: [],
    refused: add({ media: [{ base64: Buffer.alloc(60_000).toString('base64') }] }),
  },
  {
    ...{ limit: 'maxGeneratedRows', value: 100, kind: 'generatedRows', status: 413 },
    ...{ taken: [add({ generate: { payments: 50 } })] },
    refused: add({ generate: { payments: 60, users: 41 } }),
  },
  {
    ...{ limit: 'maxGeneratedRows', value: 100, kind: 'generatedRows', status: 413, taken: [] },
    refused: {
      method: 'POST',
      path: '/__admin/sandboxes',
      json: { name: 'many', fixtures: { generate: { payments: 1_000_000 } } },
    },
  },
  {
    ...{ limit: 'maxBodyBytes', value: 1000, kind: 'body', status: 413 },
    ...{ taken: [], refused: add({ note: 'x'.repeat(1000) }) },
  },
];

/** What is said, to clients of the control plane or of the API. */
function reasonOf({ headers, json }: Answer): string {
  return headers['x-mock-note'] ?? json.errors.map((each: { message: string }) => each.message)[0];
}

async function held(api: Client, kind: string): Promise<Record<string, number>> {
  return (await api.get('/__admin/health')).json.limits[kind];
}

describe('a limit', () => {
  it.each(CASES.map((each) => [each.limit, each.value, each.status, each] as const))(
    '%s of %i refuses with %i, names its option, and changes nothing',
    async (name, value, status, { kind, taken, refused }) => {
      const api = createClient({ [name]: value });
      for (const each of taken) expect((await api.send(each)).status).toBeLessThan(300);
      const [state, before] = [JSON.stringify(api.state()), await held(api, kind)];
      const answer = await api.send(refused);
      expect(answer.status).toBe(status);
      const limit = LIMITS[name];
      const reason = `the option ${name} (--${limit.flag}, ${limitVariable(limit)}) raises the limit.`;
      const text = refused.path.startsWith('/api/')
        ? answer.headers['x-mock-note']
        : reasonOf(answer);
      expect(text).toContain(`${value}`);
      expect(text).toContain(reason);
      expect(Object.values(before)).toContain(value);
      expect(await held(api, kind)).toEqual(before);
      expect(JSON.stringify(api.state())).toBe(state);
      expect(Object.values(LIMITS).map(({ flag }) => flag)).toContain(limit.flag);
    },
  );

  it('is an option, a flag and a variable, each with its usual value', () => {
    const flags = FLAGS.filter(({ name }) =>
      Object.values(LIMITS).some(({ flag }) => flag === name),
    );
    expect(flags.map(({ variable, help }) => [variable, help])).toEqual(
      Object.values(LIMITS).map((limit) => [
        limitVariable(limit),
        `most ${limit.what} (${limit.usual})`,
      ]),
    );
  });

  it('refuses a name of a snapshot that is too long', async () => {
    const answer = await createClient().send(snapshot('x'.repeat(201)));
    expect([answer.status, reasonOf(answer)]).toEqual([
      413,
      'The name of a snapshot has 201 characters, and must have 200 at most.',
    ]);
  });
});

describe('what is held', () => {
  it('counts what sandboxes share once', async () => {
    const api = createClient();
    const alone = await held(api, 'rows');
    for (const name of ['a', 'b', 'c']) await api.get(`/__sandbox/${name}/api/payments/`);
    expect(await held(api, 'rows')).toEqual(alone);
    expect(await held(api, 'sandboxes')).toMatchObject({ number: 3 });
  });

  it('has the files of deleted payments, and what snapshots alone keep', async () => {
    const api = createClient();
    const { bytes = 0 } = await held(api, 'rows');
    await api.send(upload(20_000));
    await api.send({ method: 'DELETE', path: `/api/payments/${PAYMENT.linked}/` });
    expect(await held(api, 'rows')).toMatchObject({ bytes: bytes + 20_000 });
    await api.send(snapshot('full'));
    expect(await held(api, 'snapshots')).toMatchObject({ number: 1, bytes: 0 });
    await api.send({ method: 'POST', path: '/__admin/reset' });
    expect(await held(api, 'snapshots')).toMatchObject({ number: 1, bytes: 20_000 });
    await api.send({ method: 'DELETE', path: '/__admin/snapshots/full' });
    expect(await held(api, 'rows')).toMatchObject({ bytes });
  });

  it('makes room again when it goes: by reset, by replacing, by dropping a sandbox', async () => {
    const api = createClient({ maxRowBytes: 50_000 });
    const full = (prefix: string): Ask => ({ ...upload(40_000), path: prefix + upload(1).path });
    const status = async (ask: Ask): Promise<number> => (await api.send(ask)).status;
    expect([await status(full('')), await status(full(''))]).toEqual([200, 413]);
    await status({ method: 'POST', path: '/__admin/reset' });
    expect(await status(full('/__sandbox/a'))).toBe(200);
    expect(await status(full(''))).toBe(413);
    await status({ method: 'DELETE', path: '/__admin/sandboxes/a' });
    expect(await status(full(''))).toBe(200);
  });

  it('is bounded for rows that the API makes, too', async () => {
    const { number = 0 } = await held(createClient(), 'rows');
    const api = createClient({ maxRows: number + 2 });
    const profile = `/api/payment-profiles/${PROFILE.active}/`;
    const json = { profile, date_of_payment: '2024-03-01', sum: '1' };
    const statuses: number[] = [];
    for (let count = 0; count < 4; count += 1) {
      statuses.push((await api.send({ method: 'POST', path: '/api/payments/', json })).status);
    }
    expect(statuses.slice(-1)).toEqual([413]);
    expect(statuses.filter((each) => each === 201).length).toBeGreaterThan(0);
  });
});

describe('the journal of a server', () => {
  const list: Ask = { path: '/api/payments/' };

  it('keeps so many requests, or none', async () => {
    const [three, none] = [createClient({ journal: 3 }), createClient({ journal: 0 })];
    for (let count = 0; count < 5; count += 1) {
      await three.send(list);
      await none.send(list);
    }
    expect([three.requests.entries().length, three.requests.dropped]).toEqual([3, 2]);
    expect([none.requests.entries().length, none.requests.dropped]).toEqual([0, 5]);
  });

  it('never refuses: beyond its bytes the oldest go, and health tells', async () => {
    const api = createClient({ journalBytes: 100_000 });
    for (let count = 0; count < 50; count += 1) await api.send(list);
    const { number = 0, bytes, dropped } = await held(api, 'journal');
    expect(dropped).toBe(api.requests.dropped);
    expect(bytes).toBeLessThanOrEqual(100_000);
    expect(number).toBeGreaterThan(5);
    expect(number + api.requests.dropped).toBe(50);
    expect(api.requests.entries().at(-1)?.sequence).toBe(50);
  });

  it('gives room to the others of the server: the fullest forgets first', async () => {
    const api = createClient({ journalTotalBytes: 200_000 });
    await api.get('/__sandbox/quiet/api/payments/');
    for (let count = 0; count < 200; count += 1) await api.send(list);
    const { bytes, number = 0 } = await held(api, 'journals');
    expect(bytes).toBeLessThanOrEqual(200_000);
    expect(number).toBeLessThan(200);
    expect(api.sandbox('quiet').requests.entries()).toHaveLength(1);
    await api.send({ method: 'DELETE', path: '/__admin/sandboxes/quiet' });
    expect(await held(api, 'journals')).toMatchObject({
      number: api.requests.held.number,
      bytes: api.requests.held.bytes,
    });
  });

  it('keeps of a long body its length, its SHA-256 and its beginning; of a file nothing', async () => {
    const api = createClient();
    const raw = `{"sum": "5", "note": "${'é'.repeat(50_000)}"}`;
    const headers = { 'Content-Type': 'application/json' };
    await api.send({ method: 'POST', path: '/api/payments/', raw, headers });
    await api.send(upload(200_000));
    const [long, file] = api.requests.entries();
    expect(long).toMatchObject({
      body: {
        length: Buffer.byteLength(raw),
        sha256: createHash('sha256').update(raw).digest('hex'),
        first: expect.stringMatching(/^\{"sum": "5", "note": "é+$/),
      },
      ignored: { body: ['note'] },
    });
    expect(file?.body).toEqual({ proof: { name: 'a.bin', size: 200_000 } });
    expect(api.coverage.counts().operations['payments_create']?.fields).toEqual({ sum: 1 });
  });
});
