/** Reads what a client wrote in JSON: the value, or all that is wrong with it, each with its pointer. */
import { hint, nearestName } from '../../values/nearest-name.ts';
import type { AdminProblem } from '../read-object.ts';
import { isMembers, pointerStep } from './plain-json.ts';

/** The value is undefined where there is a problem, or where there is nothing to read. */
export interface Reading<T> {
  readonly value: T | undefined;
  readonly problems: readonly AdminProblem[];
}

export type Reader<T> = (input: unknown) => Reading<T>;

export function accepted<T>(value: T): Reading<T> {
  return { value, problems: [] };
}

export function refused(message: string): Reading<never> {
  return { value: undefined, problems: [{ pointer: '', message }] };
}

/** The value that was made of several readings, unless one of them has a problem. */
export function settled<T>(
  value: T | undefined,
  ...readings: readonly Pick<Reading<unknown>, 'problems'>[]
): Reading<T> {
  const problems = readings.flatMap((reading) => reading.problems);
  return { value: problems.length === 0 ? value : undefined, problems };
}

/** The members of an object, to be read one by one. */
export interface Members {
  /** One for every member that nobody reads. */
  readonly problems: readonly AdminProblem[];
  /** An absent member has neither value nor problem. */
  readonly read: <T>(name: string, reader: Reader<T>) => Reading<T>;
  /** An absent member is a problem. */
  readonly demand: <T>(name: string, reader: Reader<T>) => Reading<T>;
}

/** Its own members, and none that it inherits; undefined where the input is no object. */
export function membersOf(input: unknown, known: readonly string[]): Members | undefined {
  if (!isMembers(input)) return undefined;
  const own = (name: string): unknown => (Object.hasOwn(input, name) ? input[name] : undefined);
  const read = <T>(name: string, reader: Reader<T>): Reading<T> => {
    const value = own(name);
    return value === undefined ? settled<T>(undefined) : under(name, reader(value));
  };
  return {
    problems: unknownNames(Object.keys(input), known),
    read,
    demand: (name, reader) =>
      own(name) === undefined ? under(name, refused('is required')) : read(name, reader),
  };
}

/** A problem for every name that is not known, with the one that was probably meant. */
export function unknownNames(
  names: readonly string[],
  known: readonly string[],
): readonly AdminProblem[] {
  return names
    .filter((name) => !known.includes(name))
    .map((name) => ({
      pointer: pointerStep(name),
      message: `is unknown${hint(nearestName(name, known)) || `: there are ${known.join(', ')}`}`,
    }));
}

/** Reads each item of a list that must not be empty. */
export function readList<T>(input: unknown, reader: Reader<T>): Reading<readonly T[]> {
  if (!Array.isArray(input) || input.length === 0) return refused('must be a list, and not empty');
  const readings = input.map((item: unknown, index) => under(index, reader(item)));
  const values = readings.flatMap(({ value }) => (value === undefined ? [] : [value]));
  return settled(values, ...readings);
}

export function readFlag(input: unknown): Reading<boolean> {
  return typeof input === 'boolean' ? accepted(input) : refused('must be true or false');
}

/** A whole number of that range. */
export function readCount(least: number, most = Number.MAX_SAFE_INTEGER): Reader<number> {
  const range = most === Number.MAX_SAFE_INTEGER ? `${least} on` : `${least} to ${most}`;
  return (input) =>
    typeof input === 'number' && Number.isInteger(input) && input >= least && input <= most
      ? accepted(input)
      : refused(`must be a whole number from ${range}`);
}

/** The same reading, as that of a member or item. */
function under<T>(name: string | number, { value, problems }: Reading<T>): Reading<T> {
  const step = pointerStep(name);
  return {
    value,
    problems: problems.map(({ pointer, message }) => ({ pointer: step + pointer, message })),
  };
}
