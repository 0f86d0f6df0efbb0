/** Remembered states by name. A snapshot shares with the present state all that has not changed since, so it costs little. */
import { LimitError } from '../drf/limit-error.ts';
import type { StoreSnapshot } from '../store/store.ts';
import { type Admit, MAX_SNAPSHOT_NAME } from '../values/limits.ts';
import type { RandomState } from '../values/random.ts';
import type { TellChange } from './events/changes.ts';

/** A moment of a sandbox's state, to come back to: the rows, and what chance has in store. */
export interface Moment {
  readonly store: StoreSnapshot;
  readonly random: RandomState;
}

/** A moment that is come back to by every reset. */
export interface Seed extends Moment {
  /** Of the shipped world or the scenario that it is, if it is one. */
  readonly name: string | undefined;
}

export class Snapshots {
  readonly #present: () => Moment;
  readonly #admit: Admit;
  readonly #changed: TellChange;
  readonly #byName = new Map<string, Moment>();

  /** `present` is what `take` remembers. */
  constructor(present: () => Moment, admit: Admit, changed: TellChange = () => undefined) {
    this.#present = present;
    this.#admit = admit;
    this.#changed = changed;
  }

  /** How many there are. */
  get size(): number {
    return this.#byName.size;
  }

  /** In the order in which the names came in. */
  names(): readonly string[] {
    return [...this.#byName.keys()];
  }

  /** What all of them keep. */
  moments(): readonly Moment[] {
    return [...this.#byName.values()];
  }

  /** Remembers the present state, in the place of what the name stood for. @throws LimitError for a name too long, or one too many */
  take(name: string): void {
    if (name.length > MAX_SNAPSHOT_NAME) {
      const length = `has ${name.length} characters, and must have ${MAX_SNAPSHOT_NAME} at most`;
      throw new LimitError(413, `The name of a snapshot ${length}.`);
    }
    if (!this.#byName.has(name)) this.#admit('snapshots', { number: 1, bytes: 0 });
    this.#byName.set(name, this.#present());
    this.#changed('snapshots');
  }

  /** Undefined for a name under which nothing is remembered. */
  get(name: string): Moment | undefined {
    return this.#byName.get(name);
  }

  /** False for such a name. */
  drop(name: string): boolean {
    const isDropped = this.#byName.delete(name);
    if (isDropped) this.#changed('snapshots');
    return isDropped;
  }

  /** All names, for people: `before, after`, or `none`. */
  known(): string {
    return this.names().join(', ') || 'none';
  }
}
