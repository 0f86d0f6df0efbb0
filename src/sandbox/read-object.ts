/** Reads JSON objects whose members are known by name, every mistake at once. */
import { hint, mustBeOneOf, nearestName } from '../values/nearest-name.ts';
import {
  type ErrorMessages,
  type Errors,
  type ErrorTree,
  gather,
  invalid,
  type Validated,
  valid,
} from '../values/validated.ts';
import { pointerStep } from './journal/plain-json.ts';

/** One thing that is wrong: where in the body (a JSON pointer, empty for the whole), and what. */
export interface AdminProblem {
  readonly pointer: string;
  readonly message: string;
}

/** The members of an object by name. */
export type Members = Readonly<Record<string, unknown>>;

/** How each member is read; one that is not there is undefined. */
export type Readers<T> = {
  readonly [Name in keyof T]: (value: unknown, members: Members) => Validated<T[Name]>;
};

/** The object's own members, and none that every object has (`toString`); undefined for what is no object. */
export function membersOf(input: unknown): Members | undefined {
  const isObject = typeof input === 'object' && input !== null && !Array.isArray(input);
  return isObject ? Object.assign(Object.create(null), input) : undefined;
}

/** The values of all members, or what is wrong with each, unknown ones included. `what` is its name for people: `a fault`. */
export function readObject<T extends object>(
  members: Members,
  what: string,
  readers: Readers<T>,
): Validated<T> {
  const known = Object.entries<Readers<T>[keyof T]>(readers);
  const names = known.map(([name]) => name);
  const outcome = gather<T>(
    valid(known.map(([name, read]) => [name, read(members[name], members)] as const)),
  );
  const strangers = Object.entries(members).flatMap(([name, value]) =>
    names.includes(name) || value === undefined ? [] : [[name, [strange(name, what, names)]]],
  );
  if (strangers.length === 0) return outcome;
  const errors: ErrorTree = Object.fromEntries(strangers);
  return { valid: false, errors: outcome.valid ? errors : { ...outcome.errors, ...errors } };
}

function strange(name: string, what: string, names: readonly string[]): string {
  return `is no member of ${what}${hint(nearestName(name, names)) || `: there are ${names.join(', ')}`}`;
}

/** The errors as problems, each with the JSON pointer of its member. */
export function problemsIn(errors: Errors, pointer: string): readonly AdminProblem[] {
  if (isMessages(errors)) return errors.map((message) => ({ pointer, message }));
  return Object.entries(errors).flatMap(([name, inner]) =>
    problemsIn(inner, pointer + pointerStep(name)),
  );
}

function isMessages(errors: Errors): errors is ErrorMessages {
  return Array.isArray(errors);
}

/** One of the known texts; `fallback` where there is none. */
export function readOneOf<const T extends string, const F>(
  value: unknown,
  known: readonly T[],
  fallback: F,
): Validated<T | F> {
  if (value === undefined) return valid(fallback);
  const found = known.find((each) => each === value);
  if (found !== undefined) return valid(found);
  return invalid(mustBeOneOf(known, value));
}

/** A whole number from `min` to `max`. */
export function readWhole(
  value: unknown,
  { min, max, fallback, unit = '' }: WholeOptions,
): Validated<number> {
  if (value === undefined && fallback !== undefined) return valid(fallback);
  const isWhole = typeof value === 'number' && Number.isInteger(value);
  if (isWhole && value >= min && value <= max) return valid(value);
  return invalid(`must be a whole number${unit} from ${min} to ${max}`);
}

export interface WholeOptions {
  readonly min: number;
  readonly max: number;
  /** For one that is not there; without it, there must be one. */
  readonly fallback?: number;
  /** For people: ` of milliseconds`. */
  readonly unit?: string;
}
