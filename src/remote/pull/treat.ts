/** Makes a row of a fixture document of a row of an answer: field by field, by the table of columns. */
import { resources } from '../../resources/index.ts';
import { isMembers } from '../../values/plain-json.ts';
import type { Fixture } from '../../waldur/fixture/fixture.ts';
import { COLUMNS } from './columns.ts';
import type { Fates } from './fates.ts';
import { createMadeUp, type MadeUp } from './made-up.ts';
import type { Mapping } from './mapped.ts';
import { type TreatmentName, treatmentOf } from './treatments.ts';

export type Draft = Record<string, unknown>;

export interface Treating {
  readonly mapping: Mapping;
  readonly madeUp: MadeUp;
  readonly fates: Fates;
  /** Whether nothing is to be replaced. */
  readonly isVerbatim: boolean;
  /** What a row has of fields that need no other row. */
  readonly row: (table: string, members: Readonly<Record<string, unknown>>) => Draft;
}

/** What is handled the same in any case: it is no text of anybody. */
const STRUCTURE: readonly TreatmentName[] = [
  ...(['uuid', 'reference', 'file', 'period', 'order', 'roles', 'derived', 'unknown'] as const),
];

const FIXTURES: ReadonlyMap<string, Fixture> = new Map(
  resources.map(({ fixture }) => [fixture.key, fixture]),
);

export function createTreating(mapping: Mapping, fates: Fates, isVerbatim: boolean): Treating {
  const madeUp = createMadeUp(mapping);

  const row = (table: string, members: Readonly<Record<string, unknown>>): Draft => {
    const draft: Draft = {};
    const fixture = FIXTURES.get(table);
    for (const [field, value] of Object.entries(members)) {
      if (value === undefined) continue;
      const name = nameOf(table, field, fixture?.ignored ?? []);
      const treated = value === null ? treatedNull(name) : treat(table, field, name, value);
      fates.note(table, field, name, value !== null && treated === undefined && isWritten(name));
      if (treated !== undefined) draft[field] = treated;
    }
    return draft;
  };

  const treat = (table: string, field: string, name: TreatmentName, value: unknown): unknown => {
    if (isVerbatim && !STRUCTURE.includes(name)) return value;
    const schema = FIXTURES.get(table)?.columns[field]?.schema ?? {};
    const members = (inner: unknown): unknown =>
      isMembers(inner) ? row(`${table}.${field}`, inner) : undefined;
    return treatmentOf(name).apply(value, { mapping, madeUp, schema, members });
  };

  return { mapping, madeUp, fates, isVerbatim, row };
}

function nameOf(table: string, field: string, ignored: readonly string[]): TreatmentName {
  const treatments = COLUMNS[table] ?? {};
  if (Object.hasOwn(treatments, field)) return treatments[field] ?? 'unknown';
  return ignored.includes(field) ? 'derived' : 'unknown';
}

/** What is dropped on purpose is no value that was lost; roles are made of more than themselves. */
function isWritten(name: TreatmentName): boolean {
  return treatmentOf(name).fate !== 'dropped' && name !== 'roles';
}

function treatedNull(name: TreatmentName): null | undefined {
  return isWritten(name) ? null : undefined;
}
