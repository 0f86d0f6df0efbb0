/** Whether the journal is as expected, and the nearest miss where it is not. */
import { describe, expect, it } from '@jest/globals';
import { requestExpectation } from '../../../src/sandbox/journal/expectation.ts';
import { Journal } from '../../../src/sandbox/journal/journal.ts';
import { requestPattern } from '../../../src/sandbox/journal/pattern.ts';
import { verify } from '../../../src/sandbox/journal/verify.ts';
import { demand } from '../../../src/values/schema/problem-error.ts';
import { problemsOf } from '../../../src/values/schema/schema.ts';
import { ask, busyJournal, create, list } from './journal-scene.ts';

const LIST = { operation: 'payments_list' };
const CREATE = { operation: 'payments_create' };
const check = (expectation: unknown, journal = busyJournal()) =>
  ask(journal, 'POST', '/requests/verify', expectation);
const miss = (sequence: number, operation: string, differences: readonly unknown[]) => ({
  request: { sequence, operation, path: '/api/payments/' },
  differences,
});

describe('POST /requests/verify with times', () => {
  it.each([
    { matches: CREATE },
    { matches: CREATE, times: 3 },
    { matches: CREATE, times: { min: 3 } },
    { matches: CREATE, times: { max: 3 } },
    { matches: CREATE, times: { min: 0, max: 9 } },
    { matches: { ...CREATE, status: 500 }, times: 0 },
    { matches: {}, times: 4 },
  ])('finds %j as expected', async (expectation) => {
    expect(await check(expectation)).toEqual({ status: 200, body: { verified: true } });
  });

  it('names the nearest miss where there are too few', async () => {
    const matches = { ...CREATE, status: 201, body: { sum: '200.00', profile: 'p', proof: 'f' } };
    expect(await check({ matches, times: 2 })).toEqual({
      status: 200,
      body: {
        verified: false,
        message: 'Expected 2 requests like payments_create, found 0 among 4',
        nearestMiss: miss(3, 'payments_create', [
          { pointer: '/body/profile', expected: 'p', actual: null },
          { pointer: '/body/proof', expected: 'f' },
        ]),
      },
    });
  });

  it('prefers a request of the same operation to one with fewer differences', async () => {
    const matches = { ...LIST, actor: 'staff', status: 201 };
    const { body } = await check({ matches });
    expect(body.nearestMiss).toEqual(
      miss(1, 'payments_list', [
        { pointer: '/status', expected: 201, actual: 200 },
        { pointer: '/actor', expected: 'staff', actual: null },
      ]),
    );
  });

  it('names the newest of several that are equally near', async () => {
    const { body } = await check({ matches: { path: '/api/invoices/*' } });
    expect(body).toEqual({
      verified: false,
      message: 'Expected at least 1 request like /api/invoices/*, found 0 among 4',
      nearestMiss: miss(4, 'payments_create', [
        { pointer: '/path', expected: '/api/invoices/*', actual: '/api/payments/' },
      ]),
    });
  });

  it('tells of parameters, lists and what was ignored', async () => {
    const journal = new Journal();
    list(journal, 'page=1&pgae=2');
    create(journal, { uuid: 'x', tags: ['a', 'b', 'c'] });
    const query = await check({ matches: { query: { page: '2' }, ignoredNothing: true } }, journal);
    expect(query.body.nearestMiss.differences).toEqual([
      { pointer: '/query/page', expected: '2' },
      { pointer: '/ignored/body', expected: [], actual: ['uuid', 'tags'] },
    ]);
    const body = await check({ matches: { ...CREATE, body: { tags: ['a', 'c', 'd'] } } }, journal);
    expect(body.body.nearestMiss.differences).toEqual([
      { pointer: '/body/tags/1', expected: 'c', actual: 'b' },
      { pointer: '/body/tags/2', expected: 'd', actual: 'c' },
    ]);
  });

  it('lists the requests where there are too many, and no miss', async () => {
    expect((await check({ matches: CREATE, times: { max: 1 } })).body).toEqual({
      verified: false,
      message:
        'Expected at most 1 request like payments_create, found 3 among 4: #2 payments_create, #3 payments_create, #4 payments_create',
      nearestMiss: null,
    });
    const journal = new Journal({ capacity: 12 });
    for (let count = 0; count < 13; count += 1) list(journal);
    const { body } = await check({ matches: {}, times: 0 }, journal);
    expect(body.message).toMatch(/^Expected 0 requests like the pattern, found 12 .*11 .*, …/);
    expect(body.message).toContain(' among 12 and 1 that were dropped: ');
  });

  it('has no miss in an empty journal', async () => {
    const { body } = await check({ matches: { method: 'GET', path: '/' } }, new Journal());
    expect(body).toMatchObject({ verified: false, nearestMiss: null });
    expect(body.message).toContain('like GET /, found 0 among 0');
  });
});

