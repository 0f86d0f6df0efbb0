/** What of a recorded request makes it what it is, as whoever sends it again has to send it. */
import type { JournalEntry, User } from '../../client/shapes.ts';
import { contentTypeOf, type ReadBody, readBody } from '../detail/read-body.ts';

export type Pair = readonly [name: string, value: string];

/** What clients add by themselves, and what says nothing of the request. */
const BY_ITSELF =
  /^(host|user-agent|accept-encoding|connection|content-length|keep-alive|transfer-encoding|sec-.*|origin|referer|accept-language|priority|cache-control|pragma|dnt)$/i;

/**
 * Its headers without those that clients add themselves. The token, which the journal has masked, is put in its place.
 * @param authorization undefined leaves the masked one out
 */
export function sentHeaders(
  entry: JournalEntry,
  authorization: string | undefined,
): readonly Pair[] {
  return entry.request.headers.flatMap(([name, value]): readonly Pair[] => {
    if (BY_ITSELF.test(name)) return [];
    if (/^accept$/i.test(name) && value === '*/*') return [];
    if (!/^authorization$/i.test(name)) return [[name, value]];
    return authorization === undefined ? [] : [[name, authorization]];
  });
}

/** What is sent, its body read: of one in parts, the headers without the type, for whoever sends it makes the boundary. */
export interface Sending {
  readonly headers: readonly Pair[];
  readonly read: ReadBody;
}

export function sendingOf(entry: JournalEntry, authorization: string | undefined): Sending {
  const { body, headers } = entry.request;
  const read = readBody(body, contentTypeOf(headers));
  const sent = sentHeaders(entry, authorization).filter(
    ([name]) => read.kind !== 'multipart' || !/^content-type$/i.test(name),
  );
  return { headers: sent, read };
}

/** Whose token a request brought, as far as that can be known: the journal keeps no more of a token than its end. */
export interface Caller {
  /** The header to send; the masked one where the token is not known; undefined for a request that brought none. */
  readonly authorization: string | undefined;
  readonly username: string | undefined;
  /** Why the token is not known. Whatever is sent with the masked one is refused. */
  readonly unknown: string | undefined;
}

/** As the journal has it: `Token ****abcd`; of a token of four characters or fewer nothing is left. */
const MASKED = /^token\s+\*{4}(.{0,4})$/i;

/**
 * By the user who was found, else by the end of the token: a fault strikes before anybody asks whose it is.
 * @param users of the sandbox of the request
 */
export function callerOf(entry: JournalEntry, users: readonly User[]): Caller {
  const header = entry.request.headers.find(([name]) => /^authorization$/i.test(name))?.[1];
  const plain = { authorization: header, username: entry.actor ?? undefined, unknown: undefined };
  if (header === undefined) return plain;
  const known = users.filter(({ username }) => username === entry.actor);
  const end = MASKED.exec(header)?.[1];
  if (entry.actor === null && end === undefined && !header.includes('****')) return plain;
  const fitting = entry.actor === null ? fittingUsers(entry, users, end) : known;
  const [user, ...others] = fitting;
  if (typeof user?.token === 'string' && others.length === 0) {
    return { authorization: `Token ${user.token}`, username: user.username, unknown: undefined };
  }
  return { ...plain, unknown: whyUnknown(entry, fitting.length) };
}

function fittingUsers(
  entry: JournalEntry,
  users: readonly User[],
  end: string | undefined,
): readonly User[] {
  if (end === undefined || isStrange(entry)) return [];
  const isShort = end === '';
  return users.filter(({ token }) => {
    return token !== null && token.length > 4 !== isShort && token.endsWith(end);
  });
}

/** Whether the API itself said that nobody has this token: a user whose token ends alike is another one. */
function isStrange({ fault, refusals = [] }: JournalEntry): boolean {
  return fault === null && refusals.some(({ name }) => /\binvalid_token$/.test(name));
}

function whyUnknown({ actor }: JournalEntry, count: number): string {
  if (actor !== null) return `The user ${actor} has no token here any more`;
  if (count === 0)
    return 'The journal keeps only the end of a token, and no user here has this one';
  return `The journal keeps only the end of a token, and ${count} users have one that ends like this`;
}

/** Undefined where it can be sent again; the reason where it cannot. */
export function isRepeatable({ request: { body } }: JournalEntry): string | undefined {
  if (body !== null && body.sha256 !== null) return 'Of this body only the beginning was kept';
  return undefined;
}
