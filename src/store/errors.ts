/** Decides what the store says when it refuses a change; none of these leaves a change behind. */

import type { ColumnValue } from './table-definition.ts';

/** Another row already holds this value in a unique column (or this `uuid`). */
export class DuplicateError extends Error {
  override readonly name = 'DuplicateError';
  readonly table: string;
  readonly column: string;
  readonly value: ColumnValue;

  constructor(table: string, column: string, value: ColumnValue) {
    super(`${table}.${column} already holds ${JSON.stringify(value)}.`);
    this.table = table;
    this.column = column;
    this.value = value;
  }
}

/** A row refers to a uuid that its target table does not hold. */
export class MissingReferenceError extends Error {
  override readonly name = 'MissingReferenceError';
  readonly table: string;
  readonly column: string;
  readonly value: ColumnValue;

  constructor(table: string, column: string, value: ColumnValue) {
    super(`${table}.${column} refers to ${JSON.stringify(value)}, which does not exist.`);
    this.table = table;
    this.column = column;
    this.value = value;
  }
}

/** `replace` was given a row whose uuid is not in the table. */
export class MissingRowError extends Error {
  override readonly name = 'MissingRowError';
  readonly table: string;
  readonly uuid: string;

  constructor(table: string, uuid: string) {
    super(`${table} holds no row ${uuid}.`);
    this.table = table;
    this.uuid = uuid;
  }
}

/** A row cannot be deleted: `count` rows of `table` refer to it through a `column` whose rule is `protect`. */
export class ProtectedError extends Error {
  override readonly name = 'ProtectedError';
  readonly table: string;
  readonly column: string;
  readonly count: number;

  constructor(table: string, column: string, count: number) {
    super(`${count} row(s) refer to it through ${table}.${column}.`);
    this.table = table;
    this.column = column;
    this.count = count;
  }
}
