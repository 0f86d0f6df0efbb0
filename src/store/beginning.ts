/** Which text of an index another one begins with: found in as few steps as a value is, however many there are. */
import type { Entry } from './entry.ts';
import type { TableIndex } from './table-index.ts';

/** The entry whose text in the index's one column is the longest that the text begins with, of so many characters at least. */
export function entryBeginning<R>(
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
export function beginningsIn<R>(index: TableIndex<R>): ReadonlySet<number> {
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
export function beginningAt(text: string, at: number): number {
  return text.charCodeAt(at) * 65_536 + text.charCodeAt(at + 1);
}

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
