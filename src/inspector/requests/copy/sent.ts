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

/** `Token …` of the user who asked; the masked one of nobody's token; undefined for an anonymous request. */
export function authorizationOf(entry: JournalEntry, users: readonly User[]): string | undefined {
  const masked = entry.request.headers.find(([name]) => /^authorization$/i.test(name))?.[1];
  if (masked === undefined) return undefined;
  const token = users.find(({ username }) => username === entry.actor)?.token;
  return token === undefined || token === null ? masked : `Token ${token}`;
}

/** Undefined where it can be sent again; the reason where it cannot. */
export function isRepeatable({ request: { body } }: JournalEntry): string | undefined {
  if (body !== null && body.sha256 !== null) return 'Of this body only the beginning was kept';
  return undefined;
}
