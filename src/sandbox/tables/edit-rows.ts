/** Adds, changes and deletes single rows: by the rules of fixtures, those between rows included, or not at all. */
import { isObject } from '../../fixtures/outline.ts';
import { type OtherRow, rowsThatMention, rulesBrokenAround } from '../../fixtures/row-rules.ts';
import { storeRow, undoable } from '../../fixtures/store-row.ts';
import { resources } from '../../resources/index.ts';
import { ProtectedError } from '../../store/errors.ts';
import { ConflictError, ProblemError } from '../../values/schema/problem-error.ts';
import type { Problem } from '../../values/schema/schema.ts';
import { dashed, parseUuid, type Uuid } from '../../values/uuid.ts';
import { memberOf } from '../../values/vouched.ts';
import type { DocumentRow, Fixture } from '../../waldur/fixture/fixture.ts';
import { keyIn, type TableScope, tableNamed } from './table-scope.ts';

/** Of an invoice with very many payments all would break the same rule. */
const MOST_TOLD = 100;

/** A row that was put in place. */
export interface EditedRow {
  /** With dashes. */
  readonly key: string;
  /** As documents have it. */
  readonly row: DocumentRow;
}

/**
 * A row as a document may have it. @throws AbsenceError for a table that is not there; ProblemError with all that is wrong with
 * the row; LimitError
 */
export function addRow(scope: TableScope, table: string, row: unknown): EditedRow {
  const fixture = tableNamed(table);
  scope.weigh(weightOf(row));
  return edited(fixture, storeRow(table, row, scope), scope);
}

/**
 * Puts members in the place of those that the row has. @throws as `addRow` does; AbsenceError for a row that is not there;
 * ConflictError where other rows forbid it
 */
export function changeRow(
  scope: TableScope,
  table: string,
  key: string,
  members: unknown,
): EditedRow {
  const fixture = tableNamed(table);
  const { store, clock } = scope;
  const uuid = keyIn(fixture, key, store);
  if (!isObject(members)) throw new ProblemError([{ pointer: '', message: 'must be an object' }]);
  if (isOtherKey(members['uuid'], uuid)) {
    throw new ProblemError([{ pointer: '/uuid', message: 'is the key of the row, and stays' }]);
  }
  scope.weigh(weightOf(members));
  const before = store.fork();
  const { uuid: _, ...others } = members;
  undoable(scope, () => {
    replace({ table, uuid }, others, scope);
    const below = belowItself(fixture, uuid, scope);
    if (below.length > 0) throw new ProblemError(below);
    const broken = rulesBrokenAround({ table, uuid }, { before, store, clock });
    if (broken.length > 0) throw new ConflictError(broken.slice(0, MOST_TOLD));
    // What they hold may be made of it.
    for (const other of rowsThatMention({ table, uuid }, store)) replace(other, {}, scope);
  });
  return edited(fixture, uuid, scope);
}

/** @throws AbsenceError; ConflictError where other rows hold on to it */
export function removeRow(scope: TableScope, table: string, key: string): void {
  const fixture = tableNamed(table);
  const { store } = scope;
  const uuid = keyIn(fixture, key, store);
  const [mention, ...more] = rowsThatMention({ table, uuid }, store);
  if (mention) throw held(more.length + 1, mention.table, mention.column);
  try {
    fixture.parts((parts) => store.table(parts.table).delete(uuid));
  } catch (error) {
    if (!(error instanceof ProtectedError)) throw error;
    throw held(error.count, error.table, columnName(error.table, error.column));
  }
}

/** The row is read anew as a document has it. */
function replace({ table, uuid }: OtherRow, members: DocumentRow, scope: TableScope): void {
  storeRow(table, { ...written(tableNamed(table), uuid, scope), ...members }, scope, uuid);
}

function written(fixture: Fixture, uuid: Uuid<string>, { store }: TableScope): DocumentRow {
  return fixture.parts((parts) => {
    const row = store.table(parts.table).get(uuid);
    if (row === undefined) throw new RangeError(`${fixture.key} has lost ${uuid}.`);
    return parts.written(row, store);
  });
}

function edited(fixture: Fixture, uuid: Uuid<string>, scope: TableScope): EditedRow {
  return { key: dashed(uuid), row: written(fixture, uuid, scope) };
}

/** Documents name a row of the same table only where it stands above: so that no circle comes to be. */
function belowItself(
  fixture: Fixture,
  uuid: Uuid<string>,
  { store }: TableScope,
): readonly Problem[] {
  return fixture.parts(({ table, columns }) => {
    const rows = store.table(table).select();
    const row = rows.get(uuid);
    return columns.flatMap(({ name, member, refersTo }) => {
      const other: unknown = refersTo === table.name && row ? memberOf(row, member) : null;
      const isAbove = typeof other !== 'string' || rows.turnOf(other) < rows.turnOf(uuid);
      const message = 'must name a row that stands above this one';
      return isAbove ? [] : [{ pointer: `/${name}`, message }];
    });
  });
}

function held(count: number, table: string, column: string): ConflictError {
  const rows = count === 1 ? '1 row' : `${count} rows`;
  const verb = count === 1 ? 'refers' : 'refer';
  const message = `cannot be deleted: ${rows} of ${table} ${verb} to it by ${column}`;
  return new ConflictError([{ pointer: '', message }]);
}

/** As documents call it. */
function columnName(table: string, member: string): string {
  const fixture = resources.map((each) => each.fixture).find(({ key }) => key === table);
  const name = fixture?.parts(
    ({ columns }) => columns.find((each) => each.member === member)?.name,
  );
  return name ?? member;
}

function isOtherKey(given: unknown, uuid: Uuid<string>): boolean {
  return given !== undefined && (typeof given !== 'string' || parseUuid(given) !== uuid);
}

function weightOf(row: unknown): number {
  return JSON.stringify(row)?.length ?? 0;
}
