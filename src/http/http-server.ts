/** The HTTP server under an Express app: its messages are born with the app's own prototypes. */
import {
  createServer,
  IncomingMessage,
  type RequestListener,
  type Server,
  ServerResponse,
} from 'node:http';
import { heedUnread, type OnUnread } from './unread.ts';

/** An app that is told what to do where it has no answer. */
type App = (...message: [...Parameters<RequestListener>, unanswered: () => void]) => void;

/** A request that announces no body has none to wait for. Node takes this from 24.12 on. Source: nodejs.org, `http.createServer`. */
const NO_BODY_TO_END = { optimizeEmptyRequests: true };

/**
 * Express gives every request and response the prototypes that stand on its app. Where they have them already, nothing
 * changes hands, and every property access after it stays fast: measured in `test/benchmark`.
 */
export function createHttpServer(app: App, onUnread: OnUnread): Server {
  class AppRequest extends IncomingMessage {}
  class AppResponse extends ServerResponse {}
  if (hasPrototypes(app)) {
    app.request = takeOver(AppRequest.prototype, app.request);
    app.response = takeOver(AppResponse.prototype, app.response);
  }
  // Ours has an answer to everything, and what Express would make for each request, lest there be none, costs as much as a layer.
  const listener: RequestListener = (req, res) => app(req, res, () => void res.destroy());
  const messages = { IncomingMessage: AppRequest, ServerResponse: AppResponse };
  // Node would answer a request without a host itself, and tell nobody.
  const options = { ...messages, ...NO_BODY_TO_END, requireHostHeader: false };
  const server = createServer(options, listener);
  // Node 20 would leave out all headers from the 1,024th on, and say nothing; their bytes have a limit of their own.
  server.maxHeadersCount = 0;
  heedUnread(server, onUnread);
  // Node answers 417 to an `Expect` that it does not know, and nobody hears of the request. Source: gunicorn, nginx: neither does.
  return server.on('checkExpectation', listener);
}

/** What an Express app has beside being a listener. Source: express lib/express.createApplication. */
interface Prototypes {
  request: object;
  response: object;
}

function hasPrototypes(app: App): app is App & Prototypes {
  return 'request' in app && 'response' in app;
}

/** Puts a prototype in the place of another: with its members, and its own prototype behind them. */
function takeOver(prototype: object, former: object): object {
  Object.setPrototypeOf(prototype, Object.getPrototypeOf(former));
  return Object.defineProperties(prototype, Object.getOwnPropertyDescriptors(former));
}
