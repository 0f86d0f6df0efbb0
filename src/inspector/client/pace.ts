/** How often the page is painted anew for what comes in: often enough to look live, and no oftener, for it costs the machine. */

/** Milliseconds between one painting and the next: the eye takes more for one movement. */
export const REST_MS = 100;

/** What it needs of the window. */
interface Page {
  readonly requestAnimationFrame: (then: () => void) => unknown;
  readonly setTimeout: (then: () => void, ms: number) => unknown;
}

/** Calls back when the browser is about to paint: at once, but after a rest where it was called a moment ago. One call at a time. */
export function paced(page: Page): (then: () => void) => void {
  let isResting = false;
  let waiting: (() => void) | undefined;
  const run = (then: () => void): void => {
    isResting = true;
    page.requestAnimationFrame(() => {
      page.setTimeout(() => {
        isResting = false;
        const next = waiting;
        waiting = undefined;
        if (next) run(next);
      }, REST_MS);
      then();
    });
  };
  return (then) => {
    if (isResting) waiting = then;
    else run(then);
  };
}
