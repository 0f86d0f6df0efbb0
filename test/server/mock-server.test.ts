/** What a test does with a server: seeds, resets, snapshots, actors, the clock, events; and that servers share nothing. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import {
  createMockServer,
  FixtureError,
  type MockServer,
  type ServerEvent,
  type ServerOptions,
} from '../../src/index.ts';
import { vouched } from '../../src/values/vouched.ts';
import { BROKEN_WORLD, PAYMENT, PROFILE, WORLD } from './documents.ts';

const NOON = '2024-02-29T12:00:00Z';
const PATH = '/api/payments/';
const BODY = {
  profile: `/api/payment-profiles/${PROFILE}/`,
  date_of_payment: '2023-10-02',
  sum: '5.00',
};

const createServer = (options: ServerOptions = {}) =>
  createMockServer({ fixtures: WORLD, ...options });

const list = (server: MockServer) => request(server.app).get(PATH).set(server.as('staff').headers);
const record = (server: MockServer) =>
  request(server.app).post(PATH).set(server.as('staff').headers).send(BODY);
const countOf = async (server: MockServer) => (await list(server).expect(200)).body.length;
const createdOf = (server: MockServer) => Object(server.state()['payments']).at(-1).created;

let server: MockServer;
beforeEach(() => {
  server = createServer();
});

describe('state', () => {
  it('goes back to the first fixtures with reset, whatever was seeded or recorded since', async () => {
    const before = server.state();
    await record(server).expect(201);
    server.seed({ users: WORLD.users.slice(0, 1) });
    server.reset();
    expect(server.state()).toEqual(before);
    expect(await countOf(server)).toBe(1);
  });

  it('is replaced by seed', async () => {
    server.seed({ users: WORLD.users.slice(0, 1) });
    expect(await countOf(server)).toBe(0);
  });

  it('stays as it was when the seed has problems, all of which are told', async () => {
    await record(server).expect(201);
    const before = server.state();
    const problems = BROKEN_WORLD.payments.map((_, index) => ({
      file: 'fixtures',
      pointer: `/payments/${index}/sum`,
      message: expect.any(String),
    }));
    expect(() => server.seed(BROKEN_WORLD)).toThrow(
      expect.objectContaining({ name: 'FixtureError', problems }),
    );
    expect(() => server.seed(vouched([]))).toThrow(FixtureError);
    expect(server.state()).toEqual(before);
    expect(await countOf(server)).toBe(2);
  });

  it('is a document that loads again and gives itself', async () => {
    await record(server).expect(201);
    const state = server.state();
    const copy = createServer({ fixtures: JSON.parse(JSON.stringify(state)) });
    expect(copy.state()).toEqual(state);
    expect(await countOf(copy)).toBe(2);
  });

  it('comes back from a snapshot, as often as wanted, over a reset', async () => {
    await record(server).expect(201);
    server.snapshot('two');
    await record(server).expect(201);
    server.restore('two');
    expect(await countOf(server)).toBe(2);
    server.reset();
    server.restore('two');
    expect(await countOf(server)).toBe(2);
    server.snapshot('two');
    expect(() => server.restore('three')).toThrow(
      new RangeError('There is no snapshot "three". There are: two.'),
    );
  });

  it('gives the same uuid again for the same request after a reset or restore', async () => {
    server.snapshot('start');
    const uuids = [(await record(server)).body.uuid];
    server.reset();
    uuids.push((await record(server)).body.uuid);
    server.restore('start');
    uuids.push((await record(server)).body.uuid);
    server.seed(WORLD);
    uuids.push((await record(server)).body.uuid);
    expect(new Set(uuids).size).toBe(1);
  });

  it('is shared by no two servers', async () => {
    const other = createServer();
    await record(server).expect(201);
    server.clock.freeze(NOON);
    server.snapshot('mine');
    expect(await countOf(other)).toBe(1);
    expect(other.clock.now()).not.toBe(server.clock.now());
    expect(() => other.restore('mine')).toThrow('There is no snapshot "mine". There are: none.');
    other.seed({});
    expect(await countOf(server)).toBe(2);
  });
});

describe('fixtures', () => {
  it.each(['default', 'empty', 'edge-cases'])('may be the shipped world "%s"', (name) => {
    expect(Object(createMockServer({ fixtures: name }).state()['users'])).not.toHaveLength(0);
  });

  it('may be several documents that refer to each other; problems name theirs', () => {
    const { payments, ...rest } = WORLD;
    const both = createServer({ fixtures: [rest, { payments }], now: NOON });
    expect(both.state()).toEqual(createServer({ now: NOON }).state());
    const wrong = [rest, { payments: [{ ...payments[0], sum: 'x' }] }];
    expect(() => createMockServer({ fixtures: wrong })).toThrow(
      expect.objectContaining({
        problems: [
          { file: 'fixtures[1]', pointer: '/payments/0/sum', message: expect.any(String) },
        ],
      }),
    );
  });

  it('are the default world when there are none', () => {
    expect(createMockServer().state()).toEqual(createMockServer({ fixtures: 'default' }).state());
  });
});

describe('as', () => {
  it('gives the token and the headers of a user', async () => {
    expect(server.as('owner')).toEqual({
      token: 'owner-token',
      headers: { Authorization: 'Token owner-token' },
    });
    await request(server.app).get(PATH).set(server.as('owner').headers).expect(200);
  });

  it('names the users there are when there is no such user, and says when one has no token', () => {
    expect(() => server.as('ownr')).toThrow(
      new RangeError('There is no user "ownr". There are: staff, owner, nobody.'),
    );
    expect(() => server.as('nobody')).toThrow(new RangeError('The user "nobody" has no token.'));
    server.seed({});
    expect(() => server.as('staff')).toThrow('There is no user "staff". There are: none.');
  });
});

describe('clock', () => {
  it('decides when a payment was created', async () => {
    server.clock.freeze(NOON);
    await record(server).expect(201);
    expect(createdOf(server)).toMatch(/^2024-02-29T12:00:00/);
    server.clock.advance(90_500);
    await record(server).expect(201);
    expect(createdOf(server)).toMatch(/^2024-02-29T12:01:30\.5/);
    expect(server.clock.now()).toMatch(/^2024-02-29T12:01:30\.5/);
  });

  it('decides when a token has expired', async () => {
    const users = [
      { username: 'staff', token: 't', is_staff: true, token_lifetime: 60, token_created: NOON },
    ];
    server.seed({ users });
    server.clock.freeze('2024-02-29T12:00:59Z');
    await list(server).expect(200);
    server.clock.advance(61_000);
    const { body } = await list(server).expect(401);
    expect(body).toEqual({ detail: 'Token has expired.' });
  });

  it('goes back to its start with reset of either', () => {
    const frozen = createServer({ now: NOON });
    const start = frozen.clock.now();
    frozen.clock.setOffset(-3_600_000);
    frozen.clock.freeze();
    frozen.reset();
    expect(frozen.clock.now()).toBe(start);
    frozen.clock.advance(1);
    frozen.clock.reset();
    expect(frozen.clock.now()).toBe(start);
  });

  it('refuses what it cannot show, and stays', () => {
    server.clock.freeze(NOON);
    const now = server.clock.now();
    expect(() => server.clock.freeze('noon')).toThrow(
      new RangeError('"noon" is no time such as 2023-10-01T10:00:00Z.'),
    );
    expect(() => server.clock.advance(Number.NaN)).toThrow(RangeError);
    expect(() => server.clock.setOffset(1e20)).toThrow(RangeError);
    for (const wrong of [null, {}, '5', Symbol('ms')]) {
      expect(() => Reflect.apply(server.clock.advance, undefined, [wrong])).toThrow(RangeError);
      expect(() => Reflect.apply(server.clock.freeze, undefined, [wrong])).toThrow(RangeError);
    }
    expect(server.clock.now()).toBe(now);
  });
});

describe('the same seed and a frozen clock', () => {
  /** Each answer to a script of requests, whole but for the date that Node adds. */
  async function play(randomSeed: number | string): Promise<readonly unknown[]> {
    const { app, as, state } = createServer({ randomSeed, now: NOON });
    const answers: unknown[] = [];
    const send = async (
      method: 'get' | 'post' | 'patch' | 'delete',
      path: string,
      body?: object,
    ) => {
      const test = request(app)
        [method](path)
        .set({ ...as('staff').headers, Host: 'waldur.test' });
      const { status, headers, text } = await (body ? test.send(body) : test);
      answers.push({ status, headers: { ...headers, date: undefined }, text });
      return text;
    };
    const { uuid } = JSON.parse(await send('post', PATH, BODY));
    await send('patch', `${PATH}${uuid}/`, { sum: '-0.10' });
    await send('post', PATH, BODY);
    await send('post', `${PATH}${uuid}/link_to_invoice/`, { invoice: 'nonsense' });
    await send('delete', `${PATH}${PAYMENT}/`);
    await send('get', PATH);
    return [...answers, state()];
  }

  it('give the same bytes for the same requests, and another seed does not', async () => {
    const [first, second, other] = [await play('seven'), await play('seven'), await play(7)];
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    expect(JSON.stringify(other)).not.toBe(JSON.stringify(first));
  });
});

