/**
 * The states that requests have met, as far as they are still held: what a request can be played again from. Little is held
 * beside the state that there is, for what has not changed is shared.
 */
import type { PastState, Store, StoreSnapshot } from '../store/store.ts';

/** Larger worlds are told of by name alone: their rows make no files that anybody could read. */
export const MOST_TOLD_ROWS = 1000;

/** How much of what a journal may hold they may be. */
export const STATES_SHARE = 1 / 4;
/** About how many bytes one change keeps of what was before, and for each row that there is. Source: measured, `journal-memory.mjs` in test/benchmark. */
const CHANGE_BYTES = 1024;
const CHANGE_BYTES_A_ROW = 32;
/** The same of a row, where all rows were replaced. */
const ROW_BYTES = 1024;

export class HeldState {
  #state: PastState | undefined;
  /** What the next one has changed of it, in bytes. */
  bytes: number;

  constructor(state: PastState | undefined, rows: number) {
    this.#state = state;
    this.bytes = CHANGE_BYTES + rows * CHANGE_BYTES_A_ROW;
  }

  /** Undefined where it is no longer held. */
  get snapshot(): StoreSnapshot | undefined {
    return this.#state?.snapshot;
  }

  /** It needs nothing of what changes from here on. */
  settle(): void {
    if (this.#state?.needsChanges) void this.#state.snapshot;
  }

  release(): void {
    this.#state = undefined;
  }
}

/** One that is too large to be held: to keep what gives way to each change would take many times the memory of a request. */
const TOO_LARGE = new HeldState(undefined, 0);

/** Those of one sandbox. */
export class HeldStates {
  readonly #store: Store;
  readonly #seed: () => StoreSnapshot;
  readonly #maxBytes: number;
  /** Oldest first, the present one last. */
  #held: HeldState[] = [];
  #now:
    | { readonly state: PastState; readonly seed: StoreSnapshot; readonly held: HeldState }
    | undefined;
  #bytes = 0;
  #told = 0;

  /**
   * `seed` gives the state that has a name of its own, and so may be large. Beyond so many bytes the oldest go first, and the requests that met them are no longer told with a state.
   */
  constructor(store: Store, seed: () => StoreSnapshot, maxBytes: number) {
    this.#store = store;
    this.#seed = seed;
    this.#maxBytes = maxBytes;
  }

  /** How many bytes they hold, more than when it was asked last, beside the state that there is. */
  growth(): number {
    const more = this.#bytes - this.#told;
    this.#told = this.#bytes;
    return more;
  }

  /** The present one; the same until something changes. */
  now(): HeldState {
    const [state, seed] = [this.#store.present(), this.#seed()];
    const now = this.#now;
    if (now?.state === state && now.seed === seed) return now.held;
    const held = this.#hold(state, seed);
    this.#now = { state, seed, held };
    return held;
  }

  #hold(state: PastState, seed: StoreSnapshot): HeldState {
    const last = this.#held.at(-1);
    if (!this.#store.isAt(seed) && this.#store.holdsMoreThan(MOST_TOLD_ROWS)) {
      last?.settle();
      state.letGo();
      return TOO_LARGE;
    }
    state.hold();
    if (last) this.#bytes += last.bytes;
    const held = new HeldState(state, Math.min(this.#store.count(), MOST_TOLD_ROWS));
    this.#held.push(held);
    if (this.#bytes > this.#maxBytes) this.#makeRoom();
    return held;
  }

  /** So many bytes have come in that may soon give way to others. */
  weigh(bytes: number): void {
    const last = this.#held.at(-1);
    if (last) last.bytes += bytes;
  }

  /** All rows are about to give way to others. */
  weighRows(): void {
    if (this.#held.length > 0) this.weigh(this.#store.count() * ROW_BYTES);
  }

  /** Nobody asks for them any more. */
  clear(): void {
    for (const held of this.#held) held.release();
    this.#held = [];
    this.#now = undefined;
    this.#bytes = 0;
    this.#told = 0;
  }

  /** Half of it at once, so that it need not be done for every request. */
  #makeRoom(): void {
    let gone = 0;
    for (const held of this.#held.slice(0, -1)) {
      if (this.#bytes <= this.#maxBytes / 2) break;
      held.release();
      this.#bytes -= held.bytes;
      gone += 1;
    }
    this.#held = this.#held.slice(gone);
  }
}

/** Tables that have not changed are the same in both. */
export function isSameState(one: StoreSnapshot, other: StoreSnapshot): boolean {
  for (const [name, table] of one.tables) if (other.tables.get(name) !== table) return false;
  return true;
}
