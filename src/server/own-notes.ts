/** What an answer of the API says of the way by which its request came: a name that was probably misspelt. */
import { type Reply, withHeaders } from '../drf/reply.ts';
import type { Request } from '../drf/request.ts';
import { hint, nearestName } from '../values/nearest-name.ts';
import { ADMIN_PATH, NOTE_HEADER, OWN_PREFIX, SANDBOX_PATH } from '../values/own-paths.ts';

const OWN_PATHS = [ADMIN_PATH, SANDBOX_PATH] as const;

/** The same answer, with the note where it has none yet. */
export function withOwnNote(
  request: Request,
  answer: Reply | Promise<Reply>,
  ofSandbox: string | undefined,
): Reply | Promise<Reply> {
  const note = request.path.startsWith(OWN_PREFIX) ? ofPath(request.path) : ofSandbox;
  if (note === undefined) return answer;
  const noted = (reply: Reply): Reply =>
    NOTE_HEADER in reply.headers ? reply : withHeaders(reply, { [NOTE_HEADER]: note });
  return answer instanceof Promise ? answer.then(noted) : noted(answer);
}

function ofPath(path: string): string {
  const [, first = ''] = path.split('/', 2);
  const own = OWN_PATHS.find((each) => each === `/${first}`);
  if (own === ADMIN_PATH) return 'This server has no control plane (--no-admin).';
  if (own === SANDBOX_PATH) return `The name of a sandbox is missing: ${SANDBOX_PATH}/<name>/api/.`;
  const near = nearestName(`/${first}`, OWN_PATHS);
  return `The mock has no such path: its own begin with ${OWN_PATHS.join(' and ')}${hint(near)}`;
}
