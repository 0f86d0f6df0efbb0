/** What an answer is before it meets the socket. */
import type { CapturedBody } from '../values/captured-body.ts';
import type { HeaderPair } from '../values/header-pairs.ts';
import { joinHeaders } from './header-fields.ts';
import type { JsonOutput } from './json-encoder.ts';

/** A body yet to be rendered, text that is ready (`bytes` long as UTF-8, where that is known), is made piece by piece while it goes out or as there is something to tell, bytes, or nothing at all. */
export type ReplyBody =
  | { readonly kind: 'json'; readonly value: JsonOutput }
  | { readonly kind: 'text'; readonly text: string; readonly bytes?: number | undefined }
  | { readonly kind: 'pieces'; readonly pieces: Iterable<string> }
  | {
      readonly kind: 'stream';
      readonly pieces: AsyncIterable<string | Uint8Array>;
      readonly passed?: Passed;
    }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'none' };

/** What is known of a body of another server that goes through, as far as it has. */
export interface Passed {
  readonly captured: () => CapturedBody;
  /** True once it was that server that broke it off. */
  readonly isBroken: () => boolean;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Of another server's answer, where a header repeats: all but the first of a name that `headers` has. */
  readonly repeats?: readonly HeaderPair[];
  readonly body: ReplyBody;
  /** True where nothing is said of how long the body is. */
  readonly isOfUntoldLength?: true;
  /** How the socket mistreats the answer, where a fault says so. */
  readonly transport?: TransportFault;
}

/** `reset` cuts the connection, `stall` never answers, `truncate` stops in mid-body, `slowBody` sends byte by byte. */
export const TRANSPORT_FAULTS = ['reset', 'stall', 'truncate', 'slowBody'] as const;
export type TransportFault = (typeof TRANSPORT_FAULTS)[number];

/** Of an answer that is a page. */
export const HTML = { 'Content-Type': 'text/html; charset=utf-8' } as const;

/** Of an answer that is a text of somebody's own. */
export const PLAIN_TEXT = { 'Content-Type': 'text/plain; charset=utf-8' } as const;

/** Statuses to which HTTP gives no body. Source: RFC 9110, 15. */
export const BODILESS: readonly unknown[] = [204, 205, 304];

/** Of an answer that has none of its own. */
export const NO_HEADERS: Reply['headers'] = Object.freeze({});

/** An answer with a JSON body, status 200 unless told otherwise. */
export function jsonReply(
  value: JsonOutput,
  status = 200,
  headers: Reply['headers'] = NO_HEADERS,
): Reply {
  return { status, headers, body: { kind: 'json', value } };
}

/** The text of a body that has one, made if need be: pieces can be taken once only. */
export function textOf(body: ReplyBody): string | undefined {
  if (body.kind === 'text') return body.text;
  return body.kind === 'pieces' ? Array.from(body.pieces).join('') : undefined;
}

/** An answer without a body: Content-Length 0 and no Content-Type. */
export function emptyReply(status: number, headers = NO_HEADERS): Reply {
  return { status, headers, body: { kind: 'none' } };
}

/** The same answer with more headers; the later ones win. */
export function withHeaders(reply: Reply, headers: Readonly<Record<string, string>>): Reply {
  return { ...reply, headers: joinHeaders(reply.headers, headers) };
}

/** The same answer with other headers in the place of its own, whatever the case of their names. */
export function overlaid(reply: Reply, headers: Readonly<Record<string, string>>): Reply {
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  const isKept = ([name]: HeaderPair): boolean => !names.includes(name.toLowerCase());
  const kept = Object.entries(reply.headers).filter(isKept);
  const { repeats } = reply;
  return {
    ...reply,
    headers: { ...Object.fromEntries(kept), ...headers },
    ...(repeats ? { repeats: repeats.filter(isKept) } : {}),
  };
}
