/** The store as plain arrays: what random changes do to it, and what it has to refuse. */
import fc from 'fast-check';
import type { Store } from '../../src/store/store.ts';
import { invoices, type Payment, payments } from './world.ts';

/** What the store should hold, as naively as can be: payments in insertion order, and the invoices there are. */
export interface Model {
  readonly rows: readonly Payment[];
  readonly invoices: readonly string[];
}
export const states = ['x', 'y', '', null, true, false, 0, 1] as const;
/** Any payment row, with a small choice of values so that rows collide. */
export const row = fc.record({
  uuid: fc.nat(60).map((number) => `r${number}`),
  profile: fc.constantFrom('p0', 'p1', 'p2', 'p3'),
  invoice: fc.constantFrom(null, 'i0', 'i1', 'i2', 'i3'),
  state: fc.constantFrom(...states),
  created: fc.nat(4).map(String),
  number: fc.option(fc.nat(40).map(String)),
  note: fc.constantFrom('low', 'high'),
});
/** Any change, allowed or not. */
export const change = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('insert' as const), row }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('replace' as const), row }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('delete' as const), row }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('insertAll' as const), rows: fc.array(row) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deleteInvoice' as const), row }) },
);
export type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

const isFine = ({ invoices: there, rows }: Model, made: Payment): boolean =>
  (made.invoice === null || there.includes(made.invoice)) &&
  (made.number === null || rows.every((r) => r.uuid === made.uuid || r.number !== made.number));

/** The model after a change, or undefined if the store has to refuse it. */
export function expected(model: Model, made: Change): Model | undefined {
  const { rows } = model;
  if (made.kind === 'insertAll') {
    return made.rows.reduce<Model | undefined>(
      (next, one) => next && expected(next, { kind: 'insert', row: one }),
      model,
    );
  }
  const { uuid, invoice } = made.row;
  const exists = rows.some((r) => r.uuid === uuid);
  if (made.kind === 'delete') return { ...model, rows: rows.filter((r) => r.uuid !== uuid) };
  if (made.kind === 'deleteInvoice') {
    const cleared = rows.map((r) => (r.invoice === invoice ? { ...r, invoice: null } : r));
    return { rows: cleared, invoices: model.invoices.filter((one) => one !== invoice) };
  }
  if (exists !== (made.kind === 'replace') || !isFine(model, made.row)) return undefined;
  if (made.kind === 'insert') return { ...model, rows: [...rows, made.row] };
  return { ...model, rows: rows.map((r) => (r.uuid === uuid ? made.row : r)) };
}

/** Makes the same change to the store. */
export function apply(store: Store, made: Change): void {
  const table = store.table(payments);
  if (made.kind === 'insertAll') table.insertAll(made.rows.map((one) => ({ ...one })));
  else if (made.kind === 'insert') table.insert({ ...made.row });
  else if (made.kind === 'replace') table.replace({ ...made.row });
  else if (made.kind === 'delete') table.delete(made.row.uuid);
  else store.table(invoices).delete(made.row.invoice ?? '');
}
