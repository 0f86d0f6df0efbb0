/**
 * The states that requests have met, as far as they are still held: what a request can be played again from. Little is held
 * beside the state that there is, for what has not changed is shared.
 */
import type { Request } from '../drf/request.ts';
import type { Store, StoreSnapshot } from '../store/store.ts';

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
  #snapshot: StoreSnapshot | undefined;
  /** What the next one has changed of it, in bytes. */
  bytes: number;

  constructor(snapshot: StoreSnapshot | undefined, rows: number) {
    this.#snapshot = snapshot;
    this.bytes = CHANGE_BYTES + rows * CHANGE_BYTES_A_ROW;
  }

  /** Undefined where it is no longer held. */
  get snapshot(): StoreSnapshot | undefined {
    return this.#snapshot;
  }

  release(): void {
    this.#snapshot = undefined;
  }
}

/** What changes, and the state that has a name of its own, and so may be large. */
export type Changing = readonly [store: Store, seed: StoreSnapshot];

/** One that is too large to be held: to keep what gives way to each change would take many times the memory of a request. */
const TOO_LARGE = new HeldState(undefined, 0);

/** Those of one sandbox. */
export class HeldStates {
  readonly #changing: () => Changing;
  readonly #maxBytes: number;
  /** Oldest first, the present one last. */
  #held: HeldState[] = [];
  #bytes = 0;
  #told = 0;

  /** Beyond so many bytes the oldest go first, and the requests that met them are no longer told with a state. */
  constructor(changing: () => Changing, maxBytes: number) {
    this.#changing = changing;
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
    const [store, seed] = this.#changing();
    const last = this.#held.at(-1);
    if (last?.snapshot && store.isAt(last.snapshot)) return last;
    const rows = store.count();
    if (rows > MOST_TOLD_ROWS && !store.isAt(seed)) return TOO_LARGE;
    if (last) this.#bytes += last.bytes;
    const held = new HeldState(store.snapshot(), Math.min(rows, MOST_TOLD_ROWS));
    this.#held.push(held);
    if (this.#bytes > this.#maxBytes) this.#makeRoom();
    return held;
  }

  /** A request that has just come in. */
  met(request: Pick<Request, 'headers'>): MetState {
    return new MetState(this, request);
  }

  /** So many bytes have come in that may soon give way to others. */
  weigh(bytes: number): void {
    const last = this.#held.at(-1);
    if (last) last.bytes += bytes;
  }

  /** All rows, so many, are about to give way to others. */
  weighRows(count: number): void {
    this.weigh(count * ROW_BYTES);
  }

  /** Nobody asks for them any more. */
  clear(): void {
    for (const held of this.#held) held.release();
    this.#held = [];
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

/** The state that a request meets: that of the moment when nothing comes between it and what is done any more. */
export class MetState {
  readonly #states: HeldStates;
  readonly #headers: Request['headers'];
  #state: HeldState;

  constructor(states: HeldStates, { headers }: Pick<Request, 'headers'>) {
    this.#states = states;
    this.#headers = headers;
    this.#state = states.now();
  }

  /** It has come further, and is not done yet; `bytes` are those of its body. */
  note(bytes?: Uint8Array): void {
    this.#state = this.#states.now();
    if (bytes) this.#states.weigh(bytes.length);
  }

  /** Undefined where it is no longer held. */
  get snapshot(): StoreSnapshot | undefined {
    return this.#state.snapshot;
  }

  /** Who calls, as it was sent: a secret. */
  get credentials(): string | undefined {
    return this.#headers['authorization'];
  }
}
