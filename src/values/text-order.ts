/** Decides the order of texts where no language has a say. */

/** By UTF-16 code unit: what `<` says of them. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