describe('POST /requests/verify with a sequence', () => {
  it.each([
    { sequence: [LIST] },
    { sequence: [LIST, { status: 400 }] },
    { sequence: [CREATE, CREATE, CREATE], exact: false },
    { sequence: [LIST, CREATE, CREATE, CREATE], exact: true },
  ])('finds %j as expected', async (expectation) => {
    expect(await check(expectation)).toEqual({ status: 200, body: { verified: true } });
  });

  it('names the first pattern that nothing meets, and the nearest miss after the last that was met', async () => {
    const sequence = [{ status: 201 }, { ...CREATE, status: 500 }];
    expect((await check({ sequence })).body).toEqual({
      verified: false,
      message: 'Found nothing like payments_create (2 of 2) after request 2',
      nearestMiss: miss(4, 'payments_create', [{ pointer: '/status', expected: 500, actual: 400 }]),
    });
  });

  it('says so where the request came too early', async () => {
    const { body } = await check({ sequence: [{ status: 400 }, LIST] });
    expect(body).toEqual({
      verified: false,
      message:
        'Found nothing like payments_list (2 of 2) after request 4, only before: #1 payments_list',
      nearestMiss: null,
    });
  });

  it('exact: names the first request that is another one', async () => {
    const { body } = await check({ sequence: [LIST, LIST], exact: true });
    expect(body).toEqual({
      verified: false,
      message: 'In exact order, request 2 is not like payments_list (2 of 2)',
      nearestMiss: miss(2, 'payments_create', [
        { pointer: '/operation', expected: 'payments_list', actual: 'payments_create' },
      ]),
    });
  });

  it('exact: names what is missing at the end, and what is too much', async () => {
    const missing = await check({ sequence: [LIST, CREATE, CREATE, CREATE, LIST], exact: true });
    expect(missing.body).toEqual({
      verified: false,
      message: 'Found 4 requests, and nothing for payments_list (5 of 5)',
      nearestMiss: null,
    });
    const surplus = await check({ sequence: [LIST, CREATE], exact: true });
    expect(surplus.body).toEqual({
      verified: false,
      message: 'Expected exactly 2 requests, found 2 more: #3 payments_create, #4 payments_create',
      nearestMiss: null,
    });
  });
});

describe('a bad expectation', () => {
  it.each<[unknown, readonly string[]]>([
    [null, ['']],
    [{}, ['/matches']],
    [{ matches: 5, times: -1 }, ['/matches', '/times']],
    [{ matches: {}, times: {} }, ['/times']],
    [{ matches: {}, times: { min: 2, max: 1 } }, ['/times/max']],
    [{ matches: {}, times: { mni: 2 } }, ['/times/mni', '/times']],
    [{ matches: {}, times: 'x', exact: true, macthes: 1 }, ['/times', '/exact', '/macthes']],
    [{ sequence: [] }, ['/sequence']],
    [{ sequence: {} }, ['/sequence']],
    [
      { sequence: [{}, { statsu: 1 }, 5, { operation: 'x', status: 'y' }], exact: 1 },
      [
        ...['/sequence/1/statsu', '/sequence/2', '/sequence/3/operation', '/sequence/3/status'],
        '/exact',
      ],
    ],
    [{ sequence: [{}], matches: {}, times: 1 }, ['/matches', '/times']],
  ])('%j is refused at %j', async (expectation, pointers) => {
    const { status, body } = await check(expectation);
    expect(status).toBe(400);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
  });
});

describe('without HTTP', () => {
  it('patterns and expectations are read and held against entries by pure functions', () => {
    const expected = { matches: { operation: 'whatever' }, times: 0 };
    const expectation = demand(requestExpectation(), expected);
    expect(verify(busyJournal().entries(), expectation)).toEqual({ verified: true });
    expect(requestPattern().read({ operation: 'whatever' }).valid).toBe(true);
    const read = requestPattern(['other']).read({ operation: 'whatever' });
    expect(problemsOf(read)).toHaveLength(1);
  });
});
