/** The clock as tests see it: moments are ISO 8601 text, and what it cannot show is refused at once. */
import { inspect } from 'node:util';
import type { Clock } from '../values/clock.ts';
import { type Instant, movedBy, parseInstant } from '../values/instant.ts';

/** The time of a server. `reset()` of the server resets it too. */
export interface ServerClock {
  /** The present moment, in UTC: `2023-10-01T10:00:00.000000Z`. */
  now(): string;
  /** Stops at an ISO 8601 time, or at the present moment. @throws RangeError for a text that is no time */
  freeze(at?: string): void;
  /** Moves by so many milliseconds; a frozen clock stays frozen. @throws RangeError beyond the years 1 to 9999 */
  advance(ms: number): void;
  /** Runs so many milliseconds ahead of the machine. @throws RangeError beyond the years 1 to 9999 */
  setOffset(ms: number): void;
  /** Back to how it was at the start. */
  reset(): void;
}

export function createServerClock(present: () => Clock): ServerClock {
  return {
    now: () => present().now(),
    freeze: (at) => present().freeze(at === undefined ? present().now() : momentOf(at)),
    advance(ms) {
      refuseLost(ms, present().now());
      present().advance(ms);
    },
    setOffset(ms) {
      refuseLost(ms, present().machine());
      present().setOffset(ms);
    },
    reset: () => present().reset(),
  };
}

function momentOf(text: unknown): Instant {
  const moment = typeof text === 'string' ? parseInstant(text) : undefined;
  if (moment !== undefined) return moment;
  throw new RangeError(`${shown(text)} is no time such as 2023-10-01T10:00:00Z.`);
}

function refuseLost(ms: unknown, from: Instant): void {
  if (typeof ms !== 'number' || !Number.isFinite(ms)) {
    throw new RangeError(`${shown(ms)} is no number of milliseconds.`);
  }
  if (movedBy(from, ms / 1000) === undefined) {
    throw new RangeError(`${ms} milliseconds lead out of the years 1 to 9999.`);
  }
}

/** Of whatever a caller handed in that no compiler has seen. */
function shown(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : inspect(value);
}
