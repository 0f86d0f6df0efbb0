/** What a call of the library has against its input. */
import { ProblemError } from '../src/index.ts';
import type { Problem } from '../src/values/schema/schema.ts';

/** All problems that a call throws; none where it takes its input. @throws what is no refusal */
export function thrownProblems(call: () => unknown): readonly Problem[] {
  try {
    call();
    return [];
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
}
