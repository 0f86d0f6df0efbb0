/** Remembers how rows look on the wire, as text, for as long as nothing that they show has changed. */
import { JsonText } from '../../drf/json-encoder.ts';
import type { Store } from '../../store/store.ts';
import type { StoredRow, TableDefinition } from '../../store/table-definition.ts';

/** Most rows of one table that are remembered: some megabytes. */
const MAX_ROWS = 4096;

/** Of one table: all under the same URLs, and of the same moment. */
interface Shelf {
  readonly style: string;
  readonly revision: number;
  readonly texts: Map<object, JsonText>;
}

export class RowTexts {
  readonly #store: Store;
  readonly #shelves = new Map<object, Shelf>();
  #last: { readonly items: readonly JsonText[]; readonly list: JsonText } | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  /**
   * Gives the text of a row, written anew only where it has to be. `style` is what all URLs of an answer have in common.
   * For rows that show nothing but themselves and those that they refer to, the same to everybody.
   */
  reader<Row extends StoredRow>(
    table: TableDefinition<Row>,
    style: string,
    write: (row: Row) => string,
  ): (row: Row) => JsonText {
    const { texts } = this.#shelf(table, style);
    return (row) => {
      const known = texts.get(row);
      if (known !== undefined) return known;
      if (texts.size >= MAX_ROWS) texts.clear();
      // It is counted, and by that one piece: V8 keeps a text that was put together as its pieces until somebody looks into
      // it, and each list that takes it in would walk them all: three times the cost of a list.
      const text = new JsonText(write(row));
      texts.set(row, text);
      return text;
    };
  }

  /**
   * A list of such texts. The same one as before where it is of the same rows, as when a client asks again and again: nothing
   * is put together then, and whoever keeps the answer keeps it once.
   */
  list(items: readonly JsonText[]): JsonText {
    const last = this.#last;
    if (last && areSame(last.items, items)) return last.list;
    const list = listOf(items);
    this.#last = { items, list };
    return list;
  }

  #shelf<Row extends StoredRow>(table: TableDefinition<Row>, style: string): Shelf {
    const revision = this.#store.table(table).revisionBelow;
    const shelf = this.#shelves.get(table);
    if (shelf?.style === style && shelf.revision === revision) return shelf;
    const empty: Shelf = { style, revision, texts: new Map() };
    this.#shelves.set(table, empty);
    return empty;
  }
}

function listOf(items: readonly JsonText[]): JsonText {
  let list = '[';
  let bytes = '[]'.length;
  for (const { text, bytes: more } of items) {
    const isFirst = list.length === 1;
    list += isFirst ? text : `,${text}`;
    bytes += isFirst ? more : 1 + more;
  }
  return new JsonText(`${list}]`, bytes);
}

function areSame(some: readonly JsonText[], others: readonly JsonText[]): boolean {
  if (some.length !== others.length) return false;
  for (let at = 0; at < some.length; at += 1) if (some[at] !== others[at]) return false;
  return true;
}
