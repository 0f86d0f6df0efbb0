/** The routes of the faults. */
import { emptyReply, type Reply } from '../drf/reply.ts';
import { PRESETS } from '../sandbox/faults/presets.ts';
import { adminError } from './admin-error.ts';
import { type AdminCall, type AdminRoute, answers, pieceReply, plainReply } from './admin-route.ts';
import { FAULT, FAULT_LIST, faultBody, presetsSchema } from './fault-schemas.ts';

export const faultRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/faults',
    body: 'none',
    schema: {
      id: 'admin_faults',
      summary: 'The faults that are set',
      answers: () => answers(200, FAULT_LIST),
    },
    act: ({ sandbox }) => pieceReply({ faults: sandbox.faults.list() }),
  },
  {
    method: 'POST',
    path: '/faults',
    body: 'required',
    schema: {
      id: 'admin_fault_add',
      summary: 'Set a fault, or several',
      body: faultBody,
      example: { operation: 'payments_create', respond: 'bad_gateway' },
      answers: () => answers(201, { anyOf: [FAULT, FAULT_LIST] }),
      refuses: [400, 429],
    },
    act: add,
  },
  {
    method: 'DELETE',
    path: '/faults',
    body: 'none',
    schema: {
      id: 'admin_faults_clear',
      summary: 'Take all faults away',
      answers: () => answers(204),
    },
    act: clear,
  },
  {
    method: 'GET',
    path: '/faults/presets',
    body: 'none',
    schema: {
      id: 'admin_fault_presets',
      summary: 'The answers that have a name',
      answers: () => answers(200, presetsSchema()),
    },
    act: presets,
  },
  {
    method: 'DELETE',
    path: '/faults/:id',
    body: 'none',
    schema: {
      id: 'admin_fault_remove',
      names: { id: 'fault-1' },
      summary: 'Take a fault away',
      answers: () => answers(204),
      refuses: [404],
    },
    act: remove,
  },
];

/** One description, or a list of them, of which all are added or none. */
function add({ sandbox, body }: AdminCall): Reply {
  const { faults } = sandbox;
  if (Array.isArray(body)) {
    const outcome = faults.addAll(body);
    return 'problems' in outcome
      ? adminError(400, outcome.problems)
      : plainReply({ faults: outcome.added }, 201);
  }
  const added = faults.add(body);
  return 'id' in added ? plainReply(added, 201) : adminError(400, added);
}

function clear({ sandbox }: AdminCall): Reply {
  sandbox.faults.clear();
  return emptyReply(204);
}

function presets(): Reply {
  const table = [...PRESETS].map(([name, { status, what }]) => ({ name, status, what }));
  return plainReply({ presets: table });
}

function remove({ sandbox, parameters: { id = '' } }: AdminCall): Reply {
  const { faults } = sandbox;
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
