/** What a kind of value is: all that a field of it needs to know to be read, shown, described, stored, kept in fixtures and asked for. */
import type { Description, OutputSchema, Reading } from '../../drf/field.ts';
import type { JsonOutput } from '../../drf/json-encoder.ts';
import { nullable as nullableSchema } from '../../drf/schema.ts';
import { valueSchema } from '../../drf/value-schema.ts';
import type { OnDelete } from '../../store/table-definition.ts';
import type { Uuid } from '../../values/uuid.ts';
import { type Validated, valid } from '../../values/validated.ts';
import type { RowContext, Schema } from '../fixture/fixture.ts';
import type { Call } from '../site/call.ts';
import type { World } from '../site/world.ts';
import type { Query } from './query.ts';

/** Every row of a resource has a key. */
export interface KeyedRow {
  readonly uuid: Uuid<string>;
}

/** What a column of rows that refer to others says of that. */
export interface KindReference {
  /** The table. */
  readonly to: string;
  readonly onDelete: OnDelete;
}

/** Rows that a value names without referring to them, so that no delete rule minds them. */
export interface Mentions<Value> {
  /** Where they may be. */
  readonly tables: readonly string[];
  of(value: Value): readonly { readonly table: string; readonly uuid: string }[];
}

/**
 * `Value` is what rows hold. Functions that take one are methods, so that a list of all fields may call them: each gets
 * only values of its own kind.
 */
export interface Kind<Value> {
  /** As OPTIONS has it; a field that is only read has nothing but the type. */
  readonly info: Description;
  /** Of what is shown, where `info` does not tell. */
  readonly schema?: OutputSchema;
  /** The value on the wire, where it is not the value itself. */
  show?(value: Value, call: Call): JsonOutput | undefined;
  /** What a field starts with that says nothing of it; a field with neither must be in every row of a fixture. */
  readonly initial?: Value;
  /** True for what may take more than some hundred bytes: tables of such rows are weighed. */
  readonly isLarge?: boolean;
  readonly inDocuments: DocumentForm<Value>;
  readonly reference?: KindReference;
  readonly mentions?: Mentions<Value>;
  /** How lists are narrowed by such a value. */
  readonly query?: Query;
  /** How rows are put in order by it. */
  compare?(a: Value, b: Value): number;
  /** What stands for a value where many are put in order: less dear to compare, and in the same order within one column. */
  sortKey?(value: Value): number | bigint;
}

/** A value in the rows of fixture documents. */
export interface DocumentForm<Value> {
  readonly schema: Schema;
  /** Of what `write` gives, where that is not all that may be read. */
  readonly written?: Schema;
  readonly read: (input: unknown, context: RowContext) => Validated<Value>;
  /** What loads as this value again, where it is not the value itself. */
  write?(value: Value): unknown;
}

/** A kind that clients may send. */
export interface WritableKind<Value, Written = Value> extends Kind<Value> {
  readonly reading: Reading<Written, Call>;
  /** What is held of what was read, where it is not that itself. */
  keep?(written: Written, world: World): Value;
}

/** The same kind, or null, with which a field starts. */
export function nullable<Value>(kind: Kind<Value>): Kind<Value | null> {
  const {
    info,
    schema,
    inDocuments,
    reference,
    query,
    compare,
    sortKey,
    mentions,
    isLarge = false,
  } = kind;
  return {
    info,
    initial: null,
    isLarge,
    schema: (wire) => nullableSchema(schema?.(wire) ?? valueSchema({ type: info.type })),
    inDocuments: {
      schema: { anyOf: [inDocuments.schema, { type: 'null' }] },
      ...(inDocuments.written && {
        written: { anyOf: [inDocuments.written, { type: 'null' }] },
      }),
      read: (input, context) => (input === null ? valid(null) : inDocuments.read(input, context)),
      ...(inDocuments.write && { write: unlessNull(inDocuments.write) }),
    },
    ...(kind.show && { show: unlessNull(kind.show) }),
    ...(reference && { reference }),
    ...(mentions && { mentions: nullableMentions(mentions) }),
    ...(query && { query }),
    ...(compare && { compare: nullsFirst(compare) }),
    ...(sortKey && {
      sortKey: (value) => (value === null ? Number.NEGATIVE_INFINITY : sortKey(value)),
    }),
  };
}

function nullableMentions<Value>({ tables, of }: Mentions<Value>): Mentions<Value | null> {
  return { tables, of: (value) => (value === null ? [] : of(value)) };
}

function unlessNull<Value, Rest extends readonly unknown[], Result>(
  change: (value: Value, ...rest: Rest) => Result,
): (value: Value | null, ...rest: Rest) => Result | null {
  return (value, ...rest) => (value === null ? null : change(value, ...rest));
}

function nullsFirst<Value>(
  compare: (a: Value, b: Value) => number,
): (a: Value | null, b: Value | null) => number {
  return (a, b) =>
    a === null || b === null ? Number(a !== null) - Number(b !== null) : compare(a, b);
}
