/** The filters that Waldur's lists share, each over one column. */

import { refusing } from '../../drf/field.ts';
import type { Cleaner, Filter, FilterSchema } from '../../drf/filters.ts';
import { cleanOrdering, cleanText, type ParameterValues } from '../../drf/form-fields.ts';
import type { Language } from '../../drf/language/language.ts';
import { FILTER } from '../../drf/messages.ts';
import { ApiException } from '../../drf/refusal.ts';
import { hasReadableHost, urlPath, withoutPrefix } from '../../drf/relations.ts';
import type { Selection } from '../../store/selection.ts';
import type { StoredRow } from '../../store/table-definition.ts';
import { parseUuid, type Uuid } from '../../values/uuid.ts';
import { valid } from '../../values/validated.ts';
import { failAs, LINK, LINK_FAULTS } from '../refusals.ts';
import type { Call } from '../site/call.ts';
import { linkParameter, orderingParameter } from './parameter-schemas.ts';

export interface WaldurFilter<Row> extends Filter<Selection<Row>, Call> {
  /** True where a link to nowhere is a 404. */
  readonly resolves?: true;
}

/** A filter from a way to read the parameter and a way to use what was read. */
export function defineFilter<Row, Value>(
  name: string,
  clean: Cleaner<Value, Call>,
  narrow: (rows: Selection<Row>, value: Value, call: Call) => Selection<Row>,
  schema: FilterSchema,
): WaldurFilter<Row> {
  return {
    name,
    schema,
    clean: refusing(
      clean.refusals ?? [],
      (values: ParameterValues, language: Language, context: Call) => {
        const cleaned = clean(values, language, context);
        if (!cleaned.valid) return cleaned;
        const { value } = cleaned;
        return valid(
          value === undefined
            ? undefined
            : (rows: Selection<Row>, call: Call) => narrow(rows, value, call),
        );
      },
    ),
  };
}

/** Rows whose column holds one of the values, where it holds values of that kind at all. */
type Equals<Row, Value> = (rows: Selection<Row>, value: Value) => Selection<Row>;

/**
 * A row named by its URL or path; the host is ignored. What names no row of the resource selects nothing, but a path that
 * is no route of the server is the server's own 404, and what is no URL to Python its 500. Source: Waldur core/filters.URLFilter; BEHAVIOUR 7, `profile`.
 */
export function urlFilter<Row extends StoredRow, Name extends string>(
  name: string,
  basename: string,
  equals: Equals<Row, Uuid<Name>>,
): WaldurFilter<Row> {
  return {
    ...defineFilter(
      name,
      cleanText,
      (rows: Selection<Row>, value: string, call) => {
        const uuid = linkedUuid<Name>(value, basename, call);
        return uuid === undefined ? rows.whereIn('uuid', []) : equals(rows, uuid);
      },
      () => linkParameter(basename),
    ),
    resolves: true,
  };
}

function linkedUuid<Name extends string>(
  value: string,
  basename: string,
  call: Call,
): Uuid<Name> | undefined {
  if (!hasReadableHost(value)) failAs(LINK_FAULTS.bad_host, call.world.contract);
  const path = withoutPrefix(urlPath(value), call.prefix);
  if (!path.startsWith('/')) return undefined;
  const match = call.resolveLink(path);
  if (!match) throw unresolvable(path, call);
  return match.kind === 'detail' && match.basename === basename
    ? parseUuid<Name>(match.lookup)
    : undefined;
}

/** The 404 whose body gives the server's URL table away. Source: Django Resolver404; BEHAVIOUR 7. */
function unresolvable(path: string, { world }: Call): ApiException {
  const tried = world.urls.patterns().map((pattern) => [pattern]);
  return new ApiException(LINK.unresolvable, { tried, path: path.slice(1) });
}

/** How rows compare by one key of an ordering. */
export type Comparisons<Row, Key extends string> = Readonly<
  Record<Key, (a: Row, b: Row) => number>
>;

/** `o=key,-other`. Ties are in the order of creation, and so is all where no key is named. Source: BEHAVIOUR 8 and 13. */
export function orderingFilter<Row, Key extends string>(
  keys: readonly Key[],
  comparisons: Comparisons<Row, Key>,
): WaldurFilter<Row> {
  return defineFilter(
    'o',
    refusing([FILTER.choice.any], (values: ParameterValues) => cleanOrdering(values, keys)),
    (rows, terms) =>
      rows.byInsertion().orderBy((a, b) => {
        for (const { key, descending } of terms) {
          const order = comparisons[key](a, b);
          if (order !== 0) return descending ? -order : order;
        }
        return 0;
      }),
    () => orderingParameter(keys),
  );
}
