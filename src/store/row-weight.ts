/** How many bytes a row holds beyond those that every row has: its files, long texts and JSON. */

/** What is shorter belongs to the row itself. */
const LONG = 256;

/** An estimate in bytes; 0 for a row of short values. */
export function rowWeight(row: object): number {
  let bytes = 0;
  for (const value of Object.values(row)) {
    if (typeof value !== 'string' && (typeof value !== 'object' || value === null)) continue;
    const weight = typeof value === 'string' ? value.length : valueWeight(value);
    if (weight > LONG) bytes += weight;
  }
  return bytes;
}

/** Without recursion: JSON may be nested a thousand levels deep. */
function valueWeight(value: unknown): number {
  let bytes = 0;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'string') bytes += next.length;
    else if (next instanceof Uint8Array) bytes += next.length;
    else if (typeof next === 'object' && next !== null) {
      const names = Object.keys(next);
      bytes += names.length * 16;
      for (const name of names) bytes += name.length;
      for (const inner of Object.values(next)) open.push(inner);
    } else bytes += 8;
  }
  return bytes;
}