describe('an app mounted in another one', () => {
  it('keeps the prefix in every hyperlink', async () => {
    const outer = express().use('/mock/waldur', server.app);
    const path = `/mock/waldur${PATH}`;
    const { headers } = server.as('staff');
    const call = (sent: request.Test) => sent.set({ ...headers, Host: 'example.com' });
    const origin = 'http://example.com/mock/waldur';
    const answer = await call(request(outer).get(`${path}?page_size=1`)).expect(200);
    expect(answer.body[0]).toMatchObject({
      url: `${origin}${PATH}${PAYMENT}/`,
      profile: `${origin}/api/payment-profiles/${PROFILE}/`,
    });
    expect(answer.headers['link']).toContain(`<${origin}${PATH}?`);
    const made = await call(request(outer).post(path)).send({
      ...BODY,
      profile: answer.body[0].profile,
    });
    expect([made.status, made.headers['location']]).toEqual([201, made.body.url]);
    const redirect = await request(outer).get(path.slice(0, -1)).expect(301);
    expect(redirect.headers['location']).toBe(path);
    await request(outer).get('/mock/waldur/__admin/health').expect(200);
    await request(outer).get(PATH).expect(404);
  });
});

describe('reload', () => {
  let folder: string;
  let file: string;
  let reloading: MockServer;
  const write = (content: unknown) => writeFileSync(file, JSON.stringify(content));
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'waldur-payments-mock-'));
    file = join(folder, 'world.json');
    write(WORLD);
    reloading = createServer({ fixtures: file });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('reads the files anew, for the state, for reset and for new sandboxes', async () => {
    expect(reloading.loaded).toMatchObject({ fixtures: [file], rows: { users: 3, payments: 1 } });
    reloading.sandbox('old');
    write({ ...WORLD, payments: [] });
    expect(reloading.reload()).toMatchObject({ fixtures: [file], rows: { users: 3, payments: 0 } });
    expect(await countOf(reloading)).toBe(0);
    reloading.seed(WORLD);
    reloading.reset();
    expect(await countOf(reloading)).toBe(0);
    const paymentsIn = (name: string) => reloading.sandbox(name).state()['payments'];
    expect([paymentsIn('old'), paymentsIn('new')]).toEqual([expect.any(Array), []]);
    expect(paymentsIn('old')).toHaveLength(1);
  });

  it('gives the same bytes as a start with the same files', async () => {
    await record(reloading).expect(201);
    reloading.clock.freeze(NOON);
    reloading.reload();
    const fresh = createServer({ fixtures: file, now: NOON });
    expect(reloading.state()).toEqual(fresh.state());
    const [late, early] = [await record(reloading), await record(fresh)];
    expect(late.body.uuid).toBe(early.body.uuid);
  });

  it('keeps faults, journal and snapshots', async () => {
    reloading.snapshot('before');
    reloading.faults.add({ operation: 'payments_list', respond: 'not_found' });
    await record(reloading);
    write({ ...WORLD, payments: [] });
    reloading.reload();
    expect([reloading.faults.list().length, reloading.requests.entries().length]).toEqual([1, 1]);
    reloading.restore('before');
    expect(reloading.state()['payments']).toHaveLength(1);
  });

  it('throws, and changes nothing, where the files are no good', async () => {
    await record(reloading).expect(201);
    const before = reloading.state();
    write(BROKEN_WORLD);
    expect(() => reloading.reload()).toThrow(FixtureError);
    expect(reloading.state()).toEqual(before);
    reloading.reset();
    expect(await countOf(reloading)).toBe(1);
  });
});

