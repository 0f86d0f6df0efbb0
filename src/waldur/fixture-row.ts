/** Reads the columns of one fixture row: all that is wrong at once, and what stands in for it. */
import { type ErrorTree, invalid, type Validated, valid } from '../values/validated.ts';
import type { Column, DocumentRow, RowContext } from './fixture-column.ts';

/** What is wrong with a row. */
export interface Problem {
  /** JSON pointer from the row on: `/sum`; empty for the row itself. */
  readonly pointer: string;
  readonly message: string;
}

/** The row as far as it could be made. */
export interface ReadOutcome<Row> {
  /** Undefined where a column that nothing can stand in for is wrong. */
  readonly row: Row | undefined;
  /** True when every column could be read. */
  readonly isSound: boolean;
  readonly problems: readonly Problem[];
}

type Outcome = readonly [name: string, outcome: Validated<unknown>];

interface ColumnOutcomes {
  /** The columns that could be read, or that were left out. */
  readonly outcomes: readonly Outcome[];
  /** What stands in for the others. */
  readonly stand: readonly Outcome[];
  readonly failed: readonly string[];
  readonly problems: readonly Problem[];
  /** False where nothing can stand in for a column. */
  readonly isWhole: boolean;
}

/** What a row without a column that it must have is told. */
export const REQUIRED = 'is required';

/** How the columns that are unique are held apart. */
interface Uniqueness {
  readonly unique: readonly string[];
  /** Who has a value of a unique column already, if anybody. */
  readonly claim: (column: string, value: unknown) => string | undefined;
}

export function readColumns(
  entries: readonly (readonly [string, Column<unknown>])[],
  source: DocumentRow,
  context: RowContext,
  { unique, claim }: Uniqueness,
): ColumnOutcomes {
  const outcomes: Outcome[] = [];
  const stand: Outcome[] = [];
  const failed: string[] = [];
  const problems: Problem[] = [];
  let isWhole = true;
  for (const [name, column] of entries) {
    const outcome = readColumn(column, source[name], context);
    const isClaimed = outcome.valid && outcome.value !== null && unique.includes(name);
    const holder = isClaimed ? claim(name, outcome.value) : undefined;
    if (outcome.valid && holder === undefined) {
      outcomes.push([name, outcome]);
      continue;
    }
    failed.push(name);
    const errors = outcome.valid ? [`is taken: ${holder} has it`] : outcome.errors;
    problems.push(...problemsOf(errors, `/${name}`));
    // What stands in for a unique value might be another row's.
    if (column.required || unique.includes(name)) isWhole = false;
    else stand.push([name, valid(column.fallback(context))]);
  }
  return { outcomes, stand, failed, problems, isWhole };
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
  for (const key of others) errors[key] = ['is unknown'];
  return { valid: false, errors };
}

/** The pointer to a member. Source: RFC 6901. */
export function pointerTo(pointer: string, member: string | number): string {
  return `${pointer}/${String(member).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
