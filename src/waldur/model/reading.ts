/** Reads the columns of one fixture row into a row: all that is wrong at once, and what stands in for it. */
import { invalid, type Validated, valid } from '../../values/validated.ts';
import type { Column, DocumentRow, RowContext } from '../fixture-column.ts';
import { type Problem, problemsOf, REQUIRED } from '../fixture-row.ts';
import type { Draft } from './members.ts';

/** A column with what its table says of it. */
export interface NamedColumn {
  readonly name: string;
  /** Where its value goes. */
  readonly member: string;
  readonly column: Column<unknown>;
  readonly isUnique: boolean;
}

/** What is wrong with the columns of a row. */
export interface Faults {
  readonly failed: string[];
  readonly problems: Problem[];
  /** What stands in for the columns that could not be read, by member. */
  readonly stand: Draft;
  /** False where nothing can stand in for one of them. */
  isWhole: boolean;
}

/** Says who has a value of a unique column already, if anybody. */
export type Claim = (member: string, value: unknown, context: RowContext) => string | undefined;

/** Sets the members whose columns could be read, or were left out; the others become undefined. Undefined where all could be. */
export function readInto(
  draft: Draft,
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
