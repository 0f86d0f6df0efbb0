/** A request on the socket, read as the value that every later step takes; nothing is read before somebody asks. */
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express';
import { charsetOf } from '../drf/media-type.ts';
import { parseQuery, QueryDict } from '../drf/query-dict.ts';
import type { Connection, Request, Wire, WireObserver } from '../drf/request.ts';
import { decodePath } from '../drf/text.ts';
import { SocketBody } from './body-reader.ts';

export interface IncomingOptions {
  /** Origin of hyperlinks, no trailing slash; undefined follows the `Host` header. */
  readonly publicUrl: string | undefined;
  readonly maxBodyBytes: number;
}

/** Of nearly every request: one for all of them, which nobody can change. */
const NO_QUERY = new QueryDict();

export class Incoming implements Request, Wire {
  readonly method: string;
  readonly path: string;
  readonly queryString: string;
  readonly headers: Request['headers'];
  readonly prefix: string;
  readonly #req: ExpressRequest;
  readonly #res: ExpressResponse;
  readonly #options: IncomingOptions;
  #query: QueryDict | undefined;
  #base: string | undefined;
  #body: SocketBody | undefined;
  #observer: WireObserver | undefined;

  constructor(req: ExpressRequest, res: ExpressResponse, options: IncomingOptions) {
    const target = withoutOrigin(req.url);
    const cut = target.indexOf('?');
    this.method = req.method;
    this.path = decodePath(cut < 0 ? target : target.slice(0, cut));
    this.queryString = cut < 0 ? '' : target.slice(cut + 1);
    this.headers = singleHeaders(req);
    this.prefix = req.baseUrl;
    this.#req = req;
    this.#res = res;
    this.#options = options;
  }

  get query(): QueryDict {
    this.#query ??=
      this.queryString === ''
        ? NO_QUERY
        : parseQuery(this.queryString, charsetOf(this.headers['content-type']));
    return this.#query;
  }

  get base(): string {
    this.#base ??= (this.#options.publicUrl ?? originOf(this.#req)) + this.prefix;
    return this.#base;
  }

  get peer(): string | undefined {
    return this.#req.socket.remoteAddress;
  }

  get body(): SocketBody {
    this.#body ??= new SocketBody(this.#req, this.#res, this.#options.maxBodyBytes, this.#observer);
    return this.#body;
  }

  get target(): string {
    return this.#req.originalUrl;
  }

  get httpVersion(): string {
    return this.#req.httpVersion;
  }

  get rawHeaders(): readonly string[] {
    return this.#req.rawHeaders;
  }

  /** Itself: another object would be one more of every request. */
  get wire(): Wire {
    return this;
  }

  /** Before anybody asks for the body. */
  observe(observer: WireObserver): void {
    this.#observer = observer;
  }

  /** Called before the answer goes out: Node throws away what nobody reads until then. */
  beforeAnswer(): void {
    if (this.#observer && hasBody(this.headers)) this.body.readUnread();
  }

  /** Called once its head is on its way, if ever. */
  afterHead(): void {
    if (!this.#observer) return;
    const head = headOf(this.#res);
    if (head !== undefined) this.#observer.onHead(head);
  }

  get connection(): Connection {
    const res = this.#res;
    return {
      destroy: () => void res.destroy(),
      onClose: (listener) => void (res.closed ? listener() : res.once('close', listener)),
    };
  }
}

function hasBody(headers: Request['headers']): boolean {
  const length = headers['content-length'];
  return length === undefined ? headers['transfer-encoding'] !== undefined : length !== '0';
}

/** Status line and headers as Node has written them: it keeps their text on the response. Source: nodejs lib/_http_outgoing.js. */
function headOf(res: ExpressResponse): string | undefined {
  const head: unknown = Reflect.get(res, '_header');
  return typeof head === 'string' ? head : undefined;
}

/** The request line's target; a proxy's absolute form loses its origin. */
function withoutOrigin(url: string): string {
  return url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/?]*/i, '');
}

/** Hyperlinks follow `Host`, and `X-Forwarded-Proto`, but no other forwarding header. Source: BEHAVIOUR 1. */
function originOf({ headers, socket }: ExpressRequest): string {
  const scheme = isForwardedHttps(headers['x-forwarded-proto']) ? 'https' : 'http';
  return `${scheme}://${headers.host ?? `${socket.localAddress ?? 'localhost'}:${socket.localPort ?? 80}`}`;
}

function isForwardedHttps(header: string | string[] | undefined): boolean {
  if (header === undefined) return false;
  const [first = ''] = String(header).split(',', 1);
  return first.trim() === 'https';
}

/** Headers and nothing inherited. Made by a class, for V8 keeps an object without prototype as a hash table. */
class Headers {
  [name: string]: string | undefined;
}
Object.setPrototypeOf(Headers.prototype, null);
Reflect.deleteProperty(Headers.prototype, 'constructor');

/**
 * Node keeps the first of some headers that are sent twice, and joins others with a blank: where a name repeats, the raw
 * headers are read again as gunicorn reads them. Source: gunicorn http/wsgi.create; BEHAVIOUR 25.
 */
function singleHeaders({ headers, rawHeaders }: ExpressRequest): Request['headers'] {
  const single = new Headers();
  let names = 0;
  for (const name in headers) {
    const value = headers[name];
    single[name] = typeof value === 'string' ? value : value?.join(',');
    names += 1;
  }
  return names * 2 === rawHeaders.length ? single : joinedHeaders(rawHeaders);
}

/** The last one counts of these; the values of all others are joined, without a blank. */
const LAST_COUNTS: readonly string[] = ['content-type', 'content-length'];

function joinedHeaders(raw: readonly string[]): Request['headers'] {
  const joined = new Headers();
  for (let at = 0; at < raw.length; at += 2) {
    const name = (raw[at] ?? '').toLowerCase();
    const [former, value] = [joined[name], raw[at + 1] ?? ''];
    joined[name] =
      former === undefined || LAST_COUNTS.includes(name) ? value : `${former},${value}`;
  }
  return joined;
}
