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

  #shelf<Row extends StoredRow>(table: TableDefinition<Row>, style: string): Shelf {
    const revision = this.#store.table(table).revisionBelow;
    const shelf = this.#shelves.get(table);
    if (shelf?.style === style && shelf.revision === revision) return shelf;
    const empty: Shelf = { style, revision, texts: new Map() };
    this.#shelves.set(table, empty);
    return empty;
  }
}
