/** The rows of a test's server one by one, asked over HTTP. */
import type { TableInfo } from '../sandbox/tables/table-infos.ts';
import type { RowFor, RowsQuery, TableControls, TableName } from '../sandbox/tables/tables.ts';
import { listIn } from './asked.ts';
import type { ControlPlane } from './control-plane.ts';

/** What the library's own answers, to be awaited. Written out: each answer has the type of its table. */
export interface AskedTables {
  /** All tables, with how many rows were added, changed and removed since the reset. */
  list(): Promise<readonly TableInfo[]>;
  rows<Name extends TableName>(
    table: Name,
    query?: RowsQuery<Name>,
  ): Promise<ReturnType<typeof controls.rows<Name>>>;
  /** One row, and what a reset makes of it. */
  row<Name extends TableName>(
    table: Name,
    key: string,
  ): Promise<ReturnType<typeof controls.row<Name>>>;
  /** Adds a row by the rules of fixtures. */
  add<Name extends TableName>(
    table: Name,
    row: RowFor<Name>,
  ): Promise<ReturnType<typeof controls.add<Name>>>;
  /** Puts members in the place of those that the row has. */
  change<Name extends TableName>(
    table: Name,
    key: string,
    members: Partial<RowFor<Name>>,
  ): Promise<ReturnType<typeof controls.change<Name>>>;
  remove(table: TableName, key: string): Promise<void>;
  /** All that is otherwise than a reset makes it, of at most so many rows: 1000 unless told otherwise. */
  changes(
    options?: Parameters<TableControls['changes']>[0],
  ): Promise<ReturnType<TableControls['changes']>>;
}

/** For its types alone. */
declare const controls: TableControls;

export function tablesOf(ask: ControlPlane): AskedTables {
  return {
    list: async () => listIn(await ask('GET', '/tables'), 'tables'),
    rows: async (table, query = {}) => Object(await ask('GET', `${at(table)}?${asQuery(query)}`)),
    row: async (table, key) => Object(await ask('GET', at(table, key))),
    add: async (table, row) => Object(await ask('POST', at(table), row)),
    change: async (table, key, members) => Object(await ask('PATCH', at(table, key), members)),
    remove: async (table, key) => void (await ask('DELETE', at(table, key))),
    changes: async (options = {}) => Object(await ask('GET', `/changes?${asQuery(options)}`)),
  };
}

function at(...steps: readonly string[]): string {
  return ['/tables', ...steps.map(encodeURIComponent)].join('/');
}

/** A list is a parameter that is sent more than once. */
function asQuery(wanted: object): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(wanted)) {
    const values: readonly unknown[] = value === undefined ? [] : [value].flat();
    for (const each of values) query.append(name, String(each));
  }
  return query;
}
