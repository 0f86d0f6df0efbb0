/** Catches what a step throws, for the assertion to look at. */

/** What the function throws, or undefined. */
export function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}
