/** The filters that follow from the declaration of a resource's fields. */
import type { StoredRow } from '../../store/table-definition.ts';
import { memberOf, vouched } from '../../values/vouched.ts';
import { orderingFilter, type WaldurFilter } from './filters.ts';
import { knownOrderingFilter } from './known-ordering.ts';
import type { Member } from './members.ts';

/** What becomes of a key that `o` does not know, where it is not refused. */
export type UnknownOrderings = 'dropped';

/** In the order of the members, and of each in the order in which it names them. */
export function filtersOf<Row>(members: readonly Member[]): readonly WaldurFilter<Row>[] {
  const filters = members.flatMap(({ name, member, field }) =>
    (field.options.filters ?? []).flatMap((lookup) => {
      const { query } = field.kind;
      if (!query) throw new Error(`${name} is of a kind that cannot be asked for.`);
      return query(lookup, name, member);
    }),
  );
  return vouched(filters);
}

/** The parameter `o`, where a field may be named in it. */
export function orderingOf<Row extends StoredRow>(
  members: readonly Member[],
  unknown: UnknownOrderings | undefined,
): readonly WaldurFilter<Row>[] {
  const orderable = members.filter(({ field }) => field.options.ordering);
  if (orderable.length === 0) return [];
  const keys = orderable.map(({ name }) => name);
  const ages = orderable.filter(({ field }) => field.options.ordering === 'age');
  const comparisons = Object.fromEntries(
    orderable.map(({ name, member, field }) => {
      const { compare } = field.kind;
      if (!compare) throw new Error(`${name} is of a kind that has no order.`);
      return [name, (a: Row, b: Row) => compare(memberOf(a, member), memberOf(b, member))] as const;
    }),
  );
  if (unknown !== 'dropped') return [orderingFilter(keys, comparisons)];
  const named = ages.map(({ name }) => name);
  return [knownOrderingFilter(keys, comparisons, named)];
}
