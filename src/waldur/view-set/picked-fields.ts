/** Which fields of a row an answer has: those that `?field=` names. */
import type { QueryDict } from '../../drf/query-dict.ts';
import type { Fields } from '../../drf/serializer.ts';

/**
 * The fields that the parameter names, in the serializer's order, or the same record with all of them where it names none
 * that exist. A name counts that the serializer knows, even if this caller does not get to see it. Source: BEHAVIOUR 17.
 */
export function pickedFields<Row, Context>(
  fields: Fields<Row, Context>,
  query: QueryDict,
): Fields<Row, Context> {
  const asked = query.getList('field');
  if (asked.length === 0) return fields;
  const kept = Object.entries(fields).filter(([name]) => asked.includes(name));
  return kept.length === 0 ? fields : Object.fromEntries(kept);
}
