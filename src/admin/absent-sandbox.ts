/** What is told of a sandbox that is not there: that it is not. An empty one in its place would prove whatever a test expects. */
import type { Reply } from '../drf/reply.ts';
import type { Request } from '../drf/request.ts';
import type { Sandboxes } from '../sandbox/sandboxes.ts';
import { hint, nearestName } from '../values/nearest-name.ts';
import { ADMIN_PATH, sandboxPrefix } from '../values/own-paths.ts';
import { adminError, JSON_HEADERS } from './admin-route.ts';
import { routesAt, withoutEndSlash } from './match-path.ts';

/** The refusal of a question after the past of a sandbox that has none; undefined for all else. */
export function absentSandbox(
  { method, path }: Request,
  name: string,
  sandboxes: Sandboxes,
): Reply | undefined {
  const here = routesAt(withoutEndSlash(path));
  const asked = method === 'HEAD' ? 'GET' : method;
  const isOfPast = here.some(({ route }) => route.method === asked && route.tellsOfPast === true);
  if (!isOfPast || sandboxes.has(name) || sandboxes.dropped.has(name)) return undefined;
  const message =
    `there is no sandbox "${name}": no request has reached it, and nothing has made it (POST ${ADMIN_PATH}/sandboxes does, or ` +
    `POST ${sandboxPrefix(name)}${ADMIN_PATH}/reset)${hint(nearestName(name, sandboxes.names()))}`;
  return adminError(404, [{ pointer: '', message }], JSON_HEADERS);
}
