/** A field of a resource, declared once: its kind, who may do what with it, and what is its own. */
import {
  type FieldInfo,
  type OutputSchema,
  type ReadableField,
  readOnlyField,
  type Through,
  type Told,
  throughField,
} from '../../drf/field.ts';
import type { RowContext, Sample } from '../fixture/fixture.ts';
import { type Call, urlOf } from '../site/call.ts';
import type { KeyedRow, Kind, WritableKind } from './kind.ts';
import type { RowName } from './names.ts';
import type { Lookup } from './query.ts';
import { urlSchema } from './value-schemas.ts';

/** What a default may draw on. The index is the row's place in its list, from 0. */
export type DefaultContext = Pick<RowContext, 'store' | 'clock' | 'uuid' | 'index'>;

/** What a field says besides its kind. */
export interface FieldOptions<Value, Row = never> {
  /** For a row that says nothing of the field. */
  readonly default?: Value;
  readonly defaultFrom?: (context: DefaultContext) => Value;
  /** Likewise, and for a blank text: made of the row's other members when all of them are there. */
  readonly derivedFrom?: (row: Row) => Value;
  /** A made-up value, for a generated row. It draws on its own stream: no other field of the same seed changes. */
  readonly sample?: Sample<Value>;
  /** True where no two rows hold the same value. */
  readonly unique?: true;
  readonly filters?: readonly Lookup[];
  /** True where `o` may name it; an age is when the row was made, as long as nobody says otherwise. */
  readonly ordering?: true | 'age';
  /** Of what is shown, where it is not that of the kind. */
  readonly schema?: OutputSchema;
  /** What OPTIONS tells otherwise than its kind and its access say. */
  readonly told?: Told;
  /** What the database makes of a value; the answer to who wrote it has it as it was. */
  stored?(value: Value): Value;
}

/** `stored` is not on the wire at all. */
export type Access = 'required' | 'optional' | 'readOnly' | 'stored';

export interface StoredField<Value, Written, Own extends Access> {
  readonly access: Own;
  readonly kind: Kind<Value> & Partial<WritableKind<Value, Written>>;
  readonly options: FieldOptions<Value>;
  /** The name in rows, where it is not made of the one on the wire. */
  readonly member?: string;
}

/** What is shown of a row and not held: made of its other members, or of rows that it refers to. */
export interface DerivedField<Row> {
  readonly access: 'derived';
  readonly field: ReadableField<Row, Call>;
}

/** The fields of a resource by their wire names, in wire order. */
export type ModelFields = Readonly<
  Record<string, StoredField<unknown, unknown, Access> | DerivedField<never>>
>;

/** Clients may write it, and a whole body must have it. */
export function required<Value, Written, Row>(
  kind: WritableKind<Value, Written>,
  options: FieldOptions<NoInfer<Value>, Row> = {},
): StoredField<Value, Written, 'required'> {
  return { access: 'required', kind, options };
}

/** Clients may write it or leave it out. */
export function optional<Value, Written, Row>(
  kind: WritableKind<Value, Written>,
  options: FieldOptions<NoInfer<Value>, Row> = {},
): StoredField<Value, Written, 'optional'> {
  return { access: 'optional', kind, options };
}

/** Clients see it. */
export function readOnly<Value, Row>(
  kind: Kind<Value>,
  options: FieldOptions<NoInfer<Value>, Row> = {},
): StoredField<Value, never, 'readOnly'> {
  return { access: 'readOnly', kind, options };
}

/** Clients never see it. */
export function stored<Value, Row>(
  kind: Kind<Value>,
  options: FieldOptions<NoInfer<Value>, Row> = {},
): StoredField<Value, never, 'stored'> {
  return { access: 'stored', kind, options };
}

/**
 * Shows something that is made of the row. Give it a function that is declared with the type of its row and of what it
 * returns: an arrow function here would have to know the row's type while that is still being made of these fields.
 */
export function derived<Row>(
  toRepresentation: ReadableField<Row, Call>['toRepresentation'],
  type: FieldInfo['type'] = 'field',
  schema?: OutputSchema,
  told?: Told,
): DerivedField<Row> {
  return { access: 'derived', field: readOnlyField(toRepresentation, type, schema, told) };
}

/** The URL of the row itself. */
export function url(basename: string): DerivedField<KeyedRow> {
  return derived(
    ({ uuid }: KeyedRow, call) => urlOf(call, basename, uuid),
    'field',
    (wire) => urlSchema(wire, basename),
  );
}

/** The same, read through a relation that may be null. */
export function through<Row>(
  relation: Through,
  { access, field }: DerivedField<Row>,
): DerivedField<Row> {
  return { access, field: throughField(relation, field) };
}

/** The same, under a name in rows that is not made of the one on the wire. */
export function heldAs<const Member extends string, Value, Written, Own extends Access>(
  member: Member,
  field: StoredField<Value, Written, Own>,
): StoredField<Value, Written, Own> & { readonly member: Member } {
  return { ...field, member };
}

type MemberName<Name extends string, Field> = Field extends {
  readonly member: infer Own extends string;
}
  ? Own
  : RowName<Name>;

type StoredNames<F> = {
  readonly [Name in keyof F]: F[Name] extends { readonly kind: unknown } ? Name : never;
}[keyof F] &
  string;

/** The row that fields make: what is held of each, under its name in camel case. */
export type RowOf<F> = {
  readonly [Name in StoredNames<F> as MemberName<Name, F[Name]>]: F[Name] extends {
    readonly kind: Kind<infer Value>;
  }
    ? Value
    : never;
};
