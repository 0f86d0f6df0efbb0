/** A mock that is asked without a socket: what this process asks of itself needs none, and a socket costs more than the answer. */

import { linesOf, sendable, withLength } from '../drf/header-fields.ts';
import { bodyTooLarge } from '../drf/limit-error.ts';
import { type CutPart, cutParts, partOf } from '../drf/multipart.ts';
import { queryOf } from '../drf/query-dict.ts';
import type { Reply, ReplyBody } from '../drf/reply.ts';
import type { BodyReader, Request } from '../drf/request.ts';
import { decodePath } from '../drf/text.ts';
import { schemeOf } from '../http/incoming.ts';
import { contentOf } from '../http/outgoing.ts';
import { pathAndQuery } from '../http/target.ts';
import type { HeaderPair } from '../values/header-pairs.ts';
import { assemble } from './mock-server.ts';
import type { ServerOptions } from './options.ts';

/** A request as a client sends it. */
export interface SentRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly target: string;
  /** Of two that differ in case alone the later one is sent. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

/** An answer as a client reads it. */
export interface ReadAnswer {
  readonly status: number;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
}

export interface SocketlessMock {
  /** What it says of itself in links. */
  readonly url: string;
  readonly ask: (request: SentRequest) => Promise<ReadAnswer>;
  /** Ends the requests in flight. */
  readonly close: () => void;
}

/** Nobody can be reached there. Source: RFC 6761, 6.4. */
const HOST = 'mock.invalid';

/** It is asked for the API alone, in its default sandbox. @throws as `createMockServer` */
export function createSocketlessMock(options: ServerOptions = {}): SocketlessMock {
  const { api, endRequests, limits } = assemble({
    ...options,
    allowedHosts: [...(options.allowedHosts ?? []), HOST],
  });
  return {
    url: `http://${HOST}`,
    async ask(sent) {
      const reply = await api(requestOf(sent, limits.maxBodyBytes));
      return readAnswer(reply, sent.method);
    },
    close: endRequests,
  };
}

function requestOf({ method, target, headers: sent, body }: SentRequest, most: number): Request {
  const headers: Record<string, string> = { host: HOST };
  for (const [name, value] of Object.entries(sent)) headers[name.toLowerCase()] = value.trim();
  const [path, queryString] = pathAndQuery(target);
  return {
    method,
    path: decodePath(path),
    queryString,
    query: queryOf(queryString, headers),
    headers,
    base: `${schemeOf(headers)}://${headers['host']}`,
    prefix: '',
    body: givenBody(Buffer.from(body ?? ''), most),
  };
}

/** @throws LimitError 413 beyond `most` */
function givenBody(all: Buffer, most: number): BodyReader {
  const read = (): Buffer => {
    if (all.length > most) throw bodyTooLarge(most);
    return all;
  };
  return {
    bytes: async () => read(),
    async parts(boundary, charset) {
      const parts: readonly CutPart[] = cutParts(read(), boundary, charset);
      return parts.map((part) => partOf(part, part.content, charset));
    },
  };
}

async function readAnswer(reply: Reply, method: string): Promise<ReadAnswer> {
  const { status, isOfUntoldLength } = reply;
  const body = await bytesOf(reply.body);
  const lines = sendable(linesOf(reply));
  const headers = Object.entries(isOfUntoldLength ? lines : withLength(lines, body.length));
  return {
    status,
    headers: headers.flatMap(([name, value]) => [value].flat().map((each) => [name, String(each)])),
    body: method === 'HEAD' ? Buffer.alloc(0) : body,
  };
}

async function bytesOf(body: ReplyBody): Promise<Uint8Array> {
  if (body.kind !== 'stream') {
    const content = contentOf(body);
    return typeof content === 'string' ? Buffer.from(content) : content;
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of body.pieces) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}
