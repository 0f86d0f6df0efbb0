/** Whether a request is like a pattern, or may be: as long as it is not over, and of a long body, not all is known. */
import type { JournalEntry } from './entry.ts';
import { matches } from './match-pattern.ts';
import type { Pattern } from './pattern.ts';
import { isShortened, unreadBody } from './unread-body.ts';

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

/** What may become of a request that is not over: these members are null, or none, until then. */
function settledPart(pattern: Pattern, entry: JournalEntry): Pattern {
  const { status, outcome, answeredBy, durationMs, refusal, actor, fault } = pattern;
  const unsettled = {
    // Null asks for those that are not over.
    ...((status ?? undefined) === undefined ? {} : { status: undefined }),
    ...((outcome ?? undefined) === undefined ? {} : { outcome: undefined }),
    ...((answeredBy ?? undefined) === undefined ? {} : { answeredBy: undefined }),
    ...(durationMs === undefined ? {} : { durationMs: undefined }),
    ...(refusal === undefined || entry.refusals.length > 0 ? {} : { refusal: undefined }),
    ...(actor === undefined || entry.actor !== null ? {} : { actor: undefined }),
    ...(fault === undefined || entry.fault !== null ? {} : { fault: undefined }),
  };
  return Object.keys(unsettled).length === 0 ? pattern : without(pattern, unsettled);
}

/** The pattern but for what only the rest of a body could tell; the same one where all is known. */
function knownPart(pattern: Pattern, entry: JournalEntry): Pattern {
  const { body, wholeBody, ignoredNothing } = pattern;
  const asksBody = body !== undefined || wholeBody !== undefined;
  if (!asksBody && ignoredNothing === undefined) return pattern;
  const ofBody = { body: undefined, wholeBody: undefined };
  if (unreadBody(entry)) return without(pattern, { ...ofBody, ignoredNothing: undefined });
  return asksBody && isShortened(entry) ? without(pattern, ofBody) : pattern;
}

function without(pattern: Pattern, members: Readonly<Record<string, undefined>>): Pattern {
  const kept = Object.entries(pattern).filter(([name]) => !Object.hasOwn(members, name));
  return Object.fromEntries(kept);
}
