/** The report: what it lists, its totals, and when they are enough. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergeCounts } from '../../../src/sandbox/coverage/coverage.ts';
import { readCounts } from '../../../src/sandbox/coverage/read-counts.ts';
import { isUnder, report } from '../../../src/sandbox/coverage/report.ts';
import { operations } from '../../../src/server/coverage-report.ts';
import { countsOf, OPERATIONS } from './contract.ts';

const NOTHING = { operations: {} };
const SOME = mergeCounts([
  countsOf('things_list', { 200: 3, 500: 2 }, { page: 1 }),
  countsOf('things_list', { 500: 1 }, {}, {}, { 200: 1, 502: 2 }),
]);

/** Statuses, query parameters and fields that operations have. */
const itemsOf = (list: readonly (typeof OPERATIONS)[number][]) =>
  list.flatMap(({ statuses, query, fields }) => [...statuses, ...query, ...fields]).length;

describe('the report', () => {
  it('has every operation with all that the contract has of it, and its hits', () => {
    expect(report(OPERATIONS, SOME)).toEqual({
      summary: {
        operations: { covered: 1, total: 2, percent: '50.00' },
        statuses: { covered: 1, total: 4, percent: '25.00' },
        query: { covered: 1, total: 2, percent: '50.00' },
        fields: { covered: 0, total: 2, percent: '0.00' },
        total: { covered: 2, total: 8, percent: '25.00' },
      },
      operations: {
        things_list: {
          method: 'GET',
          path: '/api/things/',
          coverage: { covered: 2, total: 4, percent: '50.00' },
          statuses: { 200: 3, 401: 0 },
          query: { page: 1, name: 0 },
          fields: {},
          faults: { 200: 1, 502: 2 },
          unexpected: { 500: 3 },
        },
        things_create: {
          method: 'POST',
          path: '/api/things/',
          coverage: { covered: 0, total: 4, percent: '0.00' },
          statuses: { 201: 0, 400: 0 },
          query: {},
          fields: { name: 0, sum: 0 },
          faults: {},
          unexpected: {},
        },
      },
    });
  });

  it('calls an operation called whose only answer was unexpected, and covers nothing by it', () => {
    const { summary } = report(OPERATIONS, countsOf('things_list', { 500: 1 }));
    expect([summary.operations.covered, summary.total.covered]).toEqual([1, 0]);
  });

  it('covers nothing by the answers of faults: neither statuses nor the operation', () => {
    const { summary, operations: reports } = report(
      OPERATIONS,
      countsOf('things_list', {}, {}, {}, { 200: 4 }),
    );
    expect([summary.operations.covered, summary.total.covered]).toEqual([0, 0]);
    expect(reports['things_list']).toMatchObject({ statuses: { 200: 0 }, faults: { 200: 4 } });
  });

  it('leaves out what the contract has not, and unexpected statuses that never came', () => {
    const counts = mergeCounts([
      countsOf('things_list', { 500: 0 }, { nonsense: 1 }),
      countsOf('nothing', { 200: 1 }),
    ]);
    expect(report(OPERATIONS, counts)).toEqual(report(OPERATIONS, NOTHING));
  });

  it('rounds down, so that 100.00 is all of it', () => {
    const one = { ...OPERATIONS[0], id: 'a', method: 'GET', path: '/', statuses: [200] };
    const many = Array.from({ length: 20_001 }, (_, index) => `p${index}`);
    const wide = { ...one, query: many, fields: [], readOnlyFields: [] };
    const all = Object.fromEntries(many.map((name) => [name, 1]));
    const { total } = report([wide], countsOf('a', {}, all)).summary;
    expect(total).toEqual({ covered: 20_001, total: 20_002, percent: '99.99' });
    expect(report([wide], countsOf('a', { 200: 1 }, all)).summary.total.percent).toBe('100.00');
  });

  it('of a contract without operations is complete', () => {
    const nothing = { covered: 0, total: 0, percent: '100.00' };
    expect(report([], NOTHING).summary).toMatchObject({ operations: nothing, total: nothing });
  });

  it('of the real contract has all of it', () => {
    const contract = operations();
    const { summary, operations: reports } = report(contract, NOTHING);
    expect(Object.keys(reports)).toEqual(contract.map(({ id }) => id));
    expect(summary.operations).toEqual({ covered: 0, total: contract.length, percent: '0.00' });
    expect(summary.total.total).toBe(itemsOf(contract));
  });

  it('is counts as well: read and reported again, it is itself', () => {
    const again = readCounts(JSON.parse(JSON.stringify(report(OPERATIONS, SOME))), OPERATIONS);
    expect('counts' in again && report(OPERATIONS, again.counts)).toEqual(report(OPERATIONS, SOME));
  });
});

describe('isUnder', () => {
  const share = (covered: number, total: number) => ({ covered, total, percent: '' });

  it.each([
    [5, 6, 8333n, false],
    [5, 6, 8334n, true],
    [1, 2, 5000n, false],
    [1, 2, 5001n, true],
    [0, 8, 0n, false],
    [0, 8, 1n, true],
    [8, 8, 10_000n, false],
    [7, 8, 10_000n, true],
    [0, 0, 10_000n, false],
  ])('%d of %d against %d hundredths: %s', (covered, total, hundredths, isLess) => {
    expect(isUnder(share(covered, total), hundredths)).toBe(isLess);
  });

  it('agrees with the percentage that is shown', () => {
    const statuses = Array.from({ length: 97 }, (_, index) => 200 + index);
    const operation = { id: 'a', method: 'GET', path: '/', query: [], fields: [] };
    fc.assert(
      fc.property(fc.nat({ max: 97 }), fc.bigInt({ min: 0n, max: 10_000n }), (covered, least) => {
        const hits = Object.fromEntries(statuses.slice(0, covered).map((status) => [status, 1]));
        const contract = [{ ...operation, readOnlyFields: [], statuses }];
        const { total } = report(contract, countsOf('a', hits)).summary;
        expect(isUnder(total, least)).toBe(BigInt(total.percent.replace('.', '')) < least);
      }),
    );
  });
});
