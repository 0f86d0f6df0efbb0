/** Which request a URL names: `#/requests/12`, or one of another sandbox, `#/requests/refunds/12`. */

export interface Chosen {
  readonly sandbox: string;
  readonly sequence: number;
}

export function chosenIn(path: readonly string[], own: string): Chosen | undefined {
  const sequence = Number(path.at(-1));
  if (path.length === 0 || path.length > 2 || !Number.isSafeInteger(sequence)) return undefined;
  return { sandbox: (path.length === 2 ? path[0] : undefined) ?? own, sequence };
}

export function pathOf({ sandbox, sequence }: Chosen, own: string): readonly (string | number)[] {
  return sandbox === own ? [sequence] : [sandbox, sequence];
}
