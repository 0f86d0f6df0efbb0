/** Health, reset and the state. */
import { emptyReply, type Reply } from '../drf/reply.ts';
import { adminError } from './admin-error.ts';
import { type AdminCall, type AdminRoute, plainReply } from './admin-route.ts';
import { RESET_PARTS, type ResetPart } from './controls.ts';
import { membersOf } from './read-object.ts';

export const stateRoutes: readonly AdminRoute[] = [
  { method: 'GET', path: '/health', body: 'none', act: health },
  { method: 'GET', path: '/ready', body: 'none', act: health },
  { method: 'POST', path: '/reset', body: 'optional', act: reset },
  {
    method: 'GET',
    path: '/state',
    body: 'none',
    act: ({ controls }) => plainReply(controls.sandbox.state()),
  },
  { method: 'PUT', path: '/state', body: 'required', act: (call) => load(call, 'replace') },
  { method: 'PATCH', path: '/state', body: 'required', act: (call) => load(call, 'add') },
];

function health({ controls }: AdminCall): Reply {
  return plainReply(controls.health());
}

function load({ controls, body }: AdminCall, mode: 'replace' | 'add'): Reply {
  const problems = controls.sandbox.load(body, mode);
  return problems.length === 0 ? emptyReply(204) : adminError(400, problems);
}

/** `{"keep": ["journal", "clock"]}`, or nothing. */
function reset({ controls, body }: AdminCall): Reply {
  const keep = readKeep(body ?? {});
  if (typeof keep === 'string') return adminError(400, [{ pointer: '/keep', message: keep }]);
  controls.sandbox.reset(keep);
  return emptyReply(204);
}

function readKeep(body: unknown): readonly ResetPart[] | string {
  const { keep = [], ...rest } = membersOf(body) ?? { body };
  const usage = `must be a list of ${RESET_PARTS.join(', ')}`;
  if (Object.keys(rest).length > 0 || !Array.isArray(keep)) return usage;
  const parts = keep.map((item) => RESET_PARTS.find((part) => part === item));
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? known : usage;
}
