/** Decides what is wrong with a filtered list of a server that has more rows than the sample. */
import { keyOf } from './row-order.ts';
import type { SeenAnswer } from './seen-answer.ts';

/**
 * The rows of the sample that one side alone gives, of a list that is all on the other side's one page. Undefined for none;
 * `known` are those of the sample, by key.
 */
export function oddRows(
  mock: SeenAnswer,
  real: SeenAnswer,
  known: ReadonlySet<string>,
): Readonly<Record<'mock' | 'real', string>> | undefined {
  const [ours, theirs] = [keysOf(mock), keysOf(real)];
  const added = isWhole(mock) ? theirs.filter((key) => known.has(key) && !ours.includes(key)) : [];
  const missing = isWhole(real) ? ours.filter((key) => !theirs.includes(key)) : [];
  if (added.length + missing.length === 0) return undefined;
  return { mock: missing.join(' '), real: added.join(' ') };
}

function keysOf({ body }: SeenAnswer): readonly string[] {
  return body.kind === 'json' && Array.isArray(body.value) ? body.value.map(keyOf) : [];
}

function isWhole(answer: SeenAnswer): boolean {
  return answer.headers['x-result-count'] === String(keysOf(answer).length);
}