describe('onEvent', () => {
  let events: ServerEvent[];
  beforeEach(() => {
    events = [];
  });

  it('is told of each request of the API, after its answer, and of none of the control plane', async () => {
    const told = createServer({
      now: '2023-10-01T10:00:00Z',
      onEvent: (event) => events.push(event),
    });
    await list(told).query({ page: 1 });
    await request(told.app).get('/nothing').expect(404);
    await request(told.app).get('/__admin/health').expect(200);
    const answered = {
      event: 'request',
      method: 'GET',
      outcome: 'answered',
      received: 'all',
      durationMs: expect.any(Number),
      sandbox: 'default',
      at: told.clock.now(),
      hasIgnored: false,
    };
    expect(events).toEqual([
      {
        ...answered,
        path: `${PATH}?page=1`,
        status: 200,
        ...{ sequence: 1, operation: 'payments_list', actor: 'staff' },
      },
      {
        ...answered,
        path: '/nothing',
        status: 404,
        ...{ sequence: 2, operation: null, actor: null },
      },
    ]);
  });

  afterEach(() => {
    expect(events.filter(({ event }) => event === 'error')).toEqual([]);
  });
});

describe('delayMs', () => {
  it('makes each answer of the API wait, and none of the control plane', async () => {
    const slow = createServer({ delayMs: [20, 30] });
    const start = performance.now();
    await list(slow).expect(200);
    // Timers may end up to a millisecond early.
    expect(performance.now() - start).toBeGreaterThanOrEqual(19);
    const never = createServer({ delayMs: 600_000 });
    await request(never.app).get('/__admin/health').expect(200);
  });
});

describe('maxBodyBytes', () => {
  it('refuses a larger body with 413 and a note, and changes nothing', async () => {
    const small = createServer({ maxBodyBytes: 100 });
    const answer = await record(small).send({ ...BODY, note: 'x'.repeat(100) });
    expect(answer.status).toBe(413);
    expect(answer.headers['x-mock-note']).toMatch(
      /^The mock takes bodies of at most 100 bytes: the option maxBodyBytes \(--max-body-bytes, /,
    );
    expect(await countOf(small)).toBe(1);
  });
});
