/** The sandboxes of the server. */
import { emptyReply, type Reply } from '../drf/reply.ts';
import { adminError } from './admin-error.ts';
import { type AdminCall, type AdminRoute, plainReply } from './admin-route.ts';

export const sandboxRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/sandboxes',
    body: 'none',
    act: ({ controls }) => plainReply({ sandboxes: controls.sandboxes.list() }),
  },
  { method: 'POST', path: '/sandboxes', body: 'required', act: create },
  { method: 'DELETE', path: '/sandboxes/:name', body: 'none', act: drop },
];

function create({ controls, body }: AdminCall): Reply {
  const made = controls.sandboxes.create(body);
  if (made === 'conflict') {
    return adminError(409, [{ pointer: '/name', message: 'is in use by another sandbox' }]);
  }
  return 'name' in made ? plainReply(made, 201) : adminError(400, made);
}

function drop({ controls, parameters: { name = '' } }: AdminCall): Reply {
  if (controls.sandboxes.drop(name)) return emptyReply(204);
  const message = `there is no sandbox "${name}" that can be dropped`;
  return adminError(404, [{ pointer: '', message }]);
}
