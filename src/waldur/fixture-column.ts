/** What a column of a fixture row is, and what reading it may draw on. */
import type { Store } from '../store/store.ts';
import type { Clock } from '../values/clock.ts';
import type { Uuid } from '../values/uuid.ts';
import type { Validated } from '../values/validated.ts';

/** A piece of JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

/** What reading a row may draw on. */
export interface RowContext {
  /** Everything read so far: what the row may refer to is in here. */
  readonly store: Store;
  readonly clock: Clock;
  /** The row's own key. */
  readonly uuid: Uuid<string>;
  /** The row's place in its list, from 0. */
  readonly index: number;
  /**
   * The row that a uuid, an alias or an API URL names; an error that hints at the nearest alias otherwise. No message at
   * all for a row that is wrong itself: that has been reported.
   */
  readonly find: <Name extends string>(table: Name, reference: string) => Validated<Uuid<Name>>;
  /** A key for another row, which comes with this one. */
  readonly newUuid: <Name extends string>(table: Name) => Uuid<Name>;
  /** Takes a value that no two rows may share; says who has it, if it is taken. */
  readonly claim: (
    name: string,
    value: unknown,
    stored: () => Iterable<unknown>,
  ) => string | undefined;
  /** Notes which columns of a row could not be read, so that no rule is judged by what stands in for them. */
  readonly doubt: (table: string, uuid: string, columns: readonly string[]) => void;
  readonly isDoubtful: (table: string, uuid: string, column: string) => boolean;
}

export interface Column<Value> {
  readonly schema: Schema;
  readonly required: boolean;
  /** True where the value is the uuid of a row. */
  readonly isReference: boolean;
  /** For a row that leaves the column out. */
  readonly fallback: (context: RowContext) => Value;
  readonly read: (input: unknown, context: RowContext) => Validated<Value>;
}

export type Columns = Readonly<Record<string, Column<unknown>>>;

export type ColumnValues<C> = {
  readonly [Name in keyof C]: C[Name] extends Column<infer Value> ? Value : never;
};

/** A row of a document, as JSON. */
export type DocumentRow = Readonly<Record<string, unknown>>;
