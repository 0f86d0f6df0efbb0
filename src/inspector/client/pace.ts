/** How often the page is painted anew for what comes in: often enough to look live, and no oftener, for it costs the machine. */

/** Milliseconds between one painting and the next, at least: the eye takes more for one movement. */
export const REST_MS = 100;
/** And at most: the page is to look live. */
export const LONGEST_REST_MS = 1000;
/** For each millisecond of painting so many of rest: whatever comes in, the processor's greater part is the server's. */
export const REST_SHARE = 15;

/** What it needs of the window. */
interface Page {
  readonly requestAnimationFrame: (then: () => void) => unknown;
  readonly setTimeout: (then: () => void, ms: number) => unknown;
  readonly performance: { readonly now: () => number };
}

/** Calls back when the browser is about to paint: at once, but after a rest where it was called a moment ago, the longer the more the painting cost. One call at a time. */
export function paced(page: Page): (then: () => void) => void {
  let isResting = false;
  let waiting: (() => void) | undefined;
  const wake = (): void => {
    isResting = false;
    const next = waiting;
    waiting = undefined;
    if (next) run(next);
  };
  const run = (then: () => void): void => {
    isResting = true;
    page.requestAnimationFrame(() => {
      const started = page.performance.now();
      then();
      // What was drawn is laid out and painted before this is called.
      page.setTimeout(() => page.setTimeout(wake, restFor(page.performance.now() - started)), 0);
    });
  };
  return (then) => {
    if (isResting) waiting = then;
    else run(then);
  };
}

function restFor(paintedMs: number): number {
  return Math.min(LONGEST_REST_MS, Math.max(REST_MS, Math.round(paintedMs * REST_SHARE)));
}
