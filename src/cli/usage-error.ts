/** A command line that makes no sense: exit code 2. */

export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The known name nearest to a wrong one, as the end of a message; empty when none is near. */
export function suggestion(wrong: string, known: readonly string[]): string {
  const [nearest] = known
    .map((name) => ({ name, distance: distance(wrong, name) }))
    .filter((candidate) => candidate.distance <= Math.max(2, wrong.length / 3))
    .sort((a, b) => a.distance - b.distance);
  return nearest === undefined ? '' : ` Did you mean ${nearest.name}?`;
}

/** How many letters have to change, come or go. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const change = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
