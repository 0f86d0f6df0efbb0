// Decides what time it is: the one place that reads the machine's clock.

import { hrtime } from 'node:process';
import { addSeconds, type Instant, instantFromEpochMs } from './instant.ts';

/**
 * The time of one server; it runs with the machine, shifted by an offset, or stands still. It never leaves the years 1 to
 * 9999: at their edges it stops, whatever it is moved by.
 */
export interface Clock {
  /** The present moment. */
  now(): Instant;
  /** The present moment, to be written out later, if at all. */
  stamp(): Stamp;
  /** The machine's own present moment, without offset. */
  machine(): Instant;
  /** True while it stands still. */
  isFrozen(): boolean;
  /** How many milliseconds it runs ahead of the machine; null while it stands still. */
  offsetMs(): number | null;
  /** Stops at the given moment, or at the present one. */
  freeze(at?: Instant): void;
  /** Moves by so many milliseconds; a frozen clock stays frozen. */
  advance(ms: number): void;
  /** Runs so many milliseconds ahead of the machine; a frozen clock runs again. */
  setOffset(ms: number): void;
  /** Back to how it was created. */
  reset(): void;
}

/** A moment that has passed, by both clocks. */
export interface Stamp {
  /** By the server's own. */
  at(): Instant;
  /** By the machine's. */
  machine(): Instant;
}

/** `now`: the clock is frozen there. `source`: milliseconds since 1970, the machine's own unless given. */
export interface ClockOptions {
  readonly now?: Instant;
  readonly source?: () => number;
}

/** A clock that runs, or that is frozen at `now`. */
export function createClock({ now, source = Date.now }: ClockOptions = {}): Clock {
  let frozen = now;
  let offsetMs = 0;
  let last: PastMoment | undefined;
  const present = (): Instant => frozen ?? instantFromEpochMs(source() + offsetMs);
  return {
    now: present,
    stamp() {
      const machineMs = source();
      if (!last?.isOf(frozen, offsetMs, machineMs))
        last = new PastMoment(frozen, offsetMs, machineMs);
      return last;
    },
    machine: () => instantFromEpochMs(source()),
    isFrozen: () => frozen !== undefined,
    offsetMs: () => (frozen === undefined ? offsetMs : null),
    freeze(at = present()) {
      frozen = at;
    },
    advance(ms) {
      if (frozen === undefined) offsetMs += ms;
      else frozen = addSeconds(frozen, ms / 1000);
    },
    setOffset(ms) {
      frozen = undefined;
      offsetMs = ms;
    },
    reset() {
      frozen = now;
      offsetMs = 0;
    },
  };
}

/** A class, for one is made of every request: two functions would be dearer, and so would a second large number. */
class PastMoment implements Stamp {
  readonly #still: Instant | undefined;
  readonly #offsetMs: number;
  readonly #machineMs: number;
  /** Written once for all who want it: where requests come fast, those of a millisecond have one moment. */
  #at: Instant | undefined;

  constructor(still: Instant | undefined, offsetMs: number, machineMs: number) {
    this.#still = still;
    this.#offsetMs = offsetMs;
    this.#machineMs = machineMs;
  }

  isOf(still: Instant | undefined, offsetMs: number, machineMs: number): boolean {
    return this.#machineMs === machineMs && this.#offsetMs === offsetMs && this.#still === still;
  }

  at(): Instant {
    this.#at ??= this.#still ?? instantFromEpochMs(this.#machineMs + this.#offsetMs);
    return this.#at;
  }

  machine(): Instant {
    return instantFromEpochMs(this.#machineMs);
  }
}

/** Milliseconds of the machine's steady clock, which tell a time that has passed by their difference alone. */
export function steadyMs(): number {
  // Of the two clocks that Node.js has for it the one that is there already: the other is a module that has to be loaded.
  const [seconds, nanoseconds] = hrtime();
  return seconds * 1000 + nanoseconds / 1_000_000;
}

/** Milliseconds since the call, to the microsecond, by the machine's steady clock: for reports, never for what is answered. */
export function stopwatch(): () => number {
  const start = steadyMs();
  return () => passedMs(start);
}

/** Milliseconds since that moment of the steady clock, to the microsecond. */
export function passedMs(start: number): number {
  return Math.round((steadyMs() - start) * 1000) / 1000;
}
