/** Decides when a request may go: so many at one moment, so many a second, in the order in which they came. */
import { steadyMs } from '../../values/clock.ts';

/** Waits so many milliseconds; less where the signal is given. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

export const pause: Pause = (ms, signal) =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end);
  });

export interface Pace {
  /** Runs it when there is room. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** Resolves when the next request may be sent. */
  readonly slot: (signal: AbortSignal) => Promise<void>;
}

export function createPace(
  concurrency: number,
  ratePerSecond: number | undefined,
  wait: Pause,
): Pace {
  const queue: (() => void)[] = [];
  const gapMs = ratePerSecond === undefined ? 0 : 1000 / ratePerSecond;
  let running = 0;
  let nextAtMs = 0;
  return {
    async inTurn(work) {
      if (running >= concurrency) await new Promise<void>((resolve) => queue.push(resolve));
      else running += 1;
      try {
        return await work();
      } finally {
        const next = queue.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
    async slot(signal) {
      if (gapMs === 0) return;
      const nowMs = steadyMs();
      const atMs = Math.max(nowMs, nextAtMs);
      nextAtMs = atMs + gapMs;
      if (atMs > nowMs) await wait(atMs - nowMs, signal);
    },
  };
}
