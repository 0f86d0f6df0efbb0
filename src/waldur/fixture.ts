/** What the rows of a table are in fixture documents: columns, what reading them may draw on, and what may be wrong with them. */
import type { Store } from '../store/store.ts';
import type { Clock } from '../values/clock.ts';
import type { Random } from '../values/random.ts';
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
  /** For a row that leaves the column out. */
  readonly fallback: (context: RowContext) => Value;
  readonly read: (input: unknown, context: RowContext) => Validated<Value>;
}

/** What a made-up value may draw on: a stream of chance of its own, and words for people, loaded when first asked for. */
export interface SampleTools {
  readonly random: Random;
  readonly faker: () => {
    readonly company: { name(): string };
    readonly person: { fullName(): string };
    readonly lorem: { sentence(): string };
  };
}

/** Makes up a value, as documents have it. */
export type Sample<Value> = (tools: SampleTools) => Value;

export type Columns = Readonly<Record<string, Column<unknown>>>;

/** A row of a document, as JSON. */
export type DocumentRow = Readonly<Record<string, unknown>>;

/** What is wrong with a row. */
export interface Problem {
  /** JSON pointer from the row on: `/sum`; empty for the row itself. */
  readonly pointer: string;
  readonly message: string;
}

/** A fixture definition as the loader sees it: its row type is its own affair. */
export interface Fixture {
  readonly key: string;
  readonly basename: string | undefined;
  readonly columns: Columns;
  readonly ignored: readonly string[];
  /** Of columns that generated rows get besides what is generated of all of a row at once, by name. */
  readonly samples: ReadonlyMap<string, Sample<unknown>>;
  readonly has: (store: Store, uuid: string) => boolean;
  /** Reads and stores one row, and gives all that is wrong with it. */
  readonly load: (source: DocumentRow, context: RowContext) => readonly Problem[];
  readonly createLoader: (store: Store) => RowLoader;
  /** All rows of a store, as a document has them. */
  readonly documentRows: (store: Store) => readonly DocumentRow[];
  /** The same rows, each made when it is asked for, with bytes where a document has Base64. */
  readonly rowsToWrite: (store: Store) => Iterable<DocumentRow>;
}

/**
 * Reads rows one after another. A row with faults is stored too, with what stands in for them, so that the rows that
 * refer to it are judged rightly: whoever loads puts the store back when there are problems.
 */
export interface RowLoader {
  readonly load: Fixture['load'];
  /** Stores what was held back. */
  readonly finish: () => void;
}
