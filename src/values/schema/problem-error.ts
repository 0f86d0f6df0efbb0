/** Decides what a call of the library throws whose input is not as it must be. */
import { lineOf, type Problem, type Schema } from './schema.ts';

/** A call with input that is not as it must be. Nothing has changed. The message has one line a problem. */
export class ProblemError extends TypeError {
  override readonly name: string = 'ProblemError';
  /** All of them, in the order of the input. */
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], message = problems.map(lineOf).join('\n')) {
    super(message);
    this.problems = problems;
  }
}

/** What is asked for is right by itself, and what is there forbids it. Nothing has changed. */
export class ConflictError extends ProblemError {
  override readonly name = 'ConflictError';
}

/** There is nothing of a name that was asked for. The message says what there is. */
export class AbsenceError extends RangeError {
  override readonly name = 'AbsenceError';
}

/** An option that makes no sense. The message names it, and so does the pointer of each of its `problems`. */
export class OptionError extends ProblemError {
  override readonly name = 'OptionError';
}

/** In one line, each problem with the name of its option. */
export function optionError(problems: readonly Problem[]): OptionError {
  const told = problems.map(({ pointer, message }) => `${pointer.slice(1)} ${message}`.trim());
  return new OptionError(problems, told.join('; '));
}

/** What a schema reads of an input. @throws ProblemError with all that is wrong */
export function demand<T>(schema: Schema<T>, input: unknown): T {
  const read = schema.read(input);
  if (read.valid) return read.value;
  throw new ProblemError(read.problems);
}
