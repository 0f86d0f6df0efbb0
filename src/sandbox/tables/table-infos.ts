/** Which tables there are, how many rows each has, what was done to them, and what columns they have. */
import { resources } from '../../resources/index.ts';
import type { Fixture, HeldRow, RowColumn, TableParts } from '../../waldur/fixture/fixture.ts';
import { makeOf } from './plain-values.ts';
import { changesIn } from './row-changes.ts';
import { isSortable } from './table-query.ts';
import type { TableScope } from './table-scope.ts';

export interface TableInfo {
  /** As documents have it. */
  readonly name: string;
  readonly rows: number;
  /** How many rows since the reset. */
  readonly changed: { readonly added: number; readonly changed: number; readonly removed: number };
  readonly columns: readonly ColumnInfo[];
}

export interface ColumnInfo {
  readonly name: string;
  /** `uuid`, `relation`, or what OPTIONS calls it: `string`, `decimal`, `datetime`. */
  readonly kind: string;
  /** The table that it refers to. */
  readonly relation?: string;
  /** The values of a closed set. */
  readonly choices?: readonly unknown[];
  /** Free text. */
  readonly isText: boolean;
  /** Whether a new row must have it. */
  readonly required: boolean;
  readonly isSortable: boolean;
  /** Bytes, in Base64: pages of rows leave them out. */
  readonly isBinary: boolean;
  /** Whether rows have it only where it says something. */
  readonly isOccasional: boolean;
}

const FREE_TEXT: readonly string[] = ['string', 'email', 'slug', 'url'];

/** All tables, parents before their children. */
export function listTables(scope: TableScope): readonly TableInfo[] {
  return resources.map(({ fixture }) =>
    fixture.parts((parts) => {
      const { added, changed, removed } = changesIn(parts, scope);
      return {
        name: fixture.key,
        rows: scope.store.table(parts.table).size,
        changed: { added: added.length, changed: changed.length, removed: removed.length },
        columns: [...columnsOf(parts).map(columnInfo), ...occasional(fixture)],
      };
    }),
  );
}

/** Those that rows hold, the key first. */
export function columnsOf<Row extends HeldRow>({
  table,
  columns,
}: TableParts<Row>): readonly RowColumn[] {
  const asItIs = (value: unknown): unknown => value;
  const key: RowColumn = {
    ...{ name: 'uuid', member: 'uuid', type: 'uuid', choices: undefined, isUnique: true },
    column: {
      schema: {},
      required: false,
      fallback: asItIs,
      read: () => ({ valid: true, value: '' }),
    },
    ...{ refersTo: table.name, isBinary: false, write: asItIs },
    ...{ compare: undefined, sortKey: undefined, mentions: undefined },
  };
  return [key, ...columns];
}

function columnInfo(column: RowColumn): ColumnInfo {
  const { name, type, refersTo, choices, isBinary } = column;
  const isKey = type === 'uuid';
  const kind = refersTo === undefined || isKey ? type : 'relation';
  return {
    name,
    kind,
    ...(kind === 'relation' && refersTo !== undefined ? { relation: refersTo } : {}),
    ...(choices ? { choices } : {}),
    isText: FREE_TEXT.includes(kind) && makeOf(column) === 'text',
    required: column.column.required,
    isSortable: isSortable(column),
    isBinary,
    isOccasional: false,
  };
}

function occasional({ columns, occasional: names }: Fixture): readonly ColumnInfo[] {
  return names.map((name) => ({
    name,
    kind: String(columns[name]?.schema['type'] ?? 'field'),
    ...{ isText: false, required: false, isSortable: false, isBinary: false, isOccasional: true },
  }));
}
