/** Whether a request is like a pattern, or may be: as long as it is not over, and of a long body, not all is known. */
import type { JournalEntry } from './entry.ts';
import { matches } from './match-pattern.ts';
import type { Pattern } from './pattern.ts';
import { isShortened, isUnread } from './unread-body.ts';

/** It may be like the pattern where the rest of its body is (`cut`), or what becomes of it (`open`). */
export type Likeness = 'like' | 'unlike' | 'cut' | 'open';

/** @throws ProblemError as `matches` does */
export function likenessOf(pattern: Pattern, entry: JournalEntry): Likeness {
  const settled = entry.outcome === null ? settledPart(pattern, entry) : pattern;
  if (matches(settled, entry)) return settled === pattern ? 'like' : 'open';
  const known = knownPart(settled, entry);
  if (known === settled || !matches(known, entry)) return 'unlike';
  return settled === pattern ? 'cut' : 'open';
}

/** Null until a request is over; a pattern that says null asks for those that are not. */
const OF_ANSWER = ['status', 'outcome', 'answeredBy'] as const;

/** What may become of a request that is not over: these members are null, or none, until then. */
function settledPart(pattern: Pattern, { actor, fault, refusals }: JournalEntry): Pattern {
  return without(pattern, [
    ...OF_ANSWER.filter((name) => pattern[name] !== null),
    'durationMs',
    ...(refusals.length > 0 ? [] : (['refusal'] as const)),
    ...(actor !== null ? [] : (['actor'] as const)),
    ...(fault !== null ? [] : (['fault'] as const)),
  ]);
}

/** The pattern but for what only the rest of a body could tell; the same one where all is known. */
function knownPart(pattern: Pattern, entry: JournalEntry): Pattern {
  const { body, wholeBody, ignoredNothing } = pattern;
  const asksBody = body !== undefined || wholeBody !== undefined;
  if (!asksBody && ignoredNothing === undefined) return pattern;
  if (isUnread(entry)) return without(pattern, ['body', 'wholeBody', 'ignoredNothing']);
  return asksBody && isShortened(entry) ? without(pattern, ['body', 'wholeBody']) : pattern;
}

/** The same one where it asks for none of them. */
function without(pattern: Pattern, names: readonly (keyof Pattern)[]): Pattern {
  if (names.every((name) => pattern[name] === undefined)) return pattern;
  const members = Object.entries(pattern);
  return Object.fromEntries(members.filter(([name]) => !names.some((each) => each === name)));
}
