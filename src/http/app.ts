/** The Express app: it carries requests in and replies out, and decides nothing of what they say. */
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request as ExpressRequest,
  type IRouter,
  type RequestHandler,
} from 'express';
import { barePage } from '../drf/exception-handler.ts';
import type { Reply } from '../drf/reply.ts';
import type { Request } from '../drf/request.ts';
import { RequestAborted } from './body-reader.ts';
import { allowCrossOrigin } from './cors.ts';
import { Incoming, type IncomingOptions } from './incoming.ts';
import { send } from './outgoing.ts';

/** Answers a request to the named sandbox, or to the default one. */
export type Handler = (request: Request, sandbox?: string) => Reply | Promise<Reply>;

export interface AppOptions extends IncomingOptions {
  readonly api: Handler;
  /** Served under `/__admin`, if it is served at all. */
  readonly admin: Handler;
  readonly hasAdmin: boolean;
  readonly cors: boolean;
  /** Told of what should not happen: an error that no contract names. */
  readonly onError: (error: unknown) => void;
  /** Called when a request of the API comes in; what it gives is called when the answer has gone out. */
  readonly onRequest: ((method: string, path: string) => (status: number) => void) | undefined;
}

/** Path under which the control plane is served. */
export const ADMIN_PREFIX = '/__admin';
/** Path under which a sandbox is reached, its name behind it. */
export const SANDBOX_PREFIX = '/__sandbox';
const SANDBOX_HEADER = 'x-mock-sandbox';

export function createApp(options: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  if (options.cors) app.use(allowCrossOrigin);
  const inside = express.Router({ mergeParams: true });
  serve(inside, options);
  app.use(`${SANDBOX_PREFIX}/:sandbox`, inside);
  serve(app, options);
  app.use(refuseUnreadable(options));
  return app;
}

/** The control plane and the API: the same at the top and inside a sandbox. */
function serve(router: IRouter, options: AppOptions): void {
  if (options.hasAdmin) router.use(ADMIN_PREFIX, carry(options.admin, options));
  if (options.onRequest) router.use(tellOfAnswers(options.onRequest));
  router.use(carry(options.api, options));
}

function tellOfAnswers(onRequest: NonNullable<AppOptions['onRequest']>): RequestHandler {
  return (req, res, next) => {
    const onAnswer = onRequest(req.method, req.originalUrl);
    res.on('finish', () => onAnswer(res.statusCode));
    next();
  };
}

/** Express itself refuses a path that it cannot decode: the answer is Django's, and no stack trace. */
function refuseUnreadable({ onError }: AppOptions): ErrorRequestHandler {
  return (error, req, res, _next) => {
    if (!(error instanceof URIError)) onError(error);
    if (!res.headersSent) send(req, res, barePage(error instanceof URIError ? 400 : 500));
  };
}

/** The sandbox that the path names, or else the header. */
function sandboxOf({ params, headers }: ExpressRequest): string | undefined {
  const { sandbox } = params;
  return typeof sandbox === 'string' ? sandbox : headers[SANDBOX_HEADER]?.toString();
}

function carry(handle: Handler, options: AppOptions): RequestHandler {
  return (req, res) => {
    const refuse = (error: unknown): void => {
      if (error instanceof RequestAborted) return void res.destroy();
      options.onError(error);
      const note = 'A fault of the mock itself, not of the API. Please report it.';
      if (!res.headersSent) send(req, res, barePage(500, note));
    };
    try {
      const reply = handle(new Incoming(req, res, options), sandboxOf(req));
      if (reply instanceof Promise) reply.then((late) => send(req, res, late)).catch(refuse);
      else send(req, res, reply);
    } catch (error) {
      refuse(error);
    }
  };
}
