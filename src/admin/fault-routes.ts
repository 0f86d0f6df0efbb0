/** The routes of the faults, and what they take and answer. */

import { emptyReply, type Reply } from '../drf/reply.ts';
import { nullable, objectSchema, type Schema } from '../drf/schema.ts';
import { presets, presetsOf } from '../sandbox/faults/presets.ts';
import { faultDescription } from '../sandbox/faults/read-fault.ts';
import { operationId } from '../sandbox/journal/pattern.ts';
import { once, optional, told } from '../values/schema/changes.ts';
import { list, object } from '../values/schema/composites.ts';
import { demand } from '../values/schema/problem-error.ts';
import { FLAG } from '../values/schema/scalars.ts';
import {
  type AdminCall,
  type AdminRoute,
  adminError,
  answers,
  pieceReply,
  plainReply,
} from './admin-route.ts';
import { operationsOf } from './operations-of.ts';
import { parametersOf } from './query-parameters.ts';

const COUNT: Schema = { type: 'integer', minimum: 0 };
const STATUS: Schema = { type: 'integer', minimum: 200, maximum: 599 };

export const FAULT: Schema = {
  title: 'Fault',
  ...objectSchema({
    id: { type: 'string', pattern: '^fault-\\d+$' },
    operation: { type: 'string', minLength: 1 },
    hits: COUNT,
    remaining: nullable(COUNT),
    isActive: { type: 'boolean' },
    description: { description: 'As it was set.', type: 'object' },
  }),
};

export const FAULT_LIST: Schema = objectSchema({ faults: { type: 'array', items: FAULT } });

/** One fault, or a list of them. */
export function faultBody(): Schema {
  const fault = faultDescription([]);
  return { anyOf: [fault.json(), list(fault).json()] };
}

export function presetsSchema(): Schema {
  const preset = objectSchema({
    name: { type: 'string', enum: [...presets().keys()] },
    status: STATUS,
    what: { type: 'string', minLength: 1 },
  });
  return objectSchema({
    presets: { type: 'array', items: preset, minItems: 1, maxItems: presets().size },
  });
}

function presetsQuery(operations?: readonly string[]) {
  const operation = told(optional(once(operationId(operations))), {
    description: 'Those alone that it can answer.',
  });
  return object({ operation });
}

const SWITCH = object({ isActive: FLAG });

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
      query: () => parametersOf(presetsQuery().json()),
      answers: () => answers(200, presetsSchema()),
      refuses: [400],
    },
    act: tellPresets,
  },
  {
    method: 'PATCH',
    path: '/faults/:id',
    body: 'required',
    schema: {
      id: 'admin_fault_switch',
      names: { id: 'fault-1' },
      summary: 'Turn a fault off, or on again',
      body: SWITCH.json,
      example: { isActive: false },
      answers: () => answers(200, FAULT),
      refuses: [400, 404],
    },
    act: turn,
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
  if (Array.isArray(body)) return plainReply({ faults: faults.addAll(body) }, 201);
  return plainReply(faults.add(body), 201);
}

function clear({ sandbox }: AdminCall): Reply {
  sandbox.faults.clear();
  return emptyReply(204);
}

function tellPresets({ sandbox, query }: AdminCall): Reply {
  const asked = demand(presetsQuery(operationsOf(sandbox)), query.lists());
  const operation = sandbox.operations.find(({ id }) => id === asked.operation);
  const shown = operation ? presetsOf(operation) : [...presets()];
  const table = shown.map(([name, { status, what }]) => ({ name, status, what }));
  return plainReply({ presets: table });
}

function turn({ sandbox, parameters: { id = '' }, body }: AdminCall): Reply {
  const absence = sandbox.faults.absence(id);
  if (absence !== undefined) return adminError(404, [absence]);
  return plainReply(sandbox.faults.setActive(id, demand(SWITCH, body).isActive));
}

function remove({ sandbox, parameters: { id = '' } }: AdminCall): Reply {
  const absence = sandbox.faults.absence(id);
  if (absence !== undefined) return adminError(404, [absence]);
  sandbox.faults.remove(id);
  return emptyReply(204);
}
