/** How the messages of the matchers show requests. */
import type { JournalEntry, NearestMiss } from '../sandbox/journal/verify.ts';
import { maskPattern, secretsKnownTo } from '../sandbox/secrets/mask-expected.ts';

/** Most requests that a message shows: the newest ones. */
const MOST_SHOWN = 20;
/** Longest body that a line shows, in characters. */
const MOST_OF_BODY = 200;

/** All requests, one a line: `  #3 payments_create POST /api/payments/ 400 by staff {"sum":"1"}`. */
export function receivedText(entries: readonly JournalEntry[]): readonly string[] {
  if (entries.length === 0) return ['The server has received no request.'];
  const shown = entries.slice(-MOST_SHOWN);
  const left = entries.length - shown.length;
  return [
    'The server has received:',
    ...(left > 0 ? [`  … ${left} earlier ones`] : []),
    ...shown.map((entry) => `  ${lineOf(entry)}`),
  ];
}

/** What a test expects, without secrets: a message is read by more people than its test. */
export function wantedText(pattern: object, entries: readonly JournalEntry[]): string {
  return JSON.stringify(maskPattern(pattern, secretsKnownTo(entries)));
}

/** In what the request that was probably meant differs; nothing where there is none. */
export function missText(miss: NearestMiss | null): readonly string[] {
  if (miss === null) return [];
  const { request, differences } = miss;
  return [
    `Nearest is #${request.sequence} ${request.operation ?? request.path}, but for`,
    ...differences.map(({ pointer, expected, actual }) => {
      return `  ${pointer}: expected ${shownValue(expected)}, received ${shownValue(actual)}`;
    }),
  ];
}

/** `  #3 payments_create: body "summ"`; nothing for a request of which all was taken notice. */
export function ignoredText({
  sequence,
  operation,
  path,
  ignored,
}: JournalEntry): readonly string[] {
  return (['query', 'body', 'headers'] as const)
    .filter((part) => ignored[part].length > 0)
    .map((part) => {
      const names = ignored[part].map((name) => JSON.stringify(name)).join(', ');
      return `  #${sequence} ${operation ?? path}: ${part} ${names}`;
    });
}

function lineOf({ sequence, operation, method, path, query, status, actor, body }: JournalEntry) {
  const search = new URLSearchParams();
  for (const [name, values] of Object.entries(query)) {
    for (const value of values) search.append(name, value);
  }
  return [
    `#${sequence}`,
    ...(operation === null ? [] : [operation]),
    method,
    search.size === 0 ? path : `${path}?${search}`,
    status ?? 'unanswered',
    `by ${actor ?? 'nobody'}`,
    ...(body === null ? [] : [shortened(JSON.stringify(body))]),
  ].join(' ');
}

function shortened(text: string): string {
  return text.length > MOST_OF_BODY ? `${text.slice(0, MOST_OF_BODY)}…` : text;
}

function shownValue(value: unknown): string {
  return value === undefined ? 'nothing' : shortened(JSON.stringify(value));
}
