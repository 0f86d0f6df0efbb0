/** What is counted of a request, and what is not. */
import { describe, expect, it } from '@jest/globals';
import { Coverage } from '../../../src/sandbox/coverage/coverage.ts';
import { countsOf, type EntryParts, entry, OPERATIONS } from './contract.ts';

function countsAfter(...entries: readonly EntryParts[]) {
  const coverage = new Coverage(() => OPERATIONS);
  for (const parts of entries) coverage.note(entry(parts));
  return coverage.counts();
}

const NOTHING = { operations: {} };

describe('coverage', () => {
  it('starts with nothing, and comes back to it', () => {
    const coverage = new Coverage(() => OPERATIONS);
    expect(coverage.counts()).toEqual(NOTHING);
    coverage.note(entry());
    coverage.reset();
    expect(coverage.counts()).toEqual(NOTHING);
  });

  it('counts statuses, those that the contract has not too', () => {
    expect(countsAfter({}, {}, { status: 401 }, { status: 418 })).toEqual(
      countsOf('things_list', { 200: 2, 401: 1, 418: 1 }),
    );
  });

  it('counts an answer that a fault has made apart, and nothing else of its request', () => {
    const coverage = new Coverage(() => OPERATIONS);
    coverage.note(entry({ status: 401, query: { page: ['1'] } }), true);
    coverage.note(entry({ status: 200 }));
    expect(coverage.counts()).toEqual(countsOf('things_list', { 200: 1 }, {}, {}, { 401: 1 }));
  });

  it('counts query parameters that the operation knows, once a request', () => {
    const query = { page: ['1', '2'], nonsense: ['x'] };
    expect(countsAfter({ query }, { query: { page: [''], name: ['a'] } })).toEqual(
      countsOf('things_list', { 200: 2 }, { page: 2, name: 1 }),
    );
  });

  it('counts writable body fields by name, whatever their value', () => {
    const create = { operation: 'things_create', status: 201 };
    expect(
      countsAfter(
        { ...create, body: { name: null, uuid: 'read-only', nonsense: 1 } },
        { ...create, body: { sum: { name: 'nested' } }, query: { page: ['1'] } },
      ),
    ).toEqual(countsOf('things_create', { 201: 2 }, {}, { name: 1, sum: 1 }));
  });

  it.each([[null], [['name', 'sum']], ['name'], [5], [Object.create({ name: 'inherited' })]])(
    'sees no fields in the body %j',
    (body) => {
      expect(countsAfter({ operation: 'things_create', status: 400, body })).toEqual(
        countsOf('things_create', { 400: 1 }),
      );
    },
  );

  it.each<[string, EntryParts]>([
    ['without operation', { operation: null }],
    ['of an operation that is none', { operation: 'constructor' }],
    ['without status', { status: null }],
  ])('leaves out an entry %s', (_, parts) => {
    expect(countsAfter(parts)).toEqual(NOTHING);
  });

  it('gives plain JSON that later requests do not change', () => {
    const coverage = new Coverage(() => OPERATIONS);
    coverage.note(entry({ query: { name: ['a'] } }));
    const counts = coverage.counts();
    const text = JSON.stringify(counts);
    coverage.note(entry({ status: 401 }));
    expect(counts).toEqual(JSON.parse(text));
  });
});
