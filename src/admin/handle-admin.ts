/** Answers the requests of the control plane. */
import { BarePage } from '../drf/exceptions.ts';
import { emptyReply, type Reply, withHeaders } from '../drf/reply.ts';
import type { Request } from '../drf/request.ts';
import { utf8Text } from '../drf/text.ts';
import { adminError } from './admin-error.ts';
import type { Controls } from './controls.ts';
import { ADMIN_ROUTES, type AdminRoute } from './routes.ts';

const JSON_HEADERS = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' } as const;

/** `request.path` counts from `/__admin` on. A wrong path, method or body gets its error, and never changes anything. */
export async function handleAdmin(request: Request, controls: Controls): Promise<Reply> {
  const reply = await answer(request, controls);
  return reply.status === 204 ? reply : withHeaders(reply, JSON_HEADERS);
}

async function answer(request: Request, controls: Controls): Promise<Reply> {
  const path = request.path.replace(/(?<=.)\/$/, '');
  const here = ADMIN_ROUTES.filter((route) => route.path === path);
  if (here.length === 0) return adminError(404, [{ pointer: '', message: unknownPath(path) }]);
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const route = here.find((candidate) => candidate.method === method);
  if (!route) {
    const allowed = here.map((each) => each.method).join(', ');
    // A browser asks first before it sends PUT or PATCH from another origin.
    if (method === 'OPTIONS') return emptyReply(204, { Allow: allowed });
    const message = `${request.method} is not allowed here: use ${allowed}`;
    return adminError(405, [{ pointer: '', message }], { Allow: allowed });
  }
  return act(route, request, controls);
}

async function act(route: AdminRoute, request: Request, controls: Controls): Promise<Reply> {
  if (!route.takesBody) return route.act(controls, undefined);
  try {
    const text = utf8Text(await request.body.bytes());
    if (text === undefined) return adminError(400, [{ pointer: '', message: 'must be UTF-8' }]);
    const body = parse(text);
    if ('problem' in body) return adminError(400, [{ pointer: '', message: body.problem }]);
    return route.act(controls, body.value);
  } catch (error) {
    if (!(error instanceof BarePage)) throw error;
    return adminError(413, [{ pointer: '', message: error.note ?? 'is too large' }]);
  }
}

function parse(text: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: `must be JSON: ${error instanceof Error ? error.message : ''}` };
  }
}

function unknownPath(path: string): string {
  const known = [...new Set(ADMIN_ROUTES.map((route) => route.path.slice(1)))].join(', ');
  return `there is no /__admin${path}: there are ${known}`;
}
