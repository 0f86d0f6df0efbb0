/** Health, reset and the state. */
import { emptyReply, type Reply } from '../drf/reply.ts';
import { constant, objectSchema, type Schema } from '../drf/schema.ts';
import { packageVersion } from '../package-root.ts';
import { RESET_ORDER } from '../sandbox/orders.ts';
import { demand } from '../values/schema/problem-error.ts';
import {
  type AdminCall,
  type AdminRoute,
  adminError,
  answers,
  pieceReply,
  plainReply,
} from './admin-route.ts';
import { DIFFERENCE_VALUES, PRESET } from './contract-routes.ts';
import { documentSchema } from './document-schema.ts';

const COUNT: Schema = { type: 'integer', minimum: 0 };

const HEALTH = objectSchema({
  status: constant('ok'),
  version: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+' },
  contract: PRESET,
  differences: objectSchema(DIFFERENCE_VALUES),
  limits: {
    description: 'What is held of each kind, and how much of it may be; bytes by estimate.',
    type: 'object',
    additionalProperties: objectSchema(
      { number: COUNT, bytes: COUNT, maxNumber: COUNT, maxBytes: COUNT, dropped: COUNT },
      ['number', 'bytes', 'maxNumber', 'maxBytes', 'dropped'],
    ),
    minProperties: 1,
  },
});

const LOADING = {
  body: documentSchema,
  example: { customers: [{ name: 'Acme' }] },
  answers: () => answers(204),
  refuses: [400, 429],
} as const;

export const stateRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/health',
    body: 'none',
    isOpen: true,
    schema: { id: 'admin_health', summary: 'Is it well', answers: () => answers(200, HEALTH) },
    act: health,
  },
  {
    method: 'GET',
    path: '/ready',
    body: 'none',
    isOpen: true,
    schema: { id: 'admin_ready', summary: 'Is it ready', answers: () => answers(200, HEALTH) },
    act: health,
  },
  {
    method: 'POST',
    path: '/reset',
    body: 'optional',
    schema: {
      id: 'admin_reset',
      summary: 'Back to the seed',
      body: RESET_ORDER.json,
      example: { keep: ['journal'] },
      answers: () => answers(204),
      refuses: [400],
    },
    act: reset,
  },
  {
    method: 'GET',
    path: '/state',
    body: 'none',
    schema: {
      id: 'admin_state',
      summary: 'Export the state',
      answers: () => answers(200, documentSchema()),
    },
    act: ({ sandbox }) => pieceReply(sandbox.stateToWrite()),
  },
  {
    method: 'PUT',
    path: '/state',
    body: 'required',
    schema: { id: 'admin_state_replace', summary: 'Replace the state', ...LOADING },
    act: (call) => load(call, 'replace'),
  },
  {
    method: 'PATCH',
    path: '/state',
    body: 'required',
    schema: { id: 'admin_state_add', summary: 'Add to the state', ...LOADING },
    act: (call) => load(call, 'add'),
  },
];

function health({ sandbox, sandboxes }: AdminCall): Reply {
  const { name: contract, differences } = sandbox.world.contract;
  return plainReply({
    ...{ status: 'ok', version: packageVersion(), contract, differences },
    limits: sandbox.holdings.told(sandbox, sandboxes.dropped.size),
  });
}

function load({ sandbox, body }: AdminCall, mode: 'replace' | 'add'): Reply {
  const problems = sandbox.loadGiven([{ name: 'body', content: body }], mode);
  return problems.length === 0 ? emptyReply(204) : adminError(400, problems);
}

/** Without a body all is put back. */
function reset({ sandbox, body = {} }: AdminCall): Reply {
  sandbox.reset(demand(RESET_ORDER, body).keep);
  return emptyReply(204);
}
