/** The routes of the faults. */
import { emptyReply, type Reply } from '../../drf/reply.ts';
import { adminError } from '../admin-error.ts';
import { type AdminCall, type AdminRoute, plainReply } from '../admin-route.ts';
import { PRESETS } from './presets.ts';

export const faultRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/faults',
    body: 'none',
    act: ({ controls }) => plainReply({ faults: controls.sandbox.faults.list() }),
  },
  { method: 'POST', path: '/faults', body: 'required', act: add },
  { method: 'DELETE', path: '/faults', body: 'none', act: clear },
  { method: 'GET', path: '/faults/presets', body: 'none', act: presets },
  { method: 'DELETE', path: '/faults/:id', body: 'none', act: remove },
];

/** One description, or a list of them, of which all are added or none. */
function add({ controls, body }: AdminCall): Reply {
  const { faults } = controls.sandbox;
  if (Array.isArray(body)) {
    const outcome = faults.addAll(body);
    return 'problems' in outcome
      ? adminError(400, outcome.problems)
      : plainReply({ faults: outcome.added }, 201);
  }
  const added = faults.add(body);
  return 'id' in added ? plainReply(added, 201) : adminError(400, added);
}

function clear({ controls }: AdminCall): Reply {
  controls.sandbox.faults.reset();
  return emptyReply(204);
}

function presets(): Reply {
  const table = [...PRESETS].map(([name, { status, what }]) => ({ name, status, what }));
  return plainReply({ presets: table });
}

function remove({ controls, parameters: { id = '' } }: AdminCall): Reply {
  const { faults } = controls.sandbox;
  if (faults.remove(id)) return emptyReply(204);
  const known =
    faults
      .list()
      .map((fault) => fault.id)
      .join(', ') || 'none';
  return adminError(404, [
    { pointer: '', message: `there is no fault "${id}": there are ${known}` },
  ]);
}
