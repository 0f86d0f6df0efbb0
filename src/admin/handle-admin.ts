/** Answers the requests of the control plane. */
import { LimitError } from '../drf/limit-error.ts';
import { emptyReply, type Reply, withHeaders } from '../drf/reply.ts';
import type { Request } from '../drf/request.ts';
import { utf8Text } from '../drf/text.ts';
import { syntaxFaultOf } from '../fixtures/json-syntax.ts';
import { countKeys, keysWritten, repeatedKeys } from '../fixtures/repeated-keys.ts';
import { ADMIN_PATH } from '../values/own-paths.ts';
import { AbsenceError, ConflictError, ProblemError } from '../values/schema/problem-error.ts';
import type { Problem } from '../values/schema/schema.ts';
import type { AdminCall, AdminRoute, Controlled } from './admin-route.ts';
import { adminError, JSON_HEADERS, UNCACHED } from './admin-route.ts';
import { type PathParameters, routesAt, withoutEndSlash } from './match-path.ts';
import { ADMIN_ROUTES } from './routes.ts';

/** `request.path` counts from `/__admin` on. A wrong path, method or body gets its error, and never changes anything. */
export async function handleAdmin(request: Request, controlled: Controlled): Promise<Reply> {
  const reply = await answer(request, controlled);
  const { status, body, headers } = reply;
  if (status === 204) return reply;
  const usual = body.kind === 'none' ? UNCACHED : JSON_HEADERS;
  return withHeaders(reply, { ...usual, ...headers });
}

async function answer(request: Request, controlled: Controlled): Promise<Reply> {
  const path = withoutEndSlash(request.path);
  const here = routesAt(path);
  if (here.length === 0) return adminError(404, [{ pointer: '', message: unknownPath(path) }]);
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const found = here.find(({ route }) => route.method === method);
  if (found) return act(found.route, found.parameters, request, controlled);
  const allowed = here.map(({ route }) => route.method).join(', ');
  // A browser asks first before it sends PUT or PATCH from another origin.
  if (method === 'OPTIONS') return emptyReply(204, { Allow: allowed });
  const message = `${request.method} is not allowed here: use ${allowed}`;
  return adminError(405, [{ pointer: '', message }], { Allow: allowed });
}

async function act(
  route: AdminRoute,
  parameters: PathParameters,
  request: Request,
  controlled: Controlled,
): Promise<Reply> {
  const { query, headers, prefix, connection } = request;
  const base = withoutAdminPath(request.base);
  const target = request.wire?.target;
  const parts = { parameters, query, headers, base, prefix, target, body: undefined, connection };
  const call: AdminCall = { ...controlled, ...parts, routes: ADMIN_ROUTES };
  try {
    if (route.body === 'none') return await route.act(call);
    const bytes = await request.body.bytes();
    if (bytes.length === 0 && route.body === 'optional') {
      return await route.act(call);
    }
    const text = utf8Text(bytes);
    if (text === undefined) return adminError(400, [{ pointer: '', message: 'must be UTF-8' }]);
    const body = parse(text);
    if ('problems' in body) return adminError(400, body.problems);
    return await route.act({ ...call, body: body.value });
  } catch (error) {
    return refusal(error);
  }
}

/** @throws what is none of the refusals of the control plane */
function refusal(error: unknown): Reply {
  if (error instanceof ConflictError) return adminError(409, error.problems);
  if (error instanceof ProblemError) return adminError(400, error.problems);
  if (error instanceof AbsenceError) {
    return adminError(404, [{ pointer: '', message: error.message }]);
  }
  if (!(error instanceof LimitError)) throw error;
  const { adminStatus, pointer, message } = error;
  return adminError(adminStatus, [{ pointer, message }]);
}

function withoutAdminPath(base: string): string {
  return base.endsWith(ADMIN_PATH) ? base.slice(0, -ADMIN_PATH.length) : base;
}

function parse(
  text: string,
): { readonly value: unknown } | { readonly problems: readonly Problem[] } {
  try {
    const value: unknown = JSON.parse(text);
    const problems = keysWritten(text) === countKeys(value) ? [] : repeatedKeys(text);
    return problems.length > 0 ? { problems } : { value };
  } catch {
    return { problems: [{ pointer: '', message: `must be JSON: ${syntaxFaultOf(text)}` }] };
  }
}

function unknownPath(path: string): string {
  const names = ADMIN_ROUTES.map((route) => route.path.slice(1)).filter(Boolean);
  const known = [...new Set(names)].join(', ');
  return `there is no ${ADMIN_PATH}${path}: there are ${known}`;
}
