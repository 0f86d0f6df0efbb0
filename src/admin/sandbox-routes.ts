/** The sandboxes of the server. */
import { emptyReply, type Reply } from '../drf/reply.ts';
import { objectSchema, type Schema } from '../drf/schema.ts';
import { SCENARIO_NAMES } from '../fixtures/default-documents.ts';
import { makeToOrder } from '../sandbox/make-to-order.ts';
import { adminError } from './admin-error.ts';
import { type AdminCall, type AdminRoute, answers, plainReply } from './admin-route.ts';
import { documentSchema } from './document-schema.ts';

const COUNT: Schema = { type: 'integer', minimum: 0 };

const SANDBOX: Schema = {
  title: 'Sandbox',
  ...objectSchema({
    name: { type: 'string', pattern: '^[\\w.-]{1,100}$' },
    sizes: {
      description: 'Rows by table.',
      type: 'object',
      additionalProperties: COUNT,
      minProperties: 1,
    },
    requests: COUNT,
    idleSeconds: COUNT,
    ttlSeconds: COUNT,
  }),
};

function orderSchema(): Schema {
  return {
    title: 'SandboxRequest',
    ...objectSchema(
      {
        name: { type: 'string', pattern: '^[\\w.-]{1,100}$' },
        fixtures: documentSchema(),
        scenario: { type: 'string', enum: [...SCENARIO_NAMES] },
        seed: { type: ['number', 'string'] },
        now: { type: 'string', format: 'date-time' },
        ttlSeconds: { type: 'integer', minimum: 1, maximum: 2_592_000 },
      },
      ['fixtures', 'scenario', 'seed', 'now', 'ttlSeconds'],
    ),
  };
}

export const sandboxRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/sandboxes',
    body: 'none',
    schema: {
      id: 'admin_sandboxes',
      summary: 'The sandboxes that there are',
      answers: () =>
        answers(200, objectSchema({ sandboxes: { type: 'array', items: SANDBOX, minItems: 1 } })),
    },
    act: ({ sandboxes }) => plainReply({ sandboxes: sandboxes.list() }),
  },
  {
    method: 'POST',
    path: '/sandboxes',
    body: 'required',
    schema: {
      id: 'admin_sandbox_create',
      summary: 'Make a sandbox',
      body: orderSchema,
      example: { name: 'refunds', scenario: 'payment-awaiting-link' },
      answers: () => answers(201, SANDBOX),
      refuses: [400, 409, 429],
    },
    act: create,
  },
  {
    method: 'DELETE',
    path: '/sandboxes/:name',
    body: 'none',
    schema: {
      id: 'admin_sandbox_drop',
      names: { name: 'checkout' },
      summary: 'Drop a sandbox',
      answers: () => answers(204),
      refuses: [404],
    },
    act: drop,
  },
];

function create({ sandboxes, body }: AdminCall): Reply {
  const made = makeToOrder(body, sandboxes);
  if (made === 'conflict') {
    return adminError(409, [{ pointer: '/name', message: 'is in use by another sandbox' }]);
  }
  return 'name' in made ? plainReply(made, 201) : adminError(400, made);
}

function drop({ sandboxes, parameters: { name = '' } }: AdminCall): Reply {
  if (sandboxes.drop(name)) return emptyReply(204);
  const message = `there is no sandbox "${name}" that can be dropped`;
  return adminError(404, [{ pointer: '', message }]);
}
