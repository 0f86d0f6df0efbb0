/** Under random commands the indexed store agrees with plain arrays, and no reference ever dangles. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Selection } from '../../src/store/selection.ts';
import type { PastState, Store, StoreSnapshot } from '../../src/store/store.ts';
import { apply, type Change, change, expected, type Model, row, states } from './model.ts';
import { createPayment, createWorld, invoices, type Payment, payments } from './world.ts';

interface Real {
  store: Store;
  model: Model;
  kept: { readonly snapshot: StoreSnapshot; readonly model: Model } | undefined;
  /** States that have passed, or will, and are asked for at the end. */
  passed: { readonly store: Store; readonly state: PastState; readonly model: Model }[];
  forks: { readonly store: Store; readonly model: Model }[];
}

const question = fc.record({
  fixed: fc.array(
    fc.oneof(
      fc.record({
        column: fc.constant('profile' as const),
        values: fc.subarray(['p0', 'p1', 'p2']),
      }),
      fc.record({
        column: fc.constant('invoice' as const),
        values: fc.subarray([null, 'i0', 'i1']),
      }),
      fc.record({
        column: fc.constant('state' as const),
        values: fc.array(fc.constantFrom(...states)),
      }),
      fc.record({ column: fc.constant('note' as const), values: fc.subarray(['low', 'high']) }),
    ),
    { maxLength: 3 },
  ),
  tested: fc.boolean(),
  sorted: fc.boolean(),
  offset: fc.nat(40),
  limit: fc.nat(20),
});
type Question = typeof question extends fc.Arbitrary<infer T> ? T : never;
const step = fc.oneof(
  { weight: 12, arbitrary: change },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('ask' as const), question }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('fail' as const),
      changes: fc.array(change),
      looks: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('commit' as const), changes: fc.array(change) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'keep' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'restore' as const }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'pass' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'fork' as const }) },
);

const inOrder = (rows: readonly Payment[]): Payment[] =>
  [...rows].sort((a, b) => (a.created < b.created ? -1 : Number(a.created > b.created)));
const byState = (a: Payment, b: Payment): number => String(a.state).length - String(b.state).length;
const isOdd = (one: Payment): boolean => one.uuid.length % 2 === 1;

function check(selection: Selection<Payment>, rows: readonly Payment[], asked: Question): void {
  expect([...selection]).toEqual(rows);
  expect(selection.count).toBe(rows.length);
  const { offset, limit } = asked;
  expect(selection.page(offset, limit)).toEqual(rows.slice(offset, offset + limit));
  expect(selection.first()).toEqual(rows[0]);
  const uuid = `r${offset}`;
  expect(selection.get(uuid)).toEqual(rows.find((one) => one.uuid === uuid));
}

function ask(store: Store, model: Model, asked: Question): void {
  let selection = store.table(payments).select();
  let rows = inOrder(model.rows);
  for (const { column, values } of asked.fixed) {
    const held: readonly unknown[] = values;
    rows = rows.filter((one) => held.includes(one[column]));
    if (column === 'profile') selection = selection.whereIn(column, values);
    else if (column === 'invoice') selection = selection.whereIn(column, values);
    else if (column === 'note') selection = selection.whereIn(column, values);
    else if (values.length === 1) selection = selection.where(column, values[0] ?? null);
    else selection = selection.whereIn(column, values);
  }
  if (asked.tested) [selection, rows] = [selection.filter(isOdd), rows.filter(isOdd)];
  if (asked.sorted) [selection, rows] = [selection.orderBy(byState), [...rows].sort(byState)];
  check(selection, rows, asked);
}

const everything: Question = { fixed: [], tested: false, sorted: false, offset: 0, limit: 0 };

/** Makes those changes that are allowed, one after the other; gives the model after the last. */
function makeAll(
  store: Store,
  model: Model,
  changes: readonly Change[],
  look: (present: Model) => void = () => {},
): Model {
  let present = model;
  for (const made of changes) {
    const next = expected(present, made);
    if (next === undefined) expect(() => apply(store, made)).toThrow();
    else apply(store, made);
    present = next ?? present;
    look(present);
  }
  return present;
}

function run(real: Real, taken: typeof step extends fc.Arbitrary<infer T> ? T : never): void {
  const { store, model, kept } = real;
  if (taken.kind === 'ask') ask(store, model, taken.question);
  else if (taken.kind === 'fail') {
    const work = () => {
      const seen: [StoreSnapshot, Model][] = [];
      makeAll(store, model, taken.changes, (present) => {
        if (taken.looks) seen.push([store.snapshot(), present]);
      });
      for (const [snapshot, present] of seen) {
        const fork = store.fork();
        fork.restore(snapshot);
        ask(fork, present, everything);
      }
      throw new Error('stop');
    };
    expect(() => store.transaction(work)).toThrow('stop');
  } else if (taken.kind === 'commit') {
    real.model = store.transaction(() => makeAll(store, model, taken.changes));
  } else if (taken.kind === 'keep') real.kept = { snapshot: store.snapshot(), model };
  else if (taken.kind === 'pass') real.passed.push({ store, state: store.present(), model });
  else if (taken.kind === 'restore') {
    if (kept === undefined) return;
    store.restore(kept.snapshot);
    real.model = kept.model;
  } else if (taken.kind === 'fork') {
    real.forks.push({ store, model });
    real.store = store.fork();
  } else {
    const next = expected(model, taken);
    if (next === undefined) expect(() => apply(store, taken)).toThrow();
    else apply(store, taken);
    real.model = next ?? model;
  }
}

describe('Store under random commands', () => {
  it('agrees with plain arrays, and so does every fork and every state it left behind', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120, size: 'max' }), (steps) => {
        const model: Model = { rows: [], invoices: ['i0', 'i1', 'i2', 'i3'] };
        const real: Real = { store: createWorld(), model, kept: undefined, passed: [], forks: [] };
        for (const taken of steps) run(real, taken);
        // As it comes: each is asked for before or after one that was earlier.
        for (const { store, state, model: then } of real.passed) {
          ask(store.fork(state.snapshot), then, everything);
          expect(store.fork(state.snapshot).sizes()['invoices']).toBe(then.invoices.length);
        }
        for (const left of [...real.forks, real]) {
          ask(left.store, left.model, everything);
          for (const { invoice } of left.store.table(payments).select()) {
            if (invoice !== null) expect(left.store.table(invoices).has(invoice)).toBe(true);
          }
        }
      }),
      { numRuns: 80 },
    );
  });

  it('pages add up to the list, whatever the page size', () => {
    fc.assert(
      fc.property(fc.array(row), fc.integer({ min: 1, max: 9 }), (made, size) => {
        const table = createWorld().table(payments);
        for (const [place, one] of made.entries()) {
          table.insert(createPayment(`r${place}`, { ...one, uuid: `r${place}`, number: null }));
        }
        const selection = table.select().whereIn('profile', ['p0', 'p2', 'p3']);
        const pages = Array.from({ length: Math.ceil(selection.count / size) }, (_, page) =>
          selection.page(page * size, size),
        );
        expect(pages.flat()).toEqual([...selection]);
      }),
    );
  });
});
