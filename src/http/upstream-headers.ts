/** Which headers go on to another server and come back from it: all but those of a single connection. */
import type { Reply } from '../drf/reply.ts';
import type { Request } from '../drf/request.ts';
import { type HeaderPair, headerPairs } from '../values/header-pairs.ts';
import { NOTE_HEADER, SANDBOX_FIELD } from '../values/own-paths.ts';

/** Of one connection, whatever `Connection` says. Source: RFC 9110, 7.6.1. */
const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
] as const;
/** Said anew for the other server, or of no use to it. */
const OWN_OF_REQUESTS = ['host', 'content-length', 'expect', 'via', SANDBOX_FIELD] as const;
/** What the mock says of its own answers. */
const OWN_OF_ANSWERS = ['content-length', NOTE_HEADER.toLowerCase()] as const;
const CROSS_ORIGIN = /^access-control-/;

/** By which a mock knows that a request came through one already. */
const PSEUDONYM = 'waldur-payments-mock';
/** Most mocks that a request may pass one after another: more is a loop. */
export const MOST_HOPS = 3;

/** A body that is no longer is held until it is whole. */
export const HELD_BYTES = 64 * 1024;

/** Whether an answer is a stream of events, which may go on, and be silent, for as long as somebody listens. */
export function isEndless({
  'content-type': type = '',
}: {
  readonly 'content-type'?: string | undefined;
}): boolean {
  return /^text\/event-stream\b/i.test(type);
}

/** The headers as they were sent, each on its own. */
function sentPairs({ wire, headers }: Request): readonly HeaderPair[] {
  const raw = wire?.rawHeaders;
  if (!raw) {
    return Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
  }
  return headerPairs(raw);
}

/** What `Connection` names is of that connection too. */
function kept(pairs: readonly HeaderPair[], others: readonly string[]): readonly HeaderPair[] {
  const named = pairs
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.split(',').map((each) => each.trim().toLowerCase()));
  const dropped = new Set<string>([...HOP_BY_HOP, ...others, ...named]);
  return pairs.filter(([name]) => !dropped.has(name.toLowerCase()));
}

/** How many mocks a request has passed. */
export function hopsOf({ headers }: Request): number {
  return (headers['via'] ?? '').split(PSEUDONYM).length - 1;
}

/** What goes on, names and values in turn. A token of the mock's own stands in the place of the client's credentials. */
export function headersToSend(
  request: Request,
  {
    host,
    token,
    length,
  }: { host: string; token: string | undefined; length: number | 'untold' | undefined },
): string[] {
  const dropped = token === undefined ? OWN_OF_REQUESTS : [...OWN_OF_REQUESTS, 'authorization'];
  const via = request.headers['via'];
  const version = request.wire?.httpVersion ?? '1.1';
  return [
    ['Host', host] as const,
    ...kept(sentPairs(request), dropped),
    ...(token === undefined ? [] : [['Authorization', `Token ${token}`] as const]),
    ...(length === undefined ? [] : [lengthField(length)]),
    ['Via', `${via === undefined ? '' : `${via}, `}${version} ${PSEUDONYM}`] as const,
  ].flat();
}

function lengthField(length: number | 'untold'): HeaderPair {
  return length === 'untold'
    ? ['Transfer-Encoding', 'chunked']
    : ['Content-Length', String(length)];
}

/** What comes back, each header as often as it came. Cross-origin access is the mock's own affair. */
export function headersToTell(raw: readonly string[]): Pick<Reply, 'headers' | 'repeats'> {
  const headers: Record<string, string> = {};
  const repeats: HeaderPair[] = [];
  const names = new Map<string, string>();
  for (const [name, value] of kept(headerPairs(raw), OWN_OF_ANSWERS)) {
    const lower = name.toLowerCase();
    if (CROSS_ORIGIN.test(lower)) continue;
    const known = names.get(lower);
    names.set(lower, known ?? name);
    if (known === undefined) headers[name] = value;
    else repeats.push([known, value]);
  }
  return repeats.length === 0 ? { headers } : { headers, repeats };
}
