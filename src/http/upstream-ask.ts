/** How another server is asked: what is sent of a request, and how long is waited for the head of the answer. */

import { type IncomingMessage, type RequestOptions, request as requestPlain } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ApiException } from '../drf/refusal.ts';
import { hasBody, type Request, RequestAborted } from '../drf/request.ts';
import { SAFE_METHODS } from '../values/http-methods.ts';
import { targetOf } from './target.ts';
import { codeOf, UpstreamFault } from './upstream-fault.ts';
import { HELD_BYTES, headersToSend, isEndless } from './upstream-headers.ts';

/** How long the other server may be silent, in milliseconds. */
const SILENCE_MS = 30_000;

export interface AskOptions {
  /** An http or https URL, perhaps with a path, and no slash at its end. */
  readonly url: string;
  /** Sent in the place of the client's credentials. */
  readonly token?: string | undefined;
  readonly silenceMs?: number;
}

/** Held whole, or going through; undefined for none. */
export interface BodyToSend {
  readonly length: number | 'untold';
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>;
}

const NO_BODY: BodyToSend = { length: 0, bytes: Buffer.alloc(0) };

/** A short body is read whole, so that one that is cut off is not sent. @throws LimitError, RequestAborted */
export async function bodyToSend(request: Request): Promise<BodyToSend | undefined> {
  const { method, headers, body } = request;
  const { 'content-length': announced } = headers;
  if (!hasBody(headers)) {
    // Without a word about it, Node would send the pieces of a body that is empty.
    return announced === '0' || /^P/.test(method) ? NO_BODY : undefined;
  }
  const length = announced === undefined ? 'untold' : Number(announced);
  if (body.passing && (length === 'untold' || length > HELD_BYTES)) {
    return { length, bytes: body.passing() };
  }
  const bytes = await body.bytes();
  return { length: bytes.length, bytes };
}

/** Once more where a connection was kept that the other side had given up. @throws UpstreamFault, LimitError, RequestAborted */
export async function ask(
  request: Request,
  body: BodyToSend | undefined,
  options: AskOptions,
): Promise<IncomingMessage> {
  const how = await requestTo(request, body, options);
  const { silenceMs = SILENCE_MS } = options;
  const once = (isFirst: boolean): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      let came: IncomingMessage | undefined;
      let isDone = false;
      const sent = how.send(how.options, (answer) => {
        came = answer;
        answer.once('end', () => {
          isDone = true;
          // What was not wanted of the body goes nowhere.
          if (!sent.writableFinished) sent.destroy();
        });
        resolve(answer);
      });
      sent.on('timeout', () => {
        // It may be the client for whom both sides wait: it has not sent all yet, or takes the answer slowly.
        const isOurs = came
          ? came.readableLength > 0 || isEndless(came.headers)
          : !sent.writableEnded && sent.writableLength === 0;
        if (isOurs) return;
        (came ?? sent).destroy(new UpstreamFault(`is silent for ${silenceMs / 1000} seconds`));
      });
      sent.on('upgrade', (_answer, socket) => {
        socket.destroy();
        reject(new UpstreamFault('would go on in another protocol'));
      });
      sent.on('error', (error) => {
        const isStale = sent.reusedSocket && codeOf(error) === 'ECONNRESET';
        const isSafe = SAFE_METHODS.includes(request.method) && body === undefined;
        if (isFirst && isStale && isSafe) once(false).then(resolve, reject);
        else reject(faultOf(error));
      });
      request.connection?.onClose(() => {
        if (isDone) return;
        reject(new RequestAborted('The client went away.'));
        sent.destroy();
      });
      request.connection?.heed();
      if (body === undefined) sent.end();
      else if (Symbol.asyncIterator in body.bytes) {
        pipeline(Readable.from(body.bytes), sent).catch(reject);
      } else sent.end(body.bytes);
    });
  return once(true).catch((error: unknown) => {
    throw faultOf(error);
  });
}

async function requestTo(
  request: Request,
  body: BodyToSend | undefined,
  { url, token, silenceMs = SILENCE_MS }: AskOptions,
): Promise<{ readonly send: typeof requestPlain; readonly options: RequestOptions }> {
  const { protocol, hostname, port, host, pathname } = new URL(url);
  const isSecure = protocol === 'https:';
  return {
    // TLS is loaded when it is needed.
    send: isSecure ? (await import('node:https')).request : requestPlain,
    options: {
      hostname: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? (isSecure ? 443 : 80) : port,
      method: request.method,
      path: (pathname === '/' ? '' : pathname) + targetOf(request),
      headers: headersToSend(request, { host, token, length: body?.length }),
      timeout: silenceMs,
    },
  };
}

function faultOf(error: unknown): unknown {
  const isOwn = [UpstreamFault, ApiException, RequestAborted].some((own) => error instanceof own);
  if (isOwn) return error;
  const [first = error] = error instanceof AggregateError ? error.errors : [error];
  return new UpstreamFault(`does not answer: ${codeOf(first) ?? Object(first).message}`);
}
