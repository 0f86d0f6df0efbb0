/** How it is told whether requests are as expected. */
import type { Known } from '../secrets/mask-expected.ts';
import type { JournalEntry } from './entry.ts';
import { type Forgotten, forgottenText } from './forgotten.ts';
import type { Likeness } from './likeness.ts';
import type { NearestMiss } from './match-pattern.ts';
import type { Pattern } from './pattern.ts';
import { TextMatch } from './text-pattern.ts';

export type Verification =
  | { readonly verified: true }
  | {
      readonly verified: false;
      /** There where requests could tell that the journal has dropped: then the opposite is not verified either. */
      readonly undecided?: true;
      readonly message: string;
      /** Null where no request comes near, or where there are too many. */
      readonly nearestMiss: NearestMiss | null;
    };

export const VERIFIED: Verification = Object.freeze({ verified: true });
/** Most requests that a message lists. */
const MOST_LISTED = 10;

export function isUnknown(likeness: Likeness): boolean {
  return likeness === 'cut' || likeness === 'open';
}

/** Why nothing can be said of requests that are there. */
export function unknownText(unknown: readonly Likeness[]): string {
  const cut = unknown.filter((likeness) => likeness === 'cut').length;
  const open = unknown.length - cut;
  const ofCut = `; of ${counted(cut, 'body', 'bodies')} only the beginning is kept`;
  const ofOpen = `; ${counted(open, 'request')} may come to it that ${open === 1 ? 'is' : 'are'} not over`;
  return (cut === 0 ? '' : ofCut) + (open === 0 ? '' : ofOpen);
}

export function failed(message: string, miss: NearestMiss | null): Verification {
  return { verified: false, message, nearestMiss: miss };
}

/** What a test has written may be a secret of its server, and a path of its pattern hold one. */
export function withoutSecrets(
  { nearestMiss: miss, ...told }: Exclude<Verification, { verified: true }>,
  secrets: Known,
): Verification {
  const differences = miss?.differences.map((each) => ({
    ...each,
    expected: secrets.value(each.expected),
  }));
  const nearestMiss = miss && differences ? { ...miss, differences } : null;
  return { ...told, message: secrets.text(told.message), nearestMiss };
}

/** So many requests that were dropped could be the ones, and nobody knows. */
export function undecided(
  told: string,
  count: number,
  forgotten: Forgotten,
  miss: NearestMiss | null,
): Verification {
  const message = count === 0 ? told : `${told}; ${forgottenText(count, forgotten)}`;
  return { verified: false, undecided: true, message, nearestMiss: miss };
}

/** Failed, unless what was dropped could be what is missed. */
export function orUndecided(
  told: string,
  miss: NearestMiss | null,
  forgotten: Forgotten,
  isPossible = true,
): Verification {
  const { dropped } = forgotten;
  return dropped > 0 && isPossible ? undecided(told, dropped, forgotten, miss) : failed(told, miss);
}

/** `payments_create`, `GET /api/payments/`, or what else there is to say. */
export function nameOf({ operation, method, path }: Pattern): string {
  const parts = [method, path].filter((part) => part !== undefined);
  const texts = parts.map((part) => (part instanceof TextMatch ? `/${part.matches}/` : part));
  return operation ?? (texts.join(' ') || 'the pattern');
}

export function counted(count: number, noun: string, several = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : several}`;
}

export function placed(patterns: readonly Pattern[], index: number): string {
  const pattern = patterns[index] ?? {};
  return `${nameOf(pattern)} (${index + 1} of ${patterns.length})`;
}

/** `: #3 payments_list, #5 payments_create`, or nothing. */
export function listed(entries: readonly JournalEntry[]): string {
  if (entries.length === 0) return '';
  const shown = entries
    .slice(0, MOST_LISTED)
    .map(({ sequence, operation, path }) => `#${sequence} ${operation ?? path}`);
  return `: ${[...shown, ...(entries.length > MOST_LISTED ? ['…'] : [])].join(', ')}`;
}
