/** A request on the socket, read as the value that every later step takes; nothing is read before somebody asks. */
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express';
import { QueryDict, queryOf } from '../drf/query-dict.ts';
import type { Reply } from '../drf/reply.ts';
import {
  type Connection,
  hasBody,
  type Request,
  type Wire,
  type WireObserver,
} from '../drf/request.ts';
import { decodePath } from '../drf/text.ts';
import { SocketBody } from './body-reader.ts';
import { Departure, type DepartureOptions, type OnOver } from './departure.ts';
import { send } from './outgoing.ts';
import { singleHeaders } from './single-headers.ts';
import { pathAndQuery } from './target.ts';

export interface IncomingOptions extends DepartureOptions {
  /** Origin of hyperlinks, no trailing slash; undefined follows the `Host` header. */
  readonly publicUrl: string | undefined;
  readonly maxBodyBytes: number;
}

/** Of nearly every request: one for all of them, which nobody can change. */
const NO_QUERY = new QueryDict();

export class Incoming extends Departure implements Request, Wire {
  readonly method: string;
  readonly path: string;
  readonly queryString: string;
  readonly headers: Request['headers'];
  readonly prefix: string;
  readonly #options: IncomingOptions;
  #query: QueryDict | undefined;
  #base: string | undefined;
  #body: SocketBody | undefined;

  constructor(
    req: ExpressRequest,
    res: ExpressResponse,
    options: IncomingOptions,
    onOver?: OnOver,
  ) {
    super(req, res, options, onOver);
    const [path, queryString] = pathAndQuery(req.url);
    this.method = req.method;
    this.path = decodePath(path);
    this.queryString = queryString;
    this.headers = singleHeaders(req);
    this.prefix = req.baseUrl;
    this.#options = options;
  }

  get query(): QueryDict {
    this.#query ??= this.queryString === '' ? NO_QUERY : queryOf(this.queryString, this.headers);
    return this.#query;
  }

  get base(): string {
    this.#base ??= (this.#options.publicUrl ?? originOf(this.req)) + this.prefix;
    return this.#base;
  }

  get peer(): string | undefined {
    return this.req.socket.remoteAddress;
  }

  get body(): SocketBody {
    this.#body ??= new SocketBody(this.req, this.res, this.#options.maxBodyBytes, this.observer);
    return this.#body;
  }

  get target(): string {
    return this.req.originalUrl;
  }

  get httpVersion(): string {
    return this.req.httpVersion;
  }

  get rawHeaders(): readonly string[] {
    return this.req.rawHeaders;
  }

  /** Itself: another object would be one more of every request. */
  get wire(): Wire {
    return this;
  }

  /** Before anybody asks for the body. */
  observe(observer: WireObserver): void {
    this.observer = observer;
  }

  /** Itself, as `wire` is. */
  get connection(): Connection {
    return this;
  }

  /** Sends its answer, unless nobody is left to get it; rejects with what the making of it throws while it goes out. */
  answer(reply: Reply): void | Promise<void> {
    // Node throws away what nobody reads until now.
    if (this.observer && hasBody(this.headers)) this.body.readUnread();
    const going = this.isLost ? undefined : send(this.req, this.res, reply);
    this.afterAnswer(reply);
    return going;
  }
}

/** Hyperlinks follow `Host`, and `X-Forwarded-Proto`, but no other forwarding header. Source: BEHAVIOUR 1. */
function originOf({ headers, socket }: ExpressRequest): string {
  return `${schemeOf(headers)}://${headers.host ?? `${socket.localAddress ?? 'localhost'}:${socket.localPort ?? 80}`}`;
}

/** Of hyperlinks. */
export function schemeOf(headers: Readonly<Record<string, unknown>>): 'http' | 'https' {
  const forwarded = headers['x-forwarded-proto'];
  if (forwarded === undefined) return 'http';
  const [first = ''] = String(forwarded).split(',', 1);
  return first.trim() === 'https' ? 'https' : 'http';
}
