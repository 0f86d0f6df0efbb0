/** Loads pulled rows into a mock of their own: what comes out loads as the same again; what cannot be had is left out, and told. */
import { FixtureError } from '../../sandbox/seed.ts';
import { createMockServer } from '../../server/mock-server.ts';
import { vouched } from '../../values/vouched.ts';
import type { FixtureDocument } from '../../vocabulary/fixture-document.ts';
import type { StateDocument } from '../../vocabulary/state-document.ts';
import type { Fates } from './fates.ts';
import type { Draft } from './treat.ts';

export type Tables = Readonly<Record<string, readonly Draft[]>>;

export interface Settled {
  readonly state: StateDocument;
  /** How many there are, by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** How many rows no fixture can have, by table. */
  readonly lost: ReadonlyMap<string, number>;
}

/** Each time something goes; rows that refer to a row that went are found the next time. */
const MOST_ROUNDS = 20;
const POINTER = /^\/([^/]+)\/(\d+)(?:\/([^/]+))?/;

/** @throws FixtureError where what is left cannot be loaded either */
export function settle(tables: Tables, fates: Fates): Settled {
  const lost = new Map<string, number>();
  let present = tables;
  for (let round = 1; ; round += 1) {
    try {
      const server = createMockServer({ fixtures: vouched<FixtureDocument>(present) });
      return { state: server.state(), rows: server.loaded.rows, lost };
    } catch (error) {
      if (!(error instanceof FixtureError) || round === MOST_ROUNDS) throw error;
      present = without(present, error, fates, lost);
    }
  }
}

function without(
  tables: Tables,
  { problems }: FixtureError,
  fates: Fates,
  lost: Map<string, number>,
): Tables {
  const copy = new Map(
    Object.entries(tables).map(([table, rows]) => [table, rows.map((row) => ({ ...row }))]),
  );
  const gone = new Map<string, Set<number>>();
  for (const { pointer } of problems) {
    const [, table = '', place, field] = POINTER.exec(pointer) ?? [];
    const index = Number(place);
    const row: Draft | undefined = copy.get(table)?.[index];
    if (row === undefined) continue;
    const spared = field === undefined ? undefined : spare(row, field);
    if (spared === 'without' && field !== undefined) fates.unfit(table, field);
    if (spared === undefined) gone.set(table, (gone.get(table) ?? new Set()).add(index));
  }
  for (const [table, places] of gone) {
    lost.set(table, (lost.get(table) ?? 0) + places.size);
    copy.set(
      table,
      (copy.get(table) ?? []).filter((_, index) => !places.has(index)),
    );
  }
  return Object.fromEntries(copy);
}

/** How the row can stay: without what stands in a field, or with a word on it; undefined where it cannot. */
function spare(row: Draft, field: string): 'without' | 'whole' | undefined {
  if (!Object.hasOwn(row, field) || field === 'uuid') return undefined;
  // An organization has one active profile, and a link that does not fit was moved, or its invoice changed afterwards.
  if (field === 'invoice' && row['$moved'] !== true) {
    row['$moved'] = true;
    return 'whole';
  }
  if (field === 'is_active' && row[field] !== null) row[field] = null;
  else delete row[field];
  return 'without';
}
