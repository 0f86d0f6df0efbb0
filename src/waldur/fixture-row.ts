/** Reads the columns of one fixture row: all that is wrong at once, and what stands in for it. */
import { pointerStep } from '../values/json-pointer.ts';
import { hint, nearestName } from '../values/nearest-name.ts';
import { type ErrorTree, invalid, type Validated, valid } from '../values/validated.ts';
import type { Column, DocumentRow, Problem, RowContext } from './fixture.ts';

/** What a row without a column that it must have is told. */
const REQUIRED = 'is required';

/** A column with what its table says of it. */
export interface NamedColumn {
  readonly name: string;
  /** Where its value goes. */
  readonly member: string;
  readonly column: Column<unknown>;
  readonly isUnique: boolean;
}

/** By member. */
export type Values = Record<string, unknown>;

/** What is wrong with the columns of a row. */
export interface Faults {
  readonly failed: string[];
  readonly problems: Problem[];
  /** What stands in for the columns that could not be read, by member. */
  readonly stand: Values;
  /** False where nothing can stand in for one of them. */
  isWhole: boolean;
}

/** Says who has a value of a unique column already, if anybody. */
export type Claim = (member: string, value: unknown, context: RowContext) => string | undefined;

/** Sets the members whose columns could be read, or were left out; the others become undefined. Undefined where all could be. */
export function readInto(
  draft: Values,
  columns: readonly NamedColumn[],
  source: DocumentRow,
  context: RowContext,
  claim: Claim,
): Faults | undefined {
  let faults: Faults | undefined;
  for (const { name, member, column, isUnique } of columns) {
    const outcome = readColumn(column, source[name], context);
    const isClaimed = isUnique && outcome.valid && outcome.value !== null;
    const holder = isClaimed ? claim(member, outcome.value, context) : undefined;
    if (outcome.valid && holder === undefined) {
      draft[member] = outcome.value;
      continue;
    }
    draft[member] = undefined;
    faults ??= { failed: [], problems: [], stand: {}, isWhole: true };
    faults.failed.push(name);
    const errors = outcome.valid ? [`is taken: ${holder} has it`] : outcome.errors;
    faults.problems.push(...problemsOf(errors, `/${name}`));
    // What stands in for a unique value might be another row's.
    if (column.required || isUnique) faults.isWhole = false;
    else faults.stand[member] = column.fallback(context);
  }
  return faults;
}

function readColumn(
  { required, fallback, read }: Column<unknown>,
  input: unknown,
  context: RowContext,
): Validated<unknown> {
  if (input !== undefined) return read(input, context);
  return required ? invalid(REQUIRED) : valid(fallback(context));
}

/** Every message of a tree of errors, each with its JSON pointer. */
function problemsOf(errors: ErrorTree, pointer: string): readonly Problem[] {
  if (isMessages(errors)) return errors.map((message) => ({ pointer, message }));
  return Object.entries(errors).flatMap(([name, inner]) =>
    problemsOf(inner, pointerTo(pointer, name)),
  );
}

function isMessages(errors: ErrorTree): errors is readonly string[] {
  return Array.isArray(errors);
}

/** The outcome of reading an object, unless it has keys besides those: each of them is wrong, too. */
export function withoutOtherKeys<T>(
  outcome: Validated<T>,
  source: DocumentRow,
  known: readonly string[],
): Validated<T> {
  const others = Object.keys(source).filter((key) => !known.includes(key));
  if (others.length === 0) return outcome;
  const errors: Record<string, ErrorTree> = Object.create(null);
  if (!outcome.valid) Object.assign(errors, outcome.errors);
  for (const key of others) {
    const near = hint(nearestName(key, known));
    errors[key] = [`is unknown${near || `: there are ${known.join(', ')}`}`];
  }
  return { valid: false, errors };
}

/** The pointer to a member. Source: RFC 6901. */
export function pointerTo(pointer: string, member: string | number): string {
  return pointer + pointerStep(member);
}
