/** The routes of the control plane, under `/__admin`. */
import { emptyReply, jsonReply, type Reply } from '../drf/reply.ts';
import { adminError } from './admin-error.ts';
import type { Controls } from './controls.ts';

/** What a route does with the body, if it takes one. */
export interface AdminRoute {
  readonly method: string;
  readonly path: string;
  readonly takesBody: boolean;
  readonly act: (controls: Controls, body: unknown) => Reply;
}

export const ADMIN_ROUTES: readonly AdminRoute[] = [
  route('GET', '/health', ({ health }) => plainReply(health())),
  route('GET', '/ready', ({ health }) => plainReply(health())),
  route('POST', '/reset', ({ reset }) => {
    reset();
    return emptyReply(204);
  }),
  route('GET', '/state', ({ state }) => plainReply(state())),
  { method: 'PUT', path: '/state', takesBody: true, act: loader('replace') },
  { method: 'PATCH', path: '/state', takesBody: true, act: loader('add') },
];

function route(method: string, path: string, act: AdminRoute['act']): AdminRoute {
  return { method, path, takesBody: false, act };
}

function loader(mode: 'replace' | 'add'): AdminRoute['act'] {
  return ({ load }, body) => {
    const problems = load(body, mode);
    return problems.length === 0 ? emptyReply(204) : adminError(400, problems);
  };
}

/** Any plain value, which was JSON or is about to be. */
function plainReply(value: unknown): Reply {
  const headers = { 'Content-Type': 'application/json' };
  return { ...jsonReply(null, 200, headers), body: { kind: 'text', text: JSON.stringify(value) } };
}
