/** Headers in the order in which they came, each as often as it was sent. */

/** A header: its name in the case in which it was sent, and its value, one character a byte. */
export type HeaderPair = readonly [name: string, value: string];

/** Names and values in turn, as pairs; frozen. */
export function headerPairs(raw: readonly string[]): readonly HeaderPair[] {
  const pairs: HeaderPair[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) {
    pairs.push(Object.freeze([raw[at] ?? '', raw[at + 1] ?? ''] as const));
  }
  return Object.freeze(pairs);
}

/** The value of the first header of a name, in lower case. */
export function headerOf(headers: readonly HeaderPair[], name: string): string | undefined {
  return headers.find(([each]) => each.toLowerCase() === name)?.[1];
}
