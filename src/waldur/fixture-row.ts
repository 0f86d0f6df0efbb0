/** Reads the columns of one fixture row: all that is wrong at once, and what stands in for it. */
import { hint, nearestName } from '../values/nearest-name.ts';
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

/** What the columns of a row hold, as far as they could be read. */
interface ColumnOutcomes {
  /** Of the columns that could be read, or that were left out. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Undefined where all could be. */
  readonly faults: Faults | undefined;
}

interface Faults {
  readonly failed: string[];
  readonly problems: Problem[];
  /** What stands in for the columns that could not be read. */
  readonly stand: Record<string, unknown>;
  /** False where nothing can stand in for one of them. */
  isWhole: boolean;
}

/** What a row without a column that it must have is told. */
export const REQUIRED = 'is required';

/** A column with what its table says of it. */
export interface NamedColumn {
  readonly name: string;
  readonly column: Column<unknown>;
  readonly isUnique: boolean;
}

/** `claim` says who has a value of a unique column already, if anybody. */
export function readColumns(
  columns: readonly NamedColumn[],
  source: DocumentRow,
  context: RowContext,
  claim: (column: string, value: unknown, context: RowContext) => string | undefined,
): ColumnOutcomes {
  const values: Record<string, unknown> = {};
  let faults: Faults | undefined;
  for (const { name, column, isUnique } of columns) {
    const outcome = readColumn(column, source[name], context);
    const isClaimed = isUnique && outcome.valid && outcome.value !== null;
    const holder = isClaimed ? claim(name, outcome.value, context) : undefined;
    if (outcome.valid && holder === undefined) {
      values[name] = outcome.value;
      continue;
    }
    faults ??= { failed: [], problems: [], stand: {}, isWhole: true };
    faults.failed.push(name);
    const errors = outcome.valid ? [`is taken: ${holder} has it`] : outcome.errors;
    faults.problems.push(...problemsOf(errors, `/${name}`));
    // What stands in for a unique value might be another row's.
    if (column.required || isUnique) faults.isWhole = false;
    else faults.stand[name] = column.fallback(context);
  }
  return { values, faults };
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
export function problemsOf(errors: ErrorTree, pointer: string): readonly Problem[] {
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
  return `${pointer}/${String(member).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
