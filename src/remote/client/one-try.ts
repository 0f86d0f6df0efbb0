/** Decides how one request goes over the wire: within a time, with no more of the body in memory than is allowed. */
import type { ClientRequest, IncomingMessage } from 'node:http';
import { stopwatch } from '../../values/clock.ts';
import { headerOf, headerPairs } from '../../values/header-pairs.ts';
import { decoded, Undecodable } from './decoded.ts';
import type { RemoteAnswer } from './exchange.ts';
import { failureOf, type RemoteErrorKind } from './remote-error.ts';

export interface TryLimits {
  /** From the first byte sent to the last one received. */
  readonly timeoutMs: number;
  readonly maxBodyBytes: number;
  readonly signal: AbortSignal;
}

/** Why a try gave no answer. */
export type Failure = (kind: RemoteErrorKind, reason: string) => Error;

/** Sends it and reads all of the answer. Rejects with what `failure` makes of a reason; nothing is left open then. */
export function trySend(
  request: ClientRequest,
  body: string | Uint8Array | undefined,
  { timeoutMs, maxBodyBytes, signal }: TryLimits,
  failure: Failure,
): Promise<RemoteAnswer> {
  const took = stopwatch();
  return new Promise((resolve, reject) => {
    const fail = (kind: RemoteErrorKind, reason: string): void => {
      settle();
      reject(failure(kind, reason));
      request.destroy();
    };
    const late = setTimeout(
      () => fail('timeout', `no whole answer within ${timeoutMs} ms`),
      timeoutMs,
    );
    const stop = (): void => fail('aborted', 'was stopped');
    const settle = (): void => {
      clearTimeout(late);
      signal.removeEventListener('abort', stop);
    };
    signal.addEventListener('abort', stop);
    // Heard for as long as it lives: destroyed, it may tell of an error once more.
    request.on('error', (error) => {
      const { kind, reason } = failureOf(error);
      fail(kind, reason);
    });
    request.once('proxyConnect', ({ statusCode }: { readonly statusCode: number }) => {
      if (statusCode !== 200) fail('proxy', `the proxy answered ${statusCode}`);
    });
    request.once('upgrade', (_answer, socket) => {
      socket.destroy();
      fail('not-http', 'the server changed to another protocol');
    });
    request.once('response', (answer) => {
      // No server says this, but a proxy on the way to it.
      if (answer.statusCode === 407) return fail('proxy', 'the proxy answered 407');
      const headers = headerPairs(answer.rawHeaders);
      const done = (body: Uint8Array): void => {
        settle();
        resolve({ status: answer.statusCode ?? 0, headers, body, durationMs: took() });
      };
      const undone = (error: unknown): void => {
        if (!(error instanceof Undecodable)) throw error;
        fail(error.isTooLarge ? 'too-large' : 'unfit', error.message);
      };
      readBody(answer, maxBodyBytes, fail, (bytes) => {
        const encoding = headerOf(headers, 'content-encoding') ?? '';
        decoded(bytes, encoding, maxBodyBytes).then(done, undone);
      });
    });
    request.end(body);
  });
}

function readBody(
  answer: IncomingMessage,
  most: number,
  fail: (kind: RemoteErrorKind, reason: string) => void,
  done: (body: Uint8Array) => void,
): void {
  const tooLarge = (): void => fail('too-large', `the body has more than ${most} bytes`);
  const isEmpty = answer.statusCode === 204 || answer.statusCode === 304;
  const chunks: Uint8Array[] = [];
  let length = 0;
  answer.on('error', (error) => fail('cut', `the answer ended early: ${error.message}`));
  answer.on('data', (chunk: Uint8Array) => {
    length += chunk.length;
    if (length <= most) chunks.push(chunk);
    else tooLarge();
  });
  answer.on('end', () => {
    if (answer.complete || isEmpty) done(Buffer.concat(chunks, length));
    else fail('cut', 'the answer ended early');
  });
}
