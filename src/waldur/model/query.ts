/** How lists are narrowed by the values of one field: the lookups that there are, and the filters that they make. */
import type { Cleaner, FilterSchema } from '../../drf/filters.ts';
import type { Selection } from '../../store/selection.ts';
import type { StoredRow } from '../../store/table-definition.ts';
import { anyCase } from '../../values/any-case.ts';
import { defineFilter, type WaldurFilter } from './filters.ts';

/**
 * Django's words: equal (under the field's own name, or the name given), part of a text in any case (under its own), more
 * than and less than (under the name given).
 */
export type Lookup =
  | 'exact'
  | 'icontains'
  | { readonly exact: string }
  | { readonly gt: string }
  | { readonly lt: string };

/** A row of any table. */
export type AnyRow = StoredRow & Readonly<Record<string, unknown>>;

/** The filters of a lookup on one field: its name on the wire, its member of rows. */
export type Query = (
  lookup: Lookup,
  name: string,
  member: string,
) => readonly WaldurFilter<AnyRow>[];

/** What a kind says of the query parameters that name its values. Functions are methods: see `Kind`. */
export interface QueryOptions<Asked> {
  readonly clean: Cleaner<Asked>;
  readonly schema: FilterSchema;
  /** The rows that hold what was asked for; where a column holds just that, it may be left out. */
  exact?(rows: Selection<AnyRow>, member: string, asked: Asked): Selection<AnyRow>;
  /** True where a column holds text, of which a part may be asked for. */
  readonly isText?: boolean;
  /** Below zero where the held value is less than the one asked for, above zero where it is more. */
  order?(held: unknown, asked: Asked): number;
}

/** @throws Error for a lookup that the kind does not have */
export function queryOf<Asked>(options: QueryOptions<Asked>): Query {
  const { clean, schema } = options;
  return (lookup, name, member) => {
    if (lookup === 'exact' || (typeof lookup === 'object' && 'exact' in lookup)) {
      const equal = options.exact
        ? (rows: Selection<AnyRow>, asked: Asked) => options.exact?.(rows, member, asked) ?? rows
        : (rows: Selection<AnyRow>, asked: Asked) => rows.where(member, asked);
      return [defineFilter(lookup === 'exact' ? name : lookup.exact, clean, equal, schema)];
    }
    if (lookup === 'icontains') {
      if (!options.isText) throw new Error(`${name} is no text, which could contain a part.`);
      const within = (rows: Selection<AnyRow>, asked: Asked) => {
        const holds = anyCase(String(asked));
        return rows.filter((row) => holds(String(row[member])));
      };
      return [defineFilter(name, clean, within, schema)];
    }
    const { order } = options;
    if (order === undefined) throw new Error(`${name} has no order to be asked for.`);
    const [parameter, sign] = 'gt' in lookup ? [lookup.gt, 1] : [lookup.lt, -1];
    const beyond = (rows: Selection<AnyRow>, asked: Asked) =>
      rows.filter((row) => order(row[member], asked) * sign > 0);
    return [defineFilter(parameter, clean, beyond, schema)];
  };
}
