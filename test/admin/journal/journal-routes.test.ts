/** Looking into the journal over HTTP: filters, forgetting, counting. */
import { describe, expect, it } from '@jest/globals';
import { Journal } from '../../../src/sandbox/journal/journal.ts';
import { ask, busyJournal, LIST, list, open } from './journal-scene.ts';

const sequences = (requests: readonly { sequence: number }[]) =>
  requests.map(({ sequence }) => sequence);

describe('GET /requests', () => {
  it('answers all requests, oldest first, as plain JSON', async () => {
    const journal = busyJournal();
    const { status, body } = await ask(journal, 'GET', '/requests');
    expect(status).toBe(200);
    expect(body).toEqual({
      ...{ requests: journal.entries(), total: 4 },
      dropped: 0,
      totals: [],
      limits: [],
    });
  });

  it.each([
    ['operation=payments_create', [2, 3, 4]],
    ['method=post', [2, 3, 4]],
    ['path=/api/payments/', [1, 2, 3, 4]],
    ['path=/api/pay*', [1, 2, 3, 4]],
    ['path=/api/pay', []],
    ['status=400', [4]],
    ['status=', []],
    ['actor=staff', [2, 3, 4]],
    ['actor=', [1]],
    ['operation=', []],
    ['since=2', [3, 4]],
    ['limit=1', [4]],
    ['limit=0', []],
    ['operation=payments_create&limit=2&status=201', [2, 3]],
    ['matches={"body":{"sum":"200.00"}}', [3]],
    ['matches={"body":{"sum":{"matches":"00"}}}&limit=1', [3]],
    ['field=sum', [2, 3, 4]],
    ['field=su', []],
    ['field=toString', []],
    ['field=sum&status=400', [4]],
    ['matches={"query":{"page":{"matches":"^"}}}', [1]],
    ['matches={"query":{"page":"2"},"status":200}', [1]],
    ['matches={"durationMs":{"min":100000000}}', []],
    ['matches={"headers":{"x-none":null}}&method=post', [2, 3, 4]],
  ])('%s selects %j', async (query, expected) => {
    const { body } = await ask(busyJournal(), 'GET', `/requests?${query}`);
    expect(sequences(body.requests)).toEqual(expected);
  });

  it('tells how many there are beyond the limit, and how many were dropped', async () => {
    const journal = new Journal({ capacity: 3 });
    for (let count = 0; count < 5; count += 1) list(journal);
    const { body } = await ask(journal, 'GET', '/requests?limit=1');
    expect(body).toEqual({
      requests: [journal.entries()[2]],
      total: 3,
      dropped: 2,
      totals: [{ operation: 'payments_list', method: 'GET', status: 200, actor: null, count: 2 }],
      limits: ['journal'],
    });
  });

  it('finds unanswered requests by an empty status', async () => {
    const journal = busyJournal();
    open(journal);
    const { body } = await ask(journal, 'GET', '/requests?status=');
    expect(sequences(body.requests)).toEqual([5]);
  });

  it('refuses all that is wrong at once, with a hint', async () => {
    const query = 'operaton=x&operation=payments_creat&status=ok&since=-1&limit=1&limit=2&x/y=1';
    const answer = await ask(busyJournal(), 'GET', `/requests?${query}`);
    expect(answer).toEqual({
      status: 400,
      body: {
        errors: [
          { pointer: '/operaton', message: 'is unknown: did you mean "operation"?' },
          {
            pointer: '/operation',
            message: 'is no operation of the API: did you mean "payments_create"?',
          },
          { pointer: '/status', message: 'must be a whole number from 100 to 599' },
          { pointer: '/since', message: 'must be a whole number from 0 on' },
          { pointer: '/limit', message: 'must be given once' },
          {
            pointer: '/x~1y',
            message:
              'is unknown: there are operation, method, path, status, actor, sandbox, outcome, answeredBy, fault, refusal, matches, field, since, limit',
          },
        ],
      },
    });
  });
});

describe('GET /requests/summaries', () => {
  it('answers each in a line, by the same filters', async () => {
    const journal = busyJournal();
    const { status, body } = await ask(journal, 'GET', '/requests/summaries?method=post&limit=1');
    const last = journal.entries()[3];
    expect(status).toBe(200);
    expect(body).toEqual({
      requests: [
        {
          ...{
            sequence: 4,
            sandbox: 'default',
            at: last?.at,
            method: 'POST',
            path: '/api/payments/',
          },
          ...{ operation: 'payments_create', actor: 'staff', status: 400, outcome: 'answered' },
          ...{ durationMs: last?.durationMs, fault: null, hasIgnored: false },
        },
      ],
      ...{ total: 3, dropped: 0, totals: [], limits: [] },
    });
    expect((await ask(journal, 'GET', '/requests/summaries?limit=x')).status).toBe(400);
  });

  it('tells the path as it was sent, and that something was ignored', async () => {
    const journal = new Journal();
    open(journal, LIST, { query: 'pagee=1' });
    const { body } = await ask(journal, 'GET', '/requests/summaries');
    expect(body.requests).toEqual([
      expect.objectContaining({ path: '/api/payments/?pagee=1', hasIgnored: true, status: null }),
    ]);
  });
});

