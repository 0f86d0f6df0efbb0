/** What several states hold together. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Census } from '../../src/store/census.ts';
import { rowWeight } from '../../src/store/row-weight.ts';
import { Store, type StoreSnapshot } from '../../src/store/store.ts';
import { defineTable, type StoredRow } from '../../src/store/table-definition.ts';

interface File extends StoredRow {
  readonly bytes: Uint8Array;
}

const files = defineTable<File>('files', { weigh: rowWeight });
const LARGE = 1000;

describe('a census', () => {
  it('counts each large row once, whatever states share it, and no row too few', () => {
    const command = fc.oneof(
      fc.constant('insert' as const),
      fc.constant('delete' as const),
      fc.constant('keep' as const),
      fc.constant('back' as const),
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 300 }), (commands) => {
        const store = new Store([files]);
        const census = new Census([files]);
        const table = store.table(files);
        const kept: StoreSnapshot[] = [];
        for (const [index, each] of commands.entries()) {
          const first = table.select().first();
          if (each === 'insert')
            table.insert({ uuid: String(index), bytes: new Uint8Array(LARGE) });
          else if (each === 'delete' && first) table.delete(first.uuid);
          else if (each === 'keep') kept.push(store.snapshot());
          else if (each === 'back' && kept[0]) store.restore(kept[0]);
        }
        const states = [...kept, store.snapshot()];
        const rows = new Set<File>();
        for (const state of states) {
          const fork = store.fork();
          fork.restore(state);
          for (const row of fork.table(files).select()) rows.add(row);
        }
        for (const count of [census.count(states), census.count(states)]) {
          expect(count.bytes % LARGE).toBe(0);
          expect(count.bytes).toBe(rows.size * LARGE);
          expect(count.number).toBeGreaterThanOrEqual(rows.size);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('does not count twice what forks share', () => {
    const store = new Store([files]);
    store.table(files).insert({ uuid: 'a', bytes: new Uint8Array(LARGE) });
    const states = [store.snapshot(), store.fork().snapshot(), store.fork().snapshot()];
    expect(new Census([files]).count(states)).toEqual({ number: 1, bytes: LARGE });
  });
});

describe('the weight of a row', () => {
  it.each([
    [{ uuid: 'a', name: 'short' }, 0],
    [{ uuid: 'a', name: 'x'.repeat(500) }, 500],
    [{ uuid: 'a', bytes: new Uint8Array(5000) }, 5000],
    [{ uuid: 'a', attributes: { name: 'x'.repeat(500) } }, 520],
    [{ uuid: 'a', attributes: Array.from({ length: 100 }, () => 1) }, 2590],
  ])('of %j is %i', (row, weight) => {
    expect(rowWeight(row)).toBe(weight);
  });

  it('is told of JSON that is nested very deep', () => {
    let nested: unknown = 'x'.repeat(300);
    for (let depth = 0; depth < 100_000; depth += 1) nested = [nested];
    expect(rowWeight({ nested })).toBeGreaterThan(100_000);
  });
});
