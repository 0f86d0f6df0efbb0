/** How long an answer waits. */
import { setTimeout } from 'node:timers/promises';
import type { Random } from '../values/random.ts';
import { delayRange } from './options.ts';

/** Waits some milliseconds, each time as many as the seeded source of chance says. */
export function createDelay(
  delayMs: number | readonly [min: number, max: number],
  random: Random,
): () => Promise<void> {
  const [min, max] = delayRange(delayMs);
  const chance = random.stream('delay');
  return async () => {
    if (max > 0) await setTimeout(chance.between(min, max), undefined, { ref: false });
  };
}
