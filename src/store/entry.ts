/** What a table keeps of each row: an entry, which stands in all of its indexes. */

/**
 * A row with its sort key and the number of its insertion, which settles ties. Who holds the epoch of its `owner` may
 * put another row of the same uuid into it; to all others it never changes.
 */
export interface Entry<R> {
  row: R;
  key: string;
  readonly seq: number;
  /** Of its uuid: `markOf`. */
  readonly mark: number;
  readonly owner: object;
}

/** How far a mark looks into a text, and how far into the characters there are: enough for hex digits. */
const MARKED_CHARACTERS = 4;
const LAST_MARKED = 127;

/**
 * A number that stands as the text does in order, or beside it: two texts are compared where their marks are equal. What
 * is looked for among many rows is not near: without marks, each step fetches an entry, its row and its uuid.
 */
export function markOf(text: string): number {
  let mark = 0;
  for (let at = 0; at < MARKED_CHARACTERS; at += 1) {
    const code = at < text.length ? Math.min(text.charCodeAt(at), LAST_MARKED) : 0;
    mark = mark * (LAST_MARKED + 1) + code;
  }
  return mark;
}

/** The order of the table: (sort key, insertion). */
export function compareOrder<R>(a: Entry<R>, b: Entry<R>): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  return a.seq - b.seq;
}
