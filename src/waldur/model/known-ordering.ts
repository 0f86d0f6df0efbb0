/** The parameter `o` where it is DRF's own ordering that reads it, not that of a filter set. */
import { knownOrdering, type ParameterValues } from '../../drf/form-fields.ts';
import type { StoredRow } from '../../store/table-definition.ts';
import { type Comparisons, defineFilter, type WaldurFilter } from './filters.ts';
import { orderingParameter } from './parameter-schemas.ts';

/**
 * `o=key,-other`: keys that are unknown are passed over, and nothing else is said of them. Rows that are equal in all keys
 * stand as they were made. `ages` are keys that tell when a row was made: of rows made in one moment of the clock, the one
 * that came first is the older.
 * Source: DRF filters.OrderingFilter; BEHAVIOUR 17.
 */
export function knownOrderingFilter<Row extends StoredRow, Key extends string>(
  keys: readonly Key[],
  comparisons: Comparisons<Row, Key>,
  ages: readonly Key[],
): WaldurFilter<Row> {
  return defineFilter(
    'o',
    (values: ParameterValues) => knownOrdering(values, keys),
    (rows, terms) =>
      rows.byInsertion().orderBy((a, b) => {
        for (const { key, descending } of terms) {
          const age = () => rows.turnOf(a.uuid) - rows.turnOf(b.uuid);
          const order = comparisons[key](a, b) || (ages.includes(key) ? age() : 0);
          if (order !== 0) return descending ? -order : order;
        }
        return 0;
      }),
    () => orderingParameter(keys),
  );
}
