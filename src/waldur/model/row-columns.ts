/** The columns of a table, as those see them who work on the rows of any. */
import type { Column, RowColumn } from '../fixture/fixture.ts';
import type { NamedColumn } from '../fixture/fixture-row.ts';
import { type AnyStored, defaultOf, isIndispensable, type Member } from './members.ts';

const asItIs = (value: unknown): unknown => value;

/** What a field says of its column. */
export function rowColumn(
  { name, member, field: { kind } }: Member,
  { column, isUnique }: NamedColumn,
): RowColumn {
  const { info, reference, inDocuments, compare, sortKey, mentions } = kind;
  return {
    ...{ name, member, column, isUnique },
    type: info.type,
    choices: info.choices?.map(({ value }) => value),
    refersTo: reference?.to,
    isBinary: isBinary(column),
    write: inDocuments.write ?? asItIs,
    compare,
    sortKey,
    mentions,
  };
}

/** A column that is read as the values of a field are. */
export function columnOf(field: AnyStored): Column<unknown> {
  const { schema, written, read } = field.kind.inDocuments;
  const required = isIndispensable(field);
  return {
    schema,
    ...(written && { written }),
    read,
    required,
    fallback: defaultOf(field),
  };
}

/** The same with its name, in documents and in rows. */
export function namedColumn({ name, member, field }: Member): NamedColumn {
  return { name, member, column: columnOf(field), isUnique: field.options.unique === true };
}

/** Bytes, which documents have as Base64. */
export function isBinary({ schema }: NamedColumn['column']): boolean {
  return 'contentEncoding' in schema;
}
