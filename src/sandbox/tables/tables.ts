/** The tables of a sandbox, row by row: looked into, searched, edited, and held against what a reset comes back to. */
import type { Store, StoreSnapshot } from '../../store/store.ts';
import { vouched } from '../../values/vouched.ts';
import type { FixtureDocument } from '../../vocabulary/fixture-document.ts';
import type { StateDocument } from '../../vocabulary/state-document.ts';
import type { World } from '../../waldur/site/world.ts';
import type { HeldStates } from '../held-states.ts';
import { addRow, changeRow, removeRow } from './edit-rows.ts';
import { type KnownUsers, knownUsers } from './known-users.ts';
import { Memory } from './memory.ts';
import { type StateChanges, stateChanges } from './state-changes.ts';
import { listTables, type TableInfo } from './table-infos.ts';
import { tablePage, tableRow } from './table-page.ts';
import type { TableScope } from './table-scope.ts';

/** As fixtures call them. */
export type TableName = Exclude<keyof StateDocument, '$schema'>;
/** A row as `state()` has it. */
type RowIn<Name extends TableName> = StateDocument[Name][number];
/** A row as a document may have it. */
export type RowFor<Name extends TableName> = NonNullable<FixtureDocument[Name]>[number];

/** Which rows of a table are asked for. */
export type RowsQuery<Name extends TableName> = {
  /** How many rows are passed over. */
  readonly offset?: number;
  /** Most rows of the answer, 100 unless told otherwise, 1000 at most. */
  readonly limit?: number;
  /** Rows that have this text in any column, whatever the case of letters. */
  readonly search?: string;
  /** The order: columns with commas between them, each with `-` before it to turn it. */
  readonly o?: string;
  /** Rows that were added or changed since the reset; `any` is both. */
  readonly changed?: 'added' | 'changed' | 'any';
} & {
  /** What a column holds: one of these, as text; an empty one means none. */
  readonly [Column in Extract<keyof RowIn<Name>, string>]?: string | readonly string[];
};

export interface RowFound<Name extends TableName> {
  /** With dashes. */
  readonly key: string;
  /** Null for a row that is as a reset makes it. */
  readonly change: 'added' | 'changed' | null;
  /** Without bytes where it is one of a page. */
  readonly row: RowIn<Name>;
}

export interface RowsFound<Name extends TableName> {
  /** How many there are on all pages. */
  readonly total: number;
  readonly offset: number;
  readonly rows: readonly RowFound<Name>[];
}

/** All of it throws RangeError for a table or a row that is not there, and ProblemError for what is not as it must be. */
export interface TableControls {
  /** All tables, with how many rows were added, changed and removed since the reset. */
  list(): readonly TableInfo[];
  rows<Name extends TableName>(table: Name, query?: RowsQuery<Name>): RowsFound<Name>;
  /** One row, and what a reset makes of it. */
  row<Name extends TableName>(
    table: Name,
    key: string,
  ): RowFound<Name> & { readonly seed: RowIn<Name> | null };
  /** Adds a row by the rules of fixtures. */
  add<Name extends TableName>(table: Name, row: RowFor<Name>): Omit<RowFound<Name>, 'change'>;
  /** Puts members in the place of those that the row has. @throws ConflictError where other rows forbid it */
  change<Name extends TableName>(
    table: Name,
    key: string,
    members: Partial<RowFor<Name>>,
  ): Omit<RowFound<Name>, 'change'>;
  /** @throws ConflictError where other rows hold on to it */
  remove(table: TableName, key: string): void;
  /** All that is otherwise than a reset makes it, of at most so many rows: 1000 unless told otherwise. */
  changes(options?: { readonly limit?: number }): StateChanges;
}

export class Tables implements TableControls {
  readonly #world: Pick<World, 'store' | 'clock' | 'random'>;
  readonly #seeded: () => StoreSnapshot;
  readonly #states: Pick<HeldStates, 'weigh'>;
  readonly #changing: () => () => void;
  readonly #memory = new Memory();
  /** The store that has the seed in it, and that seed. */
  #seed: { readonly of: StoreSnapshot; readonly store: Store } | undefined;

  /**
   * `seeded` is what a reset comes back to; `states` hear of bytes that are about to come in, `changing` before an edit,
   * and what comes back of it when that is done.
   */
  constructor(
    world: Pick<World, 'store' | 'clock' | 'random'>,
    seeded: () => StoreSnapshot,
    states: Pick<HeldStates, 'weigh'>,
    changing: () => () => void,
  ) {
    this.#world = world;
    this.#seeded = seeded;
    this.#states = states;
    this.#changing = changing;
  }

  list(): readonly TableInfo[] {
    return listTables(this.#scope());
  }

  rows<Name extends TableName>(table: Name, query: RowsQuery<Name> = {}): RowsFound<Name> {
    return vouched<RowsFound<Name>>(tablePage(this.#scope(), table, vouched(query)));
  }

  row<Name extends TableName>(
    table: Name,
    key: string,
  ): RowFound<Name> & { readonly seed: RowIn<Name> | null } {
    return vouched(tableRow(this.#scope(), table, key));
  }

  add<Name extends TableName>(table: Name, row: RowFor<Name>): Omit<RowFound<Name>, 'change'> {
    return this.#edit(() => vouched<RowFound<Name>>(addRow(this.#scope(), table, row)));
  }

  change<Name extends TableName>(
    table: Name,
    key: string,
    members: Partial<RowFor<Name>>,
  ): Omit<RowFound<Name>, 'change'> {
    return this.#edit(() => vouched<RowFound<Name>>(changeRow(this.#scope(), table, key, members)));
  }

  remove(table: TableName, key: string): void {
    this.#edit(() => removeRow(this.#scope(), table, key));
  }

  changes(options: { readonly limit?: number } = {}): StateChanges {
    return stateChanges(this.#scope(), options);
  }

  /** Who can call, with their tokens; the query is that of the control plane. @throws ProblemError */
  users(query: Readonly<Record<string, unknown>>): KnownUsers {
    return knownUsers(this.#scope(), query);
  }

  /** What came of it, once it is told. */
  #edit<T>(work: () => T): T {
    const changed = this.#changing();
    const made = work();
    changed();
    return made;
  }

  #scope(): TableScope {
    const { store, clock, random } = this.#world;
    const seed = this.#seedStore(store);
    const weigh = (bytes: number): void => this.#states.weigh(bytes);
    return { store, clock, random, seed, memory: this.#memory, weigh };
  }

  #seedStore(store: Store): Store {
    const of = this.#seeded();
    if (this.#seed?.of !== of) this.#seed = { of, store: store.fork(of) };
    return this.#seed.store;
  }
}
