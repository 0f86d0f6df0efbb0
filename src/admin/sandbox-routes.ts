/** The sandboxes of the server. */
import { emptyReply, type Reply } from '../drf/reply.ts';
import { objectSchema, type Schema } from '../drf/schema.ts';
import { SHIPPED_NAMES } from '../fixtures/default-documents.ts';
import { makeToOrder } from '../sandbox/make-to-order.ts';
import { SANDBOX_ORDER } from '../sandbox/orders.ts';
import { SANDBOX_NAME } from '../values/schema/settings.ts';
import { type AdminCall, type AdminRoute, adminError, answers, plainReply } from './admin-route.ts';
import { documentSchema } from './document-schema.ts';

const COUNT: Schema = { type: 'integer', minimum: 0 };

const SANDBOX: Schema = {
  title: 'Sandbox',
  ...objectSchema({
    name: SANDBOX_NAME.json(),
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

/** Here a document says what it may be, as it does wherever the control plane takes one. */
function orderSchema(): Schema {
  const order = SANDBOX_ORDER.json();
  const shipped: Schema = { type: 'string', enum: [...SHIPPED_NAMES] };
  const fixtures = { anyOf: [documentSchema(), shipped] };
  const properties = Object(order['properties']);
  const { description } = Object(properties.fixtures);
  return { ...order, properties: { ...properties, fixtures: { ...fixtures, description } } };
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
  return plainReply(made, 201);
}

function drop({ sandboxes, parameters: { name = '' } }: AdminCall): Reply {
  if (sandboxes.drop(name)) return emptyReply(204);
  const message = `there is no sandbox "${name}" that can be dropped`;
  return adminError(404, [{ pointer: '', message }]);
}
