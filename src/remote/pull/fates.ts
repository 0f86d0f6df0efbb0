/** The book of what became of each field. */
import type { KeptKind } from './pull-options.ts';
import type { PulledField } from './pull-report.ts';
import { type TreatmentName, treatmentOf } from './treatments.ts';

export interface Fates {
  /** Notes that a row had the field. `isLost`: its value was none that the API gives there, and was dropped. */
  readonly note: (table: string, field: string, name: TreatmentName, isLost?: boolean) => void;
  /** Notes that it was kept because it was named. */
  readonly asked: (table: string, field: string) => void;
  /** Notes that no fixture can have what stood there. */
  readonly unfit: (table: string, field: string) => void;
  /** By table and field, in the order in which they were met. */
  readonly fields: () => readonly PulledField[];
}

/** Names of fields are anybody's, and told: one that is no name is told as such. */
const NAME = /^[\w$.-]{1,100}$/;

/** `all`: nothing is replaced. */
export function createFates(kept: readonly KeptKind[], all: boolean): Fates {
  const counts = new Map<string, PulledField>();
  const add = (field: Omit<PulledField, 'count'>): void => {
    const key = [field.table, field.field, field.fate, field.how].join('\0');
    counts.set(key, { ...field, count: (counts.get(key)?.count ?? 0) + 1 });
  };
  return {
    note(table, given, name, isLost = false) {
      const { fate, how, keptBy } = treatmentOf(name);
      const field = NAME.test(given) ? given : '(no plain name)';
      const isKept =
        fate === 'replaced'
          ? all || (keptBy !== undefined && kept.includes(keptBy))
          : all && !['derived', 'unknown'].includes(name);
      const known = { table, field, isKnown: name !== 'unknown' };
      if (isLost)
        add({ ...known, fate: 'dropped', how: 'its value is none that the API gives there' });
      else if (isKept) add({ ...known, fate: 'kept', how: 'as it was asked' });
      else add({ ...known, fate, how });
    },
    asked: (table, field) =>
      add({ table, field, isKnown: true, fate: 'kept', how: 'as it was asked' }),
    unfit: (table, field) =>
      add({ table, field, isKnown: true, fate: 'dropped', how: 'fixtures cannot have it' }),
    fields: () => [...counts.values()],
  };
}
