/** How long an answer waits. */
import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../values/clock.ts';
import type { Random } from '../values/random.ts';

/** Waits some milliseconds, each time as many as the seeded source of chance says. A clock that stands still is moved instead. */
export function createDelay(
  delayMs: number | readonly [min: number, max: number],
  { clock, random }: { readonly clock: Clock; readonly random: Random },
): () => Promise<void> | undefined {
  const [min, max] = typeof delayMs === 'number' ? [delayMs, delayMs] : delayMs;
  const chance = random.stream('delay');
  return () => {
    if (max === 0) return undefined;
    const waitMs = chance.between(min, max);
    if (!clock.isFrozen()) return setTimeout(waitMs, undefined, { ref: false });
    clock.advance(waitMs);
    return undefined;
  };
}
