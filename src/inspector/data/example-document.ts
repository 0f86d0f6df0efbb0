/** A fixture document with one row of a table, and with the rows that it cannot be without: one that can be pasted anywhere. */
import type { Row, TableInfo } from '../client/shapes.ts';

/** What a row needs that is no relation, or says what it is for. */
export const EXAMPLES = {
  stubs: { path: '/api/example/' },
  users: { username: 'staff', token: 'my-token', is_staff: true },
} as const satisfies Readonly<Record<string, Row>>;
const KNOWN: Readonly<Record<string, Row>> = EXAMPLES;
/** Rows are told apart in their table alone. */
const ID = 'example';

/** Parents first. A table that there is not gives an empty document. */
export function exampleDocument(
  name: string,
  tables: readonly TableInfo[],
): Readonly<Record<string, readonly Row[]>> {
  const wanted = new Set<string>();
  const want = (table: string): void => {
    if (wanted.has(table)) return;
    wanted.add(table);
    for (const { relation } of needed(tables.find((each) => each.name === table))) want(relation);
  };
  want(name);
  const shown = tables.filter((table) => wanted.has(table.name));
  return Object.fromEntries(
    shown.map((table) => [
      table.name,
      [
        {
          ...(table.name === name ? {} : { $id: ID }),
          ...KNOWN[table.name],
          ...Object.fromEntries(needed(table).map((column) => [column.name, ID])),
        },
      ],
    ]),
  );
}

/** The relations that a new row must have. */
function needed(table: TableInfo | undefined) {
  const { columns = [] } = table ?? {};
  return columns.flatMap(({ name, relation, required }) =>
    required && relation !== undefined ? [{ name, relation }] : [],
  );
}
