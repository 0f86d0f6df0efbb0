/** The HTTP server under an Express app: its messages are born with the app's own prototypes. */
import {
  createServer,
  IncomingMessage,
  type RequestListener,
  type Server,
  ServerResponse,
} from 'node:http';
import { heedUnread, type OnUnread } from './unread.ts';

/**
 * Express gives every request and response the prototypes that stand on its app. Where they have them already, nothing
 * changes hands, and every property access after it stays fast: measured in `test/benchmark`.
 */
export function createHttpServer(app: RequestListener, onUnread: OnUnread): Server {
  class AppRequest extends IncomingMessage {}
  class AppResponse extends ServerResponse {}
  if (hasPrototypes(app)) {
    app.request = takeOver(AppRequest.prototype, app.request);
    app.response = takeOver(AppResponse.prototype, app.response);
  }
  const server = createServer(
    // Node would answer a request without a host itself, and tell nobody.
    { IncomingMessage: AppRequest, ServerResponse: AppResponse, requireHostHeader: false },
    app,
  );
  heedUnread(server, onUnread);
  // Node answers 417 to an `Expect` that it does not know, and nobody hears of the request. Source: gunicorn, nginx: neither does.
  return server.on('checkExpectation', app);
}

/** What an Express app has beside being a listener. Source: express lib/express.createApplication. */
interface Prototypes {
  request: object;
  response: object;
}

function hasPrototypes(app: RequestListener): app is RequestListener & Prototypes {
  return 'request' in app && 'response' in app;
}

/** Puts a prototype in the place of another: with its members, and its own prototype behind them. */
function takeOver(prototype: object, former: object): object {
  Object.setPrototypeOf(prototype, Object.getPrototypeOf(former));
  return Object.defineProperties(prototype, Object.getOwnPropertyDescriptors(former));
}
