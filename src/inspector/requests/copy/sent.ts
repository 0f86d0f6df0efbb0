/** What of a recorded request makes it what it is, as whoever sends it again has to send it. */
import type { JournalEntry, User } from '../../client/shapes.ts';
import { headerOf } from '../detail/bytes.ts';
import { contentTypeOf, type ReadBody, readBody } from '../detail/read-body.ts';

export type Pair = readonly [name: string, value: string];

/** What clients add by themselves, and what says nothing of the request. */
const BY_ITSELF =
  /^(?:sec-|(?:host|user-agent|accept-encoding|connection|content-length|keep-alive|transfer-encoding|origin|referer|accept-language|priority|cache-control|pragma|dnt)$)/i;

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

/** Whose token a request brought: the journal masks it, and names the user. */
export interface Caller {
  /** The header to send; the masked one where the token is not known; undefined for a request that brought none. */
  readonly authorization: string | undefined;
  /** Why the token is not known. Whatever is sent with the masked one is refused. */
  readonly unknown: string | undefined;
}

/** The uuid of who has the token, where that is not the actor: staff acted as another user. */
export function impersonatorOf({ response }: JournalEntry): string | undefined {
  return response === null ? undefined : headerOf(response.headers, 'x-impersonator-uuid');
}

/**
 * @param users of the sandbox of the request
 * @param sender the username of the impersonator, where there is one
 */
export function callerOf(
  entry: JournalEntry,
  users: readonly User[],
  sender = entry.actor ?? undefined,
): Caller {
  const header = headerOf(entry.request.headers, 'authorization');
  const plain = { authorization: header, unknown: undefined };
  // A token of nobody is masked too; what is too short to be one is not.
  if (header === undefined || (sender === undefined && !header.includes('****'))) return plain;
  if (sender === undefined) return { ...plain, unknown: 'No user here had the token of it' };
  const token = users.find(({ username }) => username === sender)?.token ?? undefined;
  if (token !== undefined) return { ...plain, authorization: `Token ${token}` };
  return { ...plain, unknown: `The user ${sender} has no token here any more` };
}

/** Undefined where it can be sent again; the reason where it cannot. */
export function isRepeatable({ request: { body } }: JournalEntry): string | undefined {
  if (body !== null && body.sha256 !== null) return 'Of this body only the beginning was kept';
  return undefined;
}
