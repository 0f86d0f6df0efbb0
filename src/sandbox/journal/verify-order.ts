/** Whether requests came in an order. */
import { astrayLike, astrayText } from './astray.ts';
import type { JournalEntry } from './entry.ts';
import { forgottenOf } from './forgotten.ts';
import { type Likeness, likenessOf } from './likeness.ts';
import { matches, missOf, nearestMiss } from './match-pattern.ts';
import type { Pattern } from './pattern.ts';
import {
  counted,
  failed,
  isUnknown,
  listed,
  orUndecided,
  placed,
  undecided,
  unknownText,
  VERIFIED,
  type Verification,
} from './verdicts.ts';

/** Other requests may stand before, after and between. */
export function verifyOrder(
  entries: readonly JournalEntry[],
  patterns: readonly Pattern[],
): Verification {
  const { missing: index, from } = inOrder(entries, patterns, (likeness) => likeness === 'like');
  const pattern = patterns[index];
  if (pattern === undefined) return VERIFIED;
  const last = entries[from - 1];
  const earlier = entries.slice(0, from).filter((entry) => matches(pattern, entry));
  const where = last === undefined ? '' : ` after request ${last.sequence}`;
  const hint = earlier.length === 0 ? '' : `, only before${listed(earlier)}`;
  const told = `Found nothing like ${placed(patterns, index)}${where}${hint}`;
  const miss = nearestMiss(pattern, entries.slice(from));
  const unknown: Likeness[] = [];
  const { missing } = inOrder(entries, patterns, (likeness) => {
    if (isUnknown(likeness)) unknown.push(likeness);
    return likeness !== 'unlike';
  });
  const astray = astrayLike(pattern, entries);
  if (missing < patterns.length && astray.count === 0)
    return orUndecided(told, miss, forgottenOf(entries));
  const why = unknownText(unknown) + astrayText(astray);
  return undecided(told + why, 0, forgottenOf(entries), miss);
}

/** The first pattern that no request meets, in their order, and where the last one was met that is. */
function inOrder(
  entries: readonly JournalEntry[],
  patterns: readonly Pattern[],
  isMet: (likeness: Likeness) => boolean,
): { readonly missing: number; readonly from: number } {
  let from = 0;
  for (const [missing, pattern] of patterns.entries()) {
    const found = entries.findIndex((entry, at) => at >= from && isMet(likenessOf(pattern, entry)));
    if (found < 0) return { missing, from };
    from = found + 1;
  }
  return { missing: patterns.length, from };
}

export function verifyExactly(
  entries: readonly JournalEntry[],
  patterns: readonly Pattern[],
): Verification {
  const forgotten = forgottenOf(entries);
  if (forgotten.dropped > 0) {
    const wanted = counted(patterns.length, 'request');
    const came = counted(entries.length + forgotten.dropped, 'request');
    const told = `Expected exactly ${wanted}, and ${came} came`;
    return orUndecided(
      told,
      null,
      forgotten,
      entries.length + forgotten.dropped === patterns.length,
    );
  }
  const unknown: Likeness[] = [];
  for (const [index, pattern] of patterns.entries()) {
    const entry = entries[index];
    if (entry === undefined) {
      const came = counted(entries.length, 'request');
      const told = `Found ${came}, and nothing for ${placed(patterns, index)}`;
      const astray = astrayLike(pattern, entries);
      if (astray.count === 0) return failed(told, null);
      return undecided(told + astrayText(astray), 0, forgotten, null);
    }
    const likeness = likenessOf(pattern, entry);
    if (isUnknown(likeness)) unknown.push(likeness);
    if (likeness === 'unlike') {
      const told = `request ${entry.sequence} is not like ${placed(patterns, index)}`;
      return failed(`In exact order, ${told}`, missOf(pattern, entry));
    }
  }
  const surplus = entries.slice(patterns.length);
  if (surplus.length === 0) {
    const why = unknownText(unknown) + astrayText(astrayLike({}, entries));
    return why === '' ? VERIFIED : undecided(`The order is as expected${why}`, 0, forgotten, null);
  }
  const wanted = counted(patterns.length, 'request');
  return failed(`Expected exactly ${wanted}, found ${surplus.length} more${listed(surplus)}`, null);
}
