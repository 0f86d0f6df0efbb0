/** Catches what a step throws, and puts into words what a check refuses, for the assertion to look at. */
import { handleException, rendered } from '../../src/drf/exception-handler.ts';
import type { Checked } from '../../src/drf/refusal.ts';

/** What the function throws, or undefined. */
export function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}

/** The outcome of a check as the client is told it: messages as text. */
export function told<T>(outcome: Checked<T>) {
  return outcome.valid ? outcome : { valid: false, errors: rendered(outcome.errors) };
}

/** The JSON that becomes of what was thrown. */
export function answerTo(thrown: unknown) {
  const { body } = handleException(thrown);
  return body.kind === 'json' ? body.value : undefined;
}
