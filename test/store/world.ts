/** The tables of the store's tests: profiles and invoices, payments that refer to them, and parts of payments. */
import { Store } from '../../src/store/store.ts';
import { defineTable } from '../../src/store/table-definition.ts';

export type Profile = { readonly uuid: string; readonly code?: string | null };
export type Payment = {
  readonly uuid: string;
  readonly profile: string;
  readonly invoice: string | null;
  readonly state: string | number | boolean | null;
  readonly created: string;
  readonly number: string | null;
  readonly note: string;
};
export type Part = {
  readonly uuid: string;
  readonly payment: string;
  readonly parent: string | null;
};

export const profiles = defineTable<Profile>('profiles');
export const invoices = defineTable<Profile>('invoices');
export const payments = defineTable<Payment>('payments', {
  order: (row) => row.created,
  indexes: [['state'], ['profile', 'state'], ['state', 'profile', 'invoice']],
  unique: ['number'],
  references: {
    profile: { to: 'profiles', onDelete: 'protect' },
    invoice: { to: 'invoices', onDelete: 'setNull' },
  },
});
export const parts = defineTable<Part>('parts', {
  references: {
    payment: { to: 'payments', onDelete: 'cascade' },
    parent: { to: 'parts', onDelete: 'cascade' },
  },
});

/** A store with the profiles p0 to p3 and the invoices i0 to i3. */
export function createWorld(): Store {
  const store = new Store([profiles, invoices, payments, parts]);
  for (const digit of [0, 1, 2, 3]) {
    store.table(profiles).insert({ uuid: `p${digit}` });
    store.table(invoices).insert({ uuid: `i${digit}` });
  }
  return store;
}

/** A payment of p0 without invoice, unless said otherwise. */
export function createPayment(uuid: string, changes: Partial<Payment> = {}): Payment {
  return {
    uuid,
    profile: 'p0',
    invoice: null,
    state: 'new',
    created: '2023-10-01',
    number: null,
    note: '',
    ...changes,
  };
}

export function uuidsOf(rows: Iterable<{ readonly uuid: string }>): string[] {
  return Array.from(rows, ({ uuid }) => uuid);
}