describe('GET /requests?matches', () => {
  it.each([
    ['{', '', /^must be JSON: /],
    ['[]', '', /^must be an object/],
    ['{"operation":"payments_creat"}', '/operation', /did you mean "payments_create"/],
    ['{"headres":{}}', '/headres', /did you mean "headers"/],
  ])('refuses %s with its place', async (pattern, pointer, message) => {
    const { status, body } = await ask(busyJournal(), 'GET', `/requests?matches=${pattern}`);
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      { pointer: `/matches${pointer}`, message: expect.stringMatching(message) },
    ]);
  });
});

describe('DELETE /requests', () => {
  it('answers 204 and forgets all requests', async () => {
    const journal = busyJournal();
    expect(await ask(journal, 'DELETE', '/requests')).toEqual({ status: 204, body: null });
    expect(journal.entries()).toEqual([]);
  });

  it('refuses filters, and forgets nothing', async () => {
    const journal = busyJournal();
    const { status, body } = await ask(journal, 'DELETE', '/requests?operation=payments_list');
    expect([status, body.errors[0].pointer]).toEqual([400, '/operation']);
    expect(journal.entries()).toHaveLength(4);
  });
});

describe('POST /requests/count', () => {
  it.each([
    [{}, 4],
    [{ operation: 'payments_create' }, 3],
    [{ operation: null }, 0],
    [{ method: 'post', status: 201 }, 2],
    [{ path: '/api/*', actor: null }, 1],
    [{ query: { page: 2 } }, 1],
    [{ query: { profile_uuid: 'b' } }, 1],
    [{ query: { profile_uuid: ['a', 'b'] } }, 1],
    [{ query: { profile_uuid: ['b'] } }, 0],
    [{ query: { page: [] } }, 3],
    [{ query: { constructor: 'x' } }, 0],
    [{ body: { sum: '100.00' } }, 1],
    [{ body: { sum: 100 } }, 0],
    [{ body: { profile: { tags: ['x', 'y'] } } }, 1],
    [{ body: { profile: { tags: ['x'] } } }, 0],
    [{ body: { profile: {} } }, 1],
    [{ body: { profile: null } }, 1],
    [{ body: { toString: null } }, 0],
    [{ body: null }, 1],
    [{ ignoredNothing: true }, 3],
  ])('of %j is %i', async (pattern, count) => {
    expect(await ask(busyJournal(), 'POST', '/requests/count', pattern)).toEqual({
      status: 200,
      body: { count, unknown: 0 },
    });
  });

  it('refuses a bad pattern with all its problems', async () => {
    const pattern = {
      ...{ operation: 'payments_lst', method: 5, path: null, status: 2000, actor: [] },
      ...{ query: { a: {}, 'b/c': [1] }, ignoredNothing: false, pth: '/' },
    };
    const { status, body } = await ask(busyJournal(), 'POST', '/requests/count', pattern);
    expect([status, body.errors.map(({ pointer }: { pointer: string }) => pointer)]).toEqual([
      400,
      [
        ...['/operation', '/method', '/path', '/status', '/actor'],
        ...['/query/a/matches', '/query/b~1c/0', '/ignoredNothing', '/pth'],
      ],
    ]);
    expect(body.errors.at(-1).message).toBe('is unknown: did you mean "path"?');
  });

  it.each([null, 5, 'x', [], [{}]])('refuses %j', async (pattern) => {
    expect(await ask(busyJournal(), 'POST', '/requests/count', pattern)).toEqual({
      status: 400,
      body: { errors: [{ pointer: '', message: 'must be an object' }] },
    });
  });

  it('refuses a body of great depth, and one that is no JSON', async () => {
    const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    for (const body of [deep, { a: [deep] }, { a: Number.NaN }, { a: () => 1 }, new Map()]) {
      const answer = await ask(busyJournal(), 'POST', '/requests/count', { body });
      expect(answer.body.errors).toEqual([
        { pointer: '/body', message: 'must be JSON, and nested no deeper than 1000' },
      ]);
    }
  });
});
