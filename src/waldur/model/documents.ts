/** The rows of a resource in fixture documents: read into its table, and written so that they load as the same again. */
import type { Store } from '../../store/store.ts';
import type { TableDefinition } from '../../store/table-definition.ts';
import { lazy } from '../../values/lazy.ts';
import { dashed, keyOf } from '../../values/uuid.ts';
import { memberOf, vouched } from '../../values/vouched.ts';
import type {
  Columns,
  DocumentRow,
  Fixture,
  Problem,
  RowContext,
  SampleTools,
  TableParts,
} from '../fixture/fixture.ts';
import { type Claim, readInto } from '../fixture/fixture-row.ts';
import type { KeyedRow } from './kind.ts';
import { type Draft, derive, type Member } from './members.ts';
import { isBinary, namedColumn, rowColumn } from './row-columns.ts';

/** What documents have besides the columns of the rows. */
export interface DocumentRules<Row> {
  /** Columns that rows do not hold. */
  readonly extra?: Columns;
  /** What a row has in them, where it is anything. */
  readonly writeExtra?: (row: Row, store: Store) => DocumentRow;
  /** The business rules that a row breaks, judged by the columns that could be read. */
  readonly breaches?: (
    row: Partial<Row>,
    extra: DocumentRow,
    context: RowContext,
  ) => readonly Problem[];
  /** True where no row is asked for before all are read: they are stored together then, which is much cheaper. */
  readonly isStoredTogether?: boolean;
  /** Keys that children add to answers and rows have no use for. */
  readonly ignored?: readonly string[];
}

export interface DocumentOptions<Row extends KeyedRow> {
  readonly table: TableDefinition<Row>;
  readonly basename: string | undefined;
  readonly start: (uuid: unknown) => Draft;
  /** All but the key, in the order of rows. */
  readonly members: readonly Member[];
  readonly derived: readonly Member[];
  /** Keys that answers of the API have and rows have no use for: a captured answer is a fixture row. */
  readonly ignored: readonly string[];
  readonly rules: DocumentRules<Row>;
  readonly stored: (row: Row) => Row;
}

export function documentsOf<Row extends KeyedRow>(options: DocumentOptions<Row>): Fixture {
  const { table, basename, members, start, derived, rules, stored } = options;
  const rowColumns = members.map(namedColumn);
  const extraColumns = Object.entries(rules.extra ?? {}).map(([name, column]) => {
    return { name, member: name, column, isUnique: false };
  });

  const claim: Claim = (member, value, context) => {
    const all = context.store.table(table).select();
    return context.claim(`${table.name}.${member}`, value, () =>
      Array.from(all, (row) => (row.uuid === context.uuid ? undefined : memberOf(row, member))),
    );
  };

  const read = (source: DocumentRow, context: RowContext): ReadOutcome<Row> => {
    const draft = start(context.uuid);
    const extra: Draft = {};
    const faults = readInto(draft, rowColumns, source, context, claim);
    const extraFaults = readInto(extra, extraColumns, source, context, claim);
    if (faults) context.doubt(table.name, context.uuid, faults.failed);
    if (extraFaults) context.doubt(table.name, context.uuid, extraFaults.failed);
    const broken = rules.breaches?.(vouched<Partial<Row>>(draft), extra, context) ?? NO_PROBLEMS;
    const problems =
      faults || extraFaults
        ? [...(faults?.problems ?? []), ...(extraFaults?.problems ?? []), ...broken]
        : broken;
    if (faults?.isWhole === false) return { row: undefined, problems };
    if (faults) Object.assign(draft, faults.stand);
    if (derived.length > 0) derive(draft, derived);
    return { row: stored(vouched<Row>(draft)), problems };
  };

  const load: Fixture['load'] = (source, context) => {
    const { row, problems } = read(source, context);
    if (row !== undefined) context.store.table(table).insert(row);
    return problems;
  };

  const replace: Fixture['load'] = (source, context) => {
    const { row, problems } = read(source, context);
    if (row !== undefined && problems.length === 0) context.store.table(table).replace(row);
    return problems;
  };

  const binary = rowColumns.filter(({ column }) => isBinary(column)).map(({ name }) => name);

  /** Bytes stay bytes: who writes them puts them into Base64. */
  const show = (row: Row, store: Store): Draft => {
    const shown: Draft = { uuid: dashed(keyOf(row.uuid)) };
    for (const { name, member, field } of members) {
      const value = memberOf(row, member);
      const { write } = field.kind.inDocuments;
      shown[name] = write ? write(value) : value;
    }
    return Object.assign(shown, rules.writeExtra?.(row, store));
  };

  const written = (row: Row, store: Store): Draft => {
    const shown = show(row, store);
    for (const name of binary) shown[name] = inBase64(shown[name]);
    return shown;
  };

  const columns = lazy(() => members.map((member) => rowColumn(member, namedColumn(member))));

  const breaches: TableParts<Row>['breaches'] = (row, context) => {
    const extra = extraColumns.map(({ name, column }) => [name, column.fallback(context)]);
    return rules.breaches?.(row, Object.fromEntries(extra), context) ?? NO_PROBLEMS;
  };

  return {
    parts: (use) =>
      use<Row>({
        ...{ table, show, written, breaches, hasRules: rules.breaches !== undefined },
        get columns() {
          return columns();
        },
      }),
    key: table.name,
    basename,
    columns: Object.fromEntries(
      [...rowColumns, ...extraColumns].map(({ name, column }) => [name, column]),
    ),
    ignored: [...options.ignored, ...(rules.ignored ?? [])],
    occasional: extraColumns.map(({ name }) => name),
    samples: samplesOf(members),
    load,
    has: (store, uuid) => store.table(table).has(uuid),
    createLoader(store, mode = 'add') {
      if (mode === 'replace') return { load: replace, finish: () => undefined };
      if (!rules.isStoredTogether) return { load, finish: () => undefined };
      const rows: Row[] = [];
      return {
        load(source, context) {
          const { row, problems } = read(source, context);
          if (row !== undefined && problems.length === 0) rows.push(row);
          return problems;
        },
        finish: () => store.table(table).insertAll(rows),
      };
    },
    documentRows: (store) => Array.from(store.table(table).select(), (row) => written(row, store)),
    rowsToWrite: (store) => ({
      *[Symbol.iterator]() {
        for (const row of store.table(table).select()) yield show(row, store);
      },
    }),
  };
}

interface ReadOutcome<Row> {
  /** Undefined where a column that nothing can stand in for is wrong. */
  readonly row: Row | undefined;
  readonly problems: readonly Problem[];
}

const NO_PROBLEMS: readonly Problem[] = [];

function inBase64(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}

function samplesOf(members: readonly Member[]): Fixture['samples'] {
  return new Map(
    members.flatMap(({ name, field: { kind, options } }) => {
      const { sample } = options;
      const { write } = kind.inDocuments;
      if (!sample) return [];
      return [[name, write ? (tools: SampleTools) => write(sample(tools)) : sample] as const];
    }),
  );
}
