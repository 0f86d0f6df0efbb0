/** How long answers wait. */
import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../values/clock.ts';
import type { Random } from '../values/random.ts';

/** Begins to wait; undefined where there is nothing to wait for. */
export type Delay = () => Promise<void> | undefined;

/** Waits in real time, whatever the sandbox's clock says: what waits is the client. It keeps no process alive. */
export function waitFor(delayMs: number): Promise<void> | undefined {
  return delayMs > 0 ? setTimeout(delayMs, undefined, { ref: false }) : undefined;
}

/**
 * Waits some milliseconds, each time as many as the seeded source of chance says. A clock that stands still is moved instead.
 * Undefined where nothing ever waits.
 */
export function createDelay(
  delayMs: number | readonly [min: number, max: number],
  { clock, random }: { readonly clock: Clock; readonly random: Random },
): Delay | undefined {
  const [min, max] = typeof delayMs === 'number' ? [delayMs, delayMs] : delayMs;
  const chance = random.stream('delay');
  if (max === 0) return undefined;
  return () => {
    const waitMs = chance.between(min, max);
    if (!clock.isFrozen()) return waitFor(waitMs);
    clock.advance(waitMs);
    return undefined;
  };
}
