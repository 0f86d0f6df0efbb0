/** How a real Waldur is asked: patiently, a few requests at a time, and nothing of it goes to any other host. */
import { steadyMs } from '../../values/clock.ts';
import { createRandom } from '../../values/random.ts';
import { optionError } from '../../values/schema/problem-error.ts';
import { without } from '../../values/secrets/cuts.ts';
import { namedCuts } from '../../values/secrets/mask-text.ts';
import { type Address, addressOf, baseOf } from './address.ts';
import { createConnections } from './connections.ts';
import type { RemoteAnswer, RemoteRequest } from './exchange.ts';
import { trySend } from './one-try.ts';
import { createPace, type Pause, pause } from './pace.ts';
import { RemoteError, toldUrl } from './remote-error.ts';
import { REMOTE_TOKEN, type RemoteOptions } from './remote-options.ts';
import { isRepeatable, isWorthAnother, waitBefore } from './retry.ts';
import { sentHeaders } from './sent-headers.ts';

export type { RemoteAnswer, RemoteRequest } from './exchange.ts';
export { RemoteError, type RemoteErrorKind } from './remote-error.ts';

export interface ClientOptions extends RemoteOptions {
  /** Origin, and a path where the API does not begin at its root. */
  readonly base: string;
  /** Sent as `Authorization: Token …`. */
  readonly token?: string;
  /** Most requests at one moment. Default 2. */
  readonly concurrency?: number;
  /** Further tries of GET, HEAD and OPTIONS after 429, 502, 503, 504 or a lost connection. Default 4. */
  readonly retries?: number;
  /** Most bytes of one answer's body. Default 16 MiB: a larger one is not read on. */
  readonly maxBodyBytes?: number;
  readonly onTry?: (told: RemoteTry) => void;
  /** How it waits between tries; tests need not. */
  readonly pause?: Pause;
}

/** What became of one try; nothing in it is secret. */
export interface RemoteTry {
  readonly method: string;
  readonly url: string;
  /** From 1. */
  readonly attempt: number;
  readonly outcome: number | RemoteError['kind'];
  /** Milliseconds until the next try; undefined where there is none. */
  readonly retryInMs?: number;
}

export interface RemoteClient {
  /** @throws RemoteError where there is no answer */
  send(request: RemoteRequest): Promise<RemoteAnswer>;
  /** What a server says, as it may be told: it may repeat the token, or name another secret. */
  told(text: string): string;
  /** How many were sent, further tries too. */
  readonly requests: number;
  /** Ends all connections, and what is under way. */
  close(): void;
}

const MIB = 1024 * 1024;
/** After so many requests in a row in vain a server is away: nobody waits for each further one, until one is answered. */
const MOST_SPENT = 4;

/** @throws OptionError for a base or a token that cannot be sent, or a proxy that is none */
export function createRemoteClient(options: ClientOptions): RemoteClient {
  const { token, concurrency = 2, retries = 4, environment = {}, insecure = false } = options;
  const { timeoutMs = 30_000, maxBodyBytes = 16 * MIB, pause: wait = pause, onTry } = options;
  const base = baseOf(options.base);
  if (token !== undefined) checkToken(token);
  const connections = createConnections(base, { concurrency, insecure, environment });
  const pace = createPace(concurrency, options.rate, wait);
  const random = createRandom(steadyMs());
  const closing = new AbortController();
  const signal = options.signal
    ? AbortSignal.any([options.signal, closing.signal])
    : closing.signal;
  let requests = 0;
  let hasAnswered = false;
  /** Requests in a row for which no further try helped. */
  let spent = 0;

  const tryOnce = async (
    address: Address,
    sent: RemoteRequest,
  ): Promise<RemoteAnswer | RemoteError> => {
    const { method, body, token: own = token ?? null } = sent;
    const failure = (kind: RemoteError['kind'], reason: string): RemoteError => {
      const isBehind = kind === 'unreachable' && connections.proxy !== undefined;
      const told = isBehind ? `${reason}, by the proxy ${connections.proxy}` : reason;
      return new RemoteError(kind, method, address.url.href, withoutToken(told, own));
    };
    await pace.slot(signal);
    if (signal.aborted) return failure('aborted', 'was stopped');
    requests += 1;
    try {
      const request = connections.open(address, method, sentHeaders(sent, token));
      const answer = await trySend(request, body, { timeoutMs, maxBodyBytes, signal }, failure);
      hasAnswered = true;
      return answer;
    } catch (error) {
      if (error instanceof RemoteError) return error;
      throw error;
    }
  };

  const tryUntilDone = async (address: Address, request: RemoteRequest): Promise<RemoteAnswer> => {
    const most = isRepeatable(request.method) && spent < MOST_SPENT ? retries : 0;
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await tryOnce(address, request);
      const isPassing = isWorthAnother(outcome, hasAnswered);
      const isLast = attempt >= most || !isPassing;
      if (!isPassing) spent = 0;
      else if (isLast) spent += 1;
      const retryInMs = isLast ? undefined : waitBefore(attempt, outcome, random);
      onTry?.({
        method: request.method,
        url: toldUrl(address.url.href),
        attempt: attempt + 1,
        outcome: outcome instanceof RemoteError ? outcome.kind : outcome.status,
        ...(retryInMs === undefined ? {} : { retryInMs }),
      });
      if (retryInMs !== undefined) await wait(retryInMs, signal);
      else if (outcome instanceof RemoteError) throw outcome;
      else return outcome;
    }
  };

  return {
    async send(request) {
      if (typeof request.token === 'string') checkToken(request.token);
      const address = addressOf(base, request.method, request.path);
      return pace.inTurn(() => tryUntilDone(address, request));
    },
    told: (text) => without(withoutToken(text, token ?? null), namedCuts),
    get requests() {
      return requests;
    },
    close() {
      closing.abort();
      connections.close();
    },
  };
}

/** What a header can hold. It is not told what it is. */
function checkToken(token: string): void {
  if (REMOTE_TOKEN.read(token).valid) return;
  throw optionError([{ pointer: '/token', message: `must be ${REMOTE_TOKEN.words}` }]);
}

function withoutToken(text: string, token: string | null): string {
  return token === null ? text : text.replaceAll(token, '***');
}
