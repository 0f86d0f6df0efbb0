/** How the name of a field on the wire and in documents becomes that of a member of a row: `date_of_payment`, `dateOfPayment`. */

export type RowName<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<RowName<Tail>>}`
  : Name;

/** The same at run time. */
export function rowName(name: string): string {
  const [head = '', ...tail] = name.split('_');
  return tail.reduce((all, word) => all + word.slice(0, 1).toUpperCase() + word.slice(1), head);
}

/** The names with those first that are named first, in that order; all others keep theirs. */
export function inOrder(
  names: readonly string[],
  first: readonly string[] = [],
): readonly string[] {
  return [
    ...first.filter((name) => names.includes(name)),
    ...names.filter((name) => !first.includes(name)),
  ];
}
