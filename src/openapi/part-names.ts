/** Names of shared parts: made of the place where each is used first, so that a part that is added renames none. */

/** A place in a document. */
export interface Place {
  readonly operation: string;
  readonly tag: string;
  readonly method: string;
  /** From the outside to the inside: names of properties, headers, reasons. */
  readonly words: readonly string[];
}

export function within(place: Place, word: string | undefined): Place {
  return word === undefined ? place : { ...place, words: [...place.words, word] };
}

/** The shortest that is not taken: `NotFound`, `PaymentsNotFound`, `PaymentsHeadNotFound`, `PaymentsListNotFound`. */
export function freeName(
  { operation, tag, method, words }: Place,
  taken: { has(name: string): boolean },
): string {
  const last = words.slice(-1);
  const places = [[], [tag], [tag, method], [operation]];
  const candidates = [...places.map((place) => [...place, ...last]), [operation, ...words]];
  const names = candidates.map(pascalCase);
  const free = names.find((name) => !taken.has(name));
  if (free !== undefined) return free;
  const [longest = ''] = names.slice(-1);
  let number = 2;
  while (taken.has(`${longest}${number}`)) number += 1;
  return `${longest}${number}`;
}

function pascalCase(words: readonly string[]): string {
  return words
    .flatMap((word) => word.split(/[^A-Za-z0-9]+/))
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
}
