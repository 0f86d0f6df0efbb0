/** How the name of a field on the wire and in documents becomes that of a member of a row: `date_of_payment`, `dateOfPayment`. */

export type RowName<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<RowName<Tail>>}`
  : Name;

/** The same at run time. */
export function rowName(name: string): string {
  return name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
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
