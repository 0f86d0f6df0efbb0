/** A state of a store that can be had again after it has passed: what costs next to nothing until somebody asks for it. */

import type { Change, TableState } from './table-rows.ts';

/** All tables of a store as they were at one moment. Shares what has not changed since; never changes. */
export interface StoreSnapshot {
  readonly tables: ReadonlyMap<string, TableState<never>>;
}

/** By table, what was done to it, first to last. */
export type Changes = ReadonlyMap<string, readonly Change<never>[]>;

/** The store, as far as it matters here. */
interface Source {
  /** The present state. */
  snapshot(): StoreSnapshot;
  /** A store of its own that is in this state. */
  fork(snapshot: StoreSnapshot): { takeBack(changes: Changes): void; snapshot(): StoreSnapshot };
}

/**
 * Knows the state that came after it, and what was done to get there: it is made by taking that back. So whoever holds one
 * holds what has changed since and nothing more, and the store may edit its trees in place.
 */
export class PastState {
  readonly #source: Source;
  /** Undefined until it is asked for. */
  #snapshot: StoreSnapshot | undefined;
  #isWanted = true;
  /** Undefined while it is the present one, and where the snapshot is there. */
  #after: { readonly changes: Changes; readonly next: PastState } | undefined;

  constructor(source: Source) {
    this.#source = source;
  }

  /** False where it can be had without what is done from here on, and where nobody will ask for it. */
  get needsChanges(): boolean {
    return this.#isWanted && this.#snapshot === undefined;
  }

  /** Nobody will ask for it: what is done from here on is not noted for it. */
  letGo(): void {
    this.#isWanted = false;
  }

  /** Somebody will ask for it after all: only while it is the present one. */
  hold(): void {
    this.#isWanted = true;
  }

  /** It is no longer the present one. */
  pass(changes: Changes, next: PastState): void {
    this.#after = { changes, next };
  }

  /** The same one each time. Costs what has changed since it has passed; not within a transaction. */
  get snapshot(): StoreSnapshot {
    return this.#snapshot ?? this.#made();
  }

  #made(): StoreSnapshot {
    const passed: { readonly state: PastState; readonly changes: Changes }[] = [];
    let state: PastState = this;
    for (let after = state.#after; after !== undefined; after = state.#after) {
      passed.push({ state, changes: after.changes });
      state = after.next;
    }
    let snapshot = state.#kept(state.#snapshot ?? this.#source.snapshot());
    if (passed.length === 0) return snapshot;
    const fork = this.#source.fork(snapshot);
    for (const { state: each, changes } of passed.reverse()) {
      fork.takeBack(changes);
      snapshot = each.#kept(fork.snapshot());
    }
    return snapshot;
  }

  #kept(snapshot: StoreSnapshot): StoreSnapshot {
    this.#snapshot = snapshot;
    this.#after = undefined;
    return snapshot;
  }
}
