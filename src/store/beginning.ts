/** Which text of an index another one begins with: found in as few steps as a value is, however many there are. */
import type { Entry } from './entry.ts';
import type { IndexedRows } from './indexed-rows.ts';
import type { StoredRow } from './table-definition.ts';
import type { TableIndex } from './table-index.ts';

/** Of a larger table they would cost too much whenever it changes, and pass too little. */
const MOST_ROWS = 256;

/** Those of the texts in the columns of a table that have an index of their own. */
export class Beginnings<R extends StoredRow> {
  readonly #rows: IndexedRows<R>;
  #known:
    | { readonly version: number; readonly column: string; readonly all: ReadonlySet<number> }
    | undefined;

  constructor(rows: IndexedRows<R>) {
    this.#rows = rows;
  }

  /** The row whose text is the longest that a text begins with, of so many characters at least. */
  find(column: keyof R & string, text: string, least: number): R | undefined {
    return entryBeginning(this.#rows.indexOn(column), text, least)?.row;
  }

  /**
   * False where certainly no text of the column stands at a place of a text, as at nearly every one: asked without a text
   * of its own for each place, which would cost more than the answer.
   */
  mayStand(column: keyof R & string, text: string, at: number): boolean {
    const { size, version } = this.#rows;
    if (size > MOST_ROWS) return true;
    if (this.#known?.version !== version || this.#known.column !== column) {
      this.#known = { version, column, all: beginningsIn(this.#rows.indexOn(column)) };
    }
    return this.#known.all.has(beginningAt(text, at));
  }
}

/** The entry whose text in the index's one column is the longest that the text begins with, of so many characters at least. */
function entryBeginning<R>(
  index: TableIndex<R>,
  text: string,
  least: number,
): Entry<R> | undefined {
  const [column] = index.columns;
  let bound = text;
  while (column !== undefined && bound.length >= least) {
    const found = index.last([bound]);
    const value: unknown = found?.row[column];
    if (typeof value !== 'string') return undefined;
    if (text.startsWith(value)) return value.length < least ? undefined : found;
    // What begins the text and stands before this one is no longer than what both have in common.
    bound = bound.slice(0, commonLength(bound, value));
  }
  return undefined;
}

/** What the texts of an index's one column begin with, each as a number. */
function beginningsIn<R>(index: TableIndex<R>): ReadonlySet<number> {
  const [column] = index.columns;
  const all = new Set<number>();
  const next = index.tree.walk(0);
  for (let entry = next(); entry !== undefined; entry = next()) {
    const value: unknown = column && entry.row[column];
    if (typeof value === 'string') all.add(beginningAt(value, 0));
  }
  return all;
}

/** Two characters, for of texts that are alike in more there are few. */
function beginningAt(text: string, at: number): number {
  return text.charCodeAt(at) * 65_536 + text.charCodeAt(at + 1);
}

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
