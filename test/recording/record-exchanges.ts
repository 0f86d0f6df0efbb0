/** Watches every HTTP server of this process and tells of each answer that a mock server has given whole. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { IncomingMessage, type RequestListener, ServerResponse } from 'node:http';
import type { Exchange } from './exchange.ts';

/** Node tells of each request here before anybody handles it. */
const CHANNEL = 'http.server.request.start';

/** Told of an exchange, and of the app that answered it. */
export type OnExchange = (exchange: Exchange, app: RequestListener) => void;

/** The app that answered, as Express leaves it on its request. */
interface App {
  readonly listener: RequestListener;
  readonly contract: string;
  readonly mount: string;
}

/**
 * Tells of exchanges until what it returns is called. It is told when the answer is handed over to be sent, so before a
 * client can have read it. Answers that break off, and servers that are no mock servers, are passed over.
 */
export function recordExchanges(onExchange: OnExchange): () => void {
  const onStart = (message: unknown): void => {
    const { request, response } = { ...Object(message) };
    if (request instanceof IncomingMessage && response instanceof ServerResponse) {
      watch(request, response, onExchange);
    }
  };
  subscribe(CHANNEL, onStart);
  return () => void unsubscribe(CHANNEL, onStart);
}

function watch(request: IncomingMessage, response: ServerResponse, onExchange: OnExchange): void {
  const chunks: Buffer[] = [];
  const given = new Map<string, string>();
  // Express changes the request as it goes.
  const target = request.url ?? '';
  const requestHeaders = textsOf(request.headers);
  observe(response, 'writeHead', (args) => {
    const headers = args.findLast((arg) => typeof arg === 'object' && arg !== null);
    for (const [name, value] of headerPairs(headers)) given.set(name.toLowerCase(), value);
  });
  observe(response, 'write', ([chunk]) => void chunks.push(bytesOf(chunk)));
  observe(
    response,
    'end',
    ([chunk]) => void chunks.push(bytesOf(chunk)),
    () => {
      const app = appOf(request);
      if (app === undefined) return;
      const { contract, mount, listener } = app;
      onExchange(
        {
          contract,
          mount,
          method: request.method ?? '',
          target,
          requestHeaders,
          status: response.statusCode,
          headers: { ...textsOf(response.getHeaders()), ...Object.fromEntries(given) },
          body: Buffer.concat(chunks),
        },
        listener,
      );
    },
  );
}

type Observed = 'writeHead' | 'write' | 'end';

/** Lets this one response's method tell of its calls, before and after it does what it always did. */
function observe(
  response: ServerResponse,
  name: Observed,
  before: (args: readonly unknown[]) => void,
  after: () => void = () => undefined,
): void {
  const original: unknown = Reflect.get(response, name);
  if (typeof original !== 'function') throw new TypeError(`A response has no ${name}.`);
  let isInside = false;
  Object.defineProperty(response, name, {
    configurable: true,
    writable: true,
    value: (...args: unknown[]): unknown => {
      // Node's own methods may call each other.
      if (isInside) return Reflect.apply(original, response, args);
      isInside = true;
      try {
        before(args);
        const result: unknown = Reflect.apply(original, response, args);
        after();
        return result;
      } finally {
        isInside = false;
      }
    },
  });
}

function appOf(request: IncomingMessage): App | undefined {
  const app: unknown = Reflect.get(request, 'app');
  if (typeof app !== 'function') return undefined;
  const { locals, path } = Object(app);
  const contract: unknown = locals?.contract;
  if (typeof contract !== 'string') return undefined;
  return {
    listener: (req, res) => void Reflect.apply(app, undefined, [req, res]),
    contract,
    mount: String(Reflect.apply(path, app, [])).replace(/\/$/, ''),
  };
}

/** Headers as `writeHead` takes them: an object, a list of pairs, or names and values in turn. */
function headerPairs(headers: unknown): readonly (readonly [name: string, value: string])[] {
  if (!Array.isArray(headers)) return Object.entries(textsOf(Object(headers)));
  const flat: readonly unknown[] = headers.flat();
  return flat.flatMap((name, index) =>
    index % 2 === 0 ? [[String(name), String(flat[index + 1])] as const] : [],
  );
}

function textsOf(headers: object): Readonly<Record<string, string>> {
  const texts = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name.toLowerCase(), [value].flat().join(', ')] as const],
  );
  return Object.fromEntries(texts);
}

function bytesOf(chunk: unknown): Buffer {
  if (typeof chunk === 'string') return Buffer.from(chunk);
  return ArrayBuffer.isView(chunk)
    ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    : Buffer.alloc(0);
}
