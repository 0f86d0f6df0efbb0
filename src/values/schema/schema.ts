/** Decides what a schema is: one declaration by which a value from outside is read, typed and described. */
import { pointerStep } from '../json-pointer.ts';
import type { JsonSchema } from './json-schema.ts';

/** One thing that is wrong: where (a JSON pointer, empty for the whole), and what. */
export interface Problem {
  readonly pointer: string;
  readonly message: string;
}

/** The value, or all that is wrong with the input. */
export type Read<T> =
  | { readonly valid: true; readonly value: T }
  | { readonly valid: false; readonly problems: readonly Problem[] };

export interface Schema<T> {
  /** What follows `must be` in messages and help texts: `a whole number from 1 on`. */
  readonly words: string;
  /** The values of a closed set of texts. */
  readonly choices?: readonly string[];
  /** True where an object may leave such a member out; its own `read` says what undefined gives. */
  readonly isOptional?: boolean;
  readonly read: (input: unknown) => Read<T>;
  /** What `read` takes, for those who read JSON Schema: everything but the rules between values. */
  readonly json: () => JsonSchema;
}

/** The type of what a schema reads. */
export type Output<S> = S extends Schema<infer T> ? T : never;

export function accepted<T>(value: T): Read<T> {
  return { valid: true, value };
}

/** Refused as a whole. */
export function refused(message: string): Read<never> {
  return { valid: false, problems: [{ pointer: '', message }] };
}

/** What is wrong with a member or an item, as what is wrong with that which holds it. */
export function under(name: string | number, problems: readonly Problem[]): readonly Problem[] {
  const step = pointerStep(name);
  return problems.map(({ pointer, message }) => ({ pointer: step + pointer, message }));
}

/** What is wrong with an input; nothing where it is as it must be. */
export function problemsOf(read: Read<unknown>): readonly Problem[] {
  return read.valid ? [] : read.problems;
}

/** `/keep/0 must be one of …`. */
export function lineOf({ pointer, message }: Problem): string {
  return pointer === '' ? message : `${pointer} ${message}`;
}

/**
 * Most problems that are told of an input. An input of some megabytes may have hundreds of thousands, each with a list of
 * what there is: nobody reads them, and they would take more memory than the input.
 */
const MAX_PROBLEMS = 1000;

/** All values, or all problems as far as they are told: what comes after the last of them is not read. */
export function together<Name extends string | number, T>(
  names: Iterable<Name>,
  read: (name: Name) => Read<T>,
): Read<readonly T[]> {
  const values: T[] = [];
  const problems: Problem[] = [];
  for (const name of names) {
    const part = read(name);
    if (part.valid) values.push(part.value);
    for (const problem of under(name, problemsOf(part))) problems.push(problem);
    if (problems.length < MAX_PROBLEMS) continue;
    const message = `may have more that is wrong: no more than ${MAX_PROBLEMS} problems are told`;
    return {
      valid: false,
      problems: [...problems.slice(0, MAX_PROBLEMS), { pointer: '', message }],
    };
  }
  return problems.length > 0 ? { valid: false, problems } : accepted(values);
}
