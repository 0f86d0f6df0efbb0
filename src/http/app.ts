/** The Express app: it carries requests in and replies out, and decides nothing of what they say. */
import express, { type Express, type RequestHandler } from 'express';
import { barePage } from '../drf/exception-handler.ts';
import type { Reply } from '../drf/reply.ts';
import type { Request } from '../drf/request.ts';
import { type AdapterOptions, send, toRequest } from './adapter.ts';
import { RequestAborted } from './body-reader.ts';
import { allowCrossOrigin } from './cors.ts';

/** Answers a request. */
export type Handler = (request: Request) => Promise<Reply>;

export interface AppOptions extends AdapterOptions {
  readonly api: Handler;
  /** Served under `/__admin`; undefined serves nothing there. */
  readonly admin: Handler | undefined;
  readonly cors: boolean;
  /** Told of what should not happen: an error that no contract names. */
  readonly onError: (error: unknown) => void;
  /** Called when a request of the API comes in; what it gives is called when the answer has gone out. */
  readonly onRequest: (method: string, path: string) => (status: number) => void;
}

/** Path under which the control plane is served. */
export const ADMIN_PREFIX = '/__admin';

export function createApp(options: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  if (options.cors) app.use(allowCrossOrigin);
  if (options.admin) app.use(ADMIN_PREFIX, carry(options.admin, options));
  app.use(tellOfAnswers(options), carry(options.api, options));
  return app;
}

function tellOfAnswers({ onRequest }: AppOptions): RequestHandler {
  return (req, res, next) => {
    const onAnswer = onRequest(req.method, req.originalUrl);
    res.on('finish', () => onAnswer(res.statusCode));
    next();
  };
}

function carry(handle: Handler, options: AppOptions): RequestHandler {
  return async (req, res) => {
    try {
      send(req, res, await handle(toRequest(req, res, options)));
    } catch (error) {
      if (error instanceof RequestAborted) return void res.destroy();
      options.onError(error);
      const note = 'A fault of the mock itself, not of the API. Please report it.';
      if (!res.headersSent) send(req, res, barePage(500, note));
    }
  };
}
