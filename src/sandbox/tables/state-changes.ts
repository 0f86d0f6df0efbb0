/** All in which the state differs from the seed: the rows that came in, went, and are otherwise. */
import { resources } from '../../resources/index.ts';
import { digits, once, told, withDefault } from '../../values/schema/changes.ts';
import { object } from '../../values/schema/composites.ts';
import { demand } from '../../values/schema/problem-error.ts';
import { whole } from '../../values/schema/scalars.ts';
import { dashed } from '../../values/uuid.ts';
import type { DocumentRow } from '../../waldur/fixture/fixture.ts';
import { changesIn } from './row-changes.ts';
import { withoutBytes } from './table-page.ts';
import type { TableScope } from './table-scope.ts';

export interface TableChanges {
  readonly added: readonly DocumentRow[];
  readonly changed: readonly {
    readonly key: string;
    readonly before: DocumentRow;
    readonly after: DocumentRow;
  }[];
  readonly removed: readonly DocumentRow[];
}

export interface StateChanges {
  /** By name; a table without changes is left out. */
  readonly tables: Readonly<Record<string, TableChanges>>;
  /** Whether there are more than were asked for. */
  readonly isCut: boolean;
}

export const CHANGES_QUERY = object({
  limit: told(withDefault(once(digits(whole({ min: 0, max: 100_000 }))), 1000), {
    description: 'Most rows of the answer.',
  }),
});

/** @throws ProblemError for a limit that is none */
export function stateChanges(
  scope: TableScope,
  given: Readonly<Record<string, unknown>> = {},
): StateChanges {
  const { limit } = demand(CHANGES_QUERY, given);
  let left = limit;
  let isCut = false;
  const some = <T>(rows: readonly T[]): readonly T[] => {
    const taken = rows.slice(0, left);
    left -= taken.length;
    if (taken.length < rows.length) isCut = true;
    return taken;
  };
  const tables = resources.flatMap(({ fixture }) =>
    fixture.parts((parts) => {
      const { added, changed, removed } = changesIn(parts, scope);
      if (added.length + changed.length + removed.length === 0) return [];
      const told: TableChanges = {
        added: some(added).map((row) => withoutBytes(parts, row, scope)),
        changed: some(changed).map(({ before, after }) => ({
          key: dashed(after.uuid),
          before: withoutBytes(parts, before, { store: scope.seed }),
          after: withoutBytes(parts, after, scope),
        })),
        removed: some(removed).map((row) => withoutBytes(parts, row, { store: scope.seed })),
      };
      return [[fixture.key, told] as const];
    }),
  );
  return { tables: Object.fromEntries(tables), isCut };
}
