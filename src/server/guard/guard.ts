/**
 * The door of the control plane: strangers are refused before anything is looked at, and nothing changes then, not even which
 * sandboxes there are. The API has no such door, as a real server has none.
 */

import { adminError, JSON_HEADERS } from '../../admin/admin-route.ts';
import { routesAt, withoutEndSlash } from '../../admin/match-path.ts';
import { emptyReply, type Reply, withHeaders } from '../../drf/reply.ts';
import type { Request } from '../../drf/request.ts';
import { SAFE_METHODS } from '../../values/http-methods.ts';
import { SANDBOX_HEADER } from '../../values/own-paths.ts';
import { isWithoutHost } from '../without-host.ts';
import { type StrangerOptions, strangerFinder } from './stranger.ts';
import { hasToken } from './token.ts';

export interface DoorOptions extends StrangerOptions {
  /** False leaves the headers away that pages of other origins need. */
  readonly cors: boolean;
}

type Headers = Readonly<Record<string, string>>;
type Serve = () => Reply | Promise<Reply>;

/** Answers a request by `serve`, or refuses it. `request.path` counts from `/__admin` on. */
export type Guard = (request: Request, serve: Serve) => Promise<Reply>;

const NO_HOST = { pointer: '', message: 'HTTP/1.1 asks for the header Host, and there is none' };
const PREFLIGHT = {
  'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS',
  'Access-Control-Allow-Headers': `Content-Type, Authorization, ${SANDBOX_HEADER}`,
} as const;

export function createGuard({ cors, adminToken, ...options }: DoorOptions): Guard {
  const strange = strangerFinder(options);
  return async (request, serve) => {
    const { headers, method } = request;
    if (isWithoutHost(request)) return refusal(400, [NO_HOST], { Connection: 'close' });
    const problems = strange(request);
    if (problems.length > 0) return refusal(403, problems, {});
    const shared = cors ? crossOrigin(headers['origin']) : {};
    // A browser asks so before it sends what the page wants to send, and never with a token.
    if (method === 'OPTIONS' && headers['access-control-request-method'] !== undefined) {
      return emptyReply(204, cors ? { ...shared, ...PREFLIGHT } : {});
    }
    if (adminToken !== undefined && !isOpen(request)) {
      const isKnown = await hasToken(headers['authorization'], adminToken);
      if (!isKnown) return noToken(headers['authorization'], shared);
    }
    const type = wrongType(request);
    if (type !== undefined) return wrongTypeReply(type, shared);
    return withHeaders(await serve(), shared);
  };
}

function crossOrigin(origin: string | undefined): Headers {
  return origin === undefined ? {} : { 'Access-Control-Allow-Origin': origin, Vary: 'Origin' };
}

function isOpen({ path }: Request): boolean {
  const here = routesAt(withoutEndSlash(path));
  return here.length > 0 && here.every(({ route }) => route.isOpen === true);
}

/**
 * What a write says that it brings, where that is no JSON: forms and plain text are what any page may send unasked. One that
 * brings nothing need not say.
 */
function wrongType({ method, headers }: Request): string | undefined {
  if (SAFE_METHODS.includes(method)) return undefined;
  const { 'content-type': type = '', 'content-length': length = '0' } = headers;
  const hasBody = Number(length) !== 0 || headers['transfer-encoding'] !== undefined;
  const [media = ''] = type.split(';', 1);
  const isJson = media.trim().toLowerCase() === 'application/json';
  return isJson || (type === '' && !hasBody) ? undefined : type;
}

function wrongTypeReply(type: string, headers: Headers): Reply {
  const sent = type === '' ? 'a body without a Content-Type' : JSON.stringify(type.slice(0, 100));
  const message = `writes take the Content-Type application/json, not ${sent}: with curl, -H 'Content-Type: application/json'`;
  return refusal(415, [{ pointer: '', message }], headers);
}

function noToken(given: string | undefined, headers: Headers): Reply {
  const wrong = given === undefined ? 'it is missing' : 'this is another one';
  const message =
    `the control plane asks for its token (Authorization: Bearer <token>), and ${wrong}: it is the one of the option adminToken` +
    ' (--admin-token, WALDUR_MOCK_ADMIN_TOKEN)';
  return refusal(401, [{ pointer: '', message }], { ...headers, 'WWW-Authenticate': 'Bearer' });
}

function refusal(
  status: 400 | 401 | 403 | 415,
  problems: Parameters<typeof adminError>[1],
  headers: Headers,
) {
  return adminError(status, problems, { ...JSON_HEADERS, ...headers });
}
