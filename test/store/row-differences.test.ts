/** What is otherwise in one state of a table than in another, held against a plain comparison of all rows. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Store } from '../../src/store/store.ts';
import { defineTable } from '../../src/store/table-definition.ts';

interface Item {
  readonly uuid: string;
  readonly size: number;
}

const items = defineTable<Item>('items', { indexes: [['size']] });
const uuidOf = (number: number): string => String(number).padStart(6, '0');

type Edit = readonly ['put' | 'delete', number];

function edit(store: Store, edits: readonly Edit[]): void {
  const table = store.table(items);
  for (const [kind, number] of edits) {
    const row = { uuid: uuidOf(number), size: number % 7 };
    if (kind === 'delete') table.delete(row.uuid);
    else if (table.has(row.uuid)) table.replace(row);
    else table.insert(row);
  }
}

/** Looks at every row of both. */
function compared(before: Store, after: Store) {
  const [old, present] = [before.table(items), after.table(items)];
  const byUuid = (a: Item, b: Item) => (a.uuid < b.uuid ? -1 : 1);
  const rows = [...present.select()].sort(byUuid);
  return {
    added: rows.filter(({ uuid }) => !old.has(uuid)),
    replaced: rows.flatMap((row) => {
      const known = old.get(row.uuid);
      return known !== undefined && known !== row ? [{ before: known, after: row }] : [];
    }),
    removed: [...old.select()].filter(({ uuid }) => !present.has(uuid)).sort(byUuid),
  };
}

describe('the differences between two states of a table', () => {
  it('are what a comparison of all rows finds, whatever was done', () => {
    const number = fc.integer({ min: 0, max: 3000 });
    const edits = fc.array(fc.tuple(fc.constantFrom('put' as const, 'delete' as const), number), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2500 }), edits, edits, (count, first, second) => {
        const store = new Store([items]);
        store
          .table(items)
          .insertAll(
            Array.from({ length: count }, (_, at) => ({ uuid: uuidOf(at), size: at % 7 })),
          );
        edit(store, first);
        const seed = store.fork();
        edit(store, second);
        const differences = store.table(items).differencesFrom(seed.table(items).snapshot());
        expect(differences).toEqual(compared(seed, store));
        edit(store, [['put', 1]]);
        store.restore(seed.snapshot());
        expect(store.table(items).differencesFrom(seed.table(items).snapshot())).toEqual({
          ...{ added: [], replaced: [], removed: [] },
        });
      }),
      { numRuns: 60 },
    );
  });

  it('grow a version with every change, and with a state that is put back', () => {
    const store = new Store([items]);
    const seed = store.snapshot();
    const table = store.table(items);
    const versions = [table.version];
    edit(store, [['put', 1]]);
    versions.push(table.version);
    edit(store, [['put', 1]]);
    versions.push(table.version);
    store.restore(seed);
    versions.push(table.version);
    expect(versions.every((version, at) => at === 0 || version > (versions[at - 1] ?? 0))).toBe(
      true,
    );
  });
});
