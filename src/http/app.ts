/** The Express app: it carries requests in and replies out, and decides nothing of what they say. */
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request as ExpressRequest,
  type RequestHandler,
} from 'express';
import { barePage, refusalPage } from '../drf/exception-handler.ts';
import { REQUEST } from '../drf/refusals.ts';
import type { Reply } from '../drf/reply.ts';
import { type Request, RequestAborted } from '../drf/request.ts';
import { ADMIN_PATH, OWN_PREFIX, SANDBOX_HEADER, SANDBOX_PATH } from '../values/own-paths.ts';
import { allowCrossOrigin } from './cors.ts';
import { Incoming, type IncomingOptions } from './incoming.ts';
import { noteOf, send } from './outgoing.ts';

/** Answers a request to the named sandbox, or to the default one. */
export type Handler = (request: Request, sandbox?: string) => Reply | Promise<Reply>;

/** A request as it came in. */
export interface Came {
  readonly method: string;
  /** With its query, as sent. */
  readonly path: string;
  /** The header by which traces are put together. */
  readonly traceparent?: string;
  /** Which nobody is told: it may stand elsewhere too. */
  readonly authorization: string | undefined;
}

export interface AppOptions extends IncomingOptions {
  readonly api: Handler;
  /** Served under `/__admin`, if it is served at all. */
  readonly admin: Handler;
  readonly hasAdmin: boolean;
  readonly cors: boolean;
  /** Told of what should not happen: an error that no contract names. */
  readonly onError: (error: unknown) => void;
  /** Called when a request of the API comes in; what it gives is called when the answer has gone out, or is lost (null). */
  readonly onRequest: ((came: Came) => (status: number | null, note?: string) => void) | undefined;
}

export function createApp(options: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  const api = serveApi(options);
  // Who may use the control plane, it decides itself.
  const admin = carry(options.admin, { ...options, cors: false });
  const inside = express.Router({ mergeParams: true });
  if (options.hasAdmin) inside.use(ADMIN_PATH, admin);
  inside.use(api);
  // Nearly every request is one of the API: it gets there by the first layer.
  app.use((req, res, next) => (req.url.startsWith(OWN_PREFIX) ? next() : api(req, res, next)));
  if (options.hasAdmin) app.use(ADMIN_PATH, admin);
  app.use(`${SANDBOX_PATH}/:sandbox`, inside);
  app.use(api, refuseUnreadable(options));
  return app;
}

function serveApi(options: AppOptions): RequestHandler {
  const { onRequest } = options;
  const answer = carry(options.api, options);
  if (!onRequest) return answer;
  return (req, res, next) => {
    const { traceparent, authorization } = req.headers;
    const told = typeof traceparent === 'string' ? { traceparent } : {};
    const onAnswer = onRequest({
      method: req.method,
      path: req.originalUrl,
      authorization,
      ...told,
    });
    res.on('finish', () => onAnswer(res.statusCode, noteOf(res)));
    res.on('close', () => res.writableFinished || onAnswer(null));
    return answer(req, res, next);
  };
}

/** Express itself refuses a path that it cannot decode: the answer is Django's, and no stack trace. */
function refuseUnreadable({ onError }: AppOptions): ErrorRequestHandler {
  return (error, req, res, _next) => {
    if (!(error instanceof URIError)) onError(error);
    if (!res.headersSent) {
      void send(req, res, error instanceof URIError ? refusalPage(REQUEST.path) : barePage(500));
    }
  };
}

/** The sandbox that the path names, or else the header. */
function sandboxOf({ params, headers }: ExpressRequest): string | undefined {
  const { sandbox } = params;
  return typeof sandbox === 'string' ? sandbox : headers[SANDBOX_HEADER]?.toString();
}

function carry(handle: Handler, options: AppOptions): RequestHandler {
  return (req, res) => {
    let incoming: Incoming | undefined;
    const out = (reply: Reply): void | Promise<void> => {
      incoming?.beforeAnswer();
      const going = send(req, res, reply);
      incoming?.afterHead();
      return going;
    };
    const refuse = (error: unknown): void => {
      if (error instanceof RequestAborted) return void res.destroy();
      options.onError(error);
      const note = 'A fault of the mock itself, not of the API. Please report it.';
      if (res.headersSent) res.destroy();
      else void out(barePage(500, note));
    };
    try {
      if (options.cors) allowCrossOrigin(req, res);
      incoming = new Incoming(req, res, options);
      const reply = handle(incoming, sandboxOf(req));
      if (reply instanceof Promise) reply.then(out).catch(refuse);
      else out(reply)?.catch(refuse);
    } catch (error) {
      refuse(error);
    }
  };
}
