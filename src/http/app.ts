/** The Express app: it carries requests in and replies out, and decides nothing of what they say. */
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request as ExpressRequest,
  type Response as ExpressResponse,
  type RequestHandler,
} from 'express';
import { barePage, refusalPage } from '../drf/exception-handler.ts';
import { REQUEST } from '../drf/refusals.ts';
import { jsonReply, type Reply } from '../drf/reply.ts';
import { BodyTaken, type Request, RequestAborted } from '../drf/request.ts';
import {
  ADMIN_PATH,
  NOTE_HEADER,
  OWN_PREFIX,
  SANDBOX_FIELD,
  SANDBOX_PATH,
} from '../values/own-paths.ts';
import { isPackageReplaced, PACKAGE_REPLACED } from '../values/package-files.ts';
import { allowCrossOrigin } from './cors.ts';
import type { OnOver } from './departure.ts';
import type { Handler } from './handler.ts';
import { Incoming, type IncomingOptions } from './incoming.ts';
import { withoutOrigin } from './target.ts';

const FAULT_NOTE = 'A fault of the mock itself, not of the API. Please report it.';

/** A request as it came in. */
export interface Came {
  readonly method: string;
  /** With its query, as sent. */
  readonly path: string;
  /** The header by which traces are put together. */
  readonly traceparent?: string;
  /** Which nobody is told: what is secret in them may stand elsewhere too. */
  readonly headers: ExpressRequest['headers'];
}

/** Called when a request comes in; what it gives is called when that is over. */
export type Listener = (came: Came) => OnOver;

export interface AppOptions extends IncomingOptions {
  readonly api: Handler;
  /** Served under `/__admin`, if it is served at all. */
  readonly admin: Handler;
  readonly hasAdmin: boolean;
  /** Told of a request that comes to neither, and of its answer. */
  readonly refused: (request: Request, reply: Reply) => void;
  readonly cors: boolean;
  /** Asked for each request of the API that comes in; undefined where nobody wants to know how it ends. */
  readonly listener: () => Listener | undefined;
}

export function createApp(options: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  const api = carry(options.api, options, (req) => begun(req, options));
  // Who may use the control plane, it decides itself.
  const admin = carry(options.admin, { ...options, cors: false });
  const inside = express.Router({ mergeParams: true });
  if (options.hasAdmin) inside.use(ADMIN_PATH, admin);
  inside.use(api);
  // Nearly every request is one of the API: it gets there by the first layer.
  app.use((req, res, next) =>
    withoutOrigin(req.url).startsWith(OWN_PREFIX) ? next() : api(req, res, next),
  );
  if (options.hasAdmin) app.use(ADMIN_PATH, admin);
  app.use(`${SANDBOX_PATH}/:sandbox`, inside);
  app.use(api, refuseUnreadable(options));
  return app;
}

function begun(req: ExpressRequest, { listener }: AppOptions): OnOver | undefined {
  const tell = listener();
  if (!tell) return undefined;
  const { method, originalUrl: path, headers } = req;
  const { traceparent } = headers;
  const told = typeof traceparent === 'string' ? { traceparent } : undefined;
  return tell({ method, path, headers, ...told });
}

/** Express itself refuses a path that it cannot decode: the answer is Django's, and no stack trace. */
function refuseUnreadable(options: AppOptions): ErrorRequestHandler {
  return (error, req, res, _next) => {
    const isUnreadable = error instanceof URIError;
    if (!isUnreadable) options.onError(error);
    if (res.headersSent) return;
    const reply = isUnreadable ? refusalPage(REQUEST.path) : barePage(500);
    const incoming = new Incoming(req, res, options, begun(req, options));
    options.refused(incoming, reply);
    void incoming.answer(reply);
  };
}

/** The sandbox that the path names, or else the header. */
function sandboxOf({ params, headers }: ExpressRequest): string | undefined {
  const { sandbox } = params;
  return typeof sandbox === 'string' ? sandbox : headers[SANDBOX_FIELD]?.toString();
}

function carry(
  handle: Handler,
  options: AppOptions,
  comesIn?: (req: ExpressRequest) => OnOver | undefined,
): RequestHandler {
  return (req, res) => {
    const incoming = new Incoming(req, res, options, comesIn?.(req));
    try {
      if (options.cors) allowCrossOrigin(req, res);
      const reply = handle(incoming, sandboxOf(req));
      // What is made for an answer that waits, nearly every request has no need of.
      const going = reply instanceof Promise ? answerLate(incoming, reply) : incoming.answer(reply);
      going?.catch((error) => refuse(incoming, res, options, error));
    } catch (error) {
      refuse(incoming, res, options, error);
    }
  };
}

async function answerLate(incoming: Incoming, reply: Promise<Reply>): Promise<void> {
  incoming.whileWaiting();
  return incoming.answer(await reply);
}

/** Of what is neither a refusal of the API nor a fault of the mock: it is told in the form of the control plane. */
function messageOf(error: unknown): string | undefined {
  if (isPackageReplaced(error)) return PACKAGE_REPLACED;
  return error instanceof BodyTaken ? error.message : undefined;
}

/** What is no refusal of the API. */
function refuse(incoming: Incoming, res: ExpressResponse, { onError }: AppOptions, error: unknown) {
  if (error instanceof RequestAborted) {
    incoming.destroy();
    return;
  }
  const message = messageOf(error);
  onError(message === undefined ? error : new Error(message));
  const answer =
    message === undefined
      ? barePage(500, FAULT_NOTE)
      : jsonReply({ errors: [{ pointer: '', message }] }, 503, {
          'Content-Type': 'application/json',
          [NOTE_HEADER]: message,
        });
  if (res.headersSent) incoming.destroy();
  else void incoming.answer(answer);
}
