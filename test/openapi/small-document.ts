/** A document of a few operations, and exchanges that are as it says unless told otherwise. */
import type { Exchange } from '../recording/exchange.ts';

const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const page = { content: { 'text/html': { schema: { type: 'string', pattern: '<h1>' } } } };
const NOTE = { 'X-Mock-Note': { required: true } };
const detail = { $ref: '#/components/schemas/Detail' };

/** Answers that belong to no operation, and their names beside them. */
const common = (responses: Readonly<Record<string, object>>) => ({
  responses,
  'x-of-no-operation': Object.keys(responses),
});

export const SMALL_DOCUMENT = {
  openapi: '3.1.0',
  paths: {
    '/api/things/': {
      get: {
        operationId: 'things_list',
        responses: {
          200: {
            ...json({ type: 'array', items: { $ref: '#/components/schemas/Thing' } }),
            headers: {
              'X-Result-Count': { $ref: '#/components/headers/Count' },
              Allow: { schema: { const: 'GET, HEAD' } },
            },
          },
          401: json(detail),
        },
      },
      head: { operationId: 'things_count', responses: { 200: json({ type: 'array' }) } },
    },
    '/api/things/{uuid}/': {
      get: {
        operationId: 'things_retrieve',
        responses: { 200: json({ $ref: '#/components/schemas/Thing' }), 404: json(detail) },
      },
      delete: {
        operationId: 'things_destroy',
        responses: { 204: {}, 500: { ...page, headers: NOTE } },
      },
    },
    '/__admin/snapshots/{name}': {
      put: { operationId: 'admin_snapshots_take', responses: { 204: {} } },
    },
  },
  components: {
    headers: { Count: { required: true, schema: { type: 'integer', minimum: 0 } } },
    schemas: {
      Thing: {
        type: 'object',
        required: ['name'],
        properties: { name: { type: 'string' }, made: { type: 'string', format: 'date' } },
        additionalProperties: false,
        examples: [{ $id: 'not-the-id-of-a-schema' }],
      },
      Detail: { type: 'object', required: ['detail'], properties: { detail: { type: 'string' } } },
    },
    ...common({
      Redirect: { headers: { Location: { required: true, schema: { type: 'string' } } } },
      NotFoundPage: page,
      BadRequestPage: page,
      ServerErrorPage: { ...page, headers: NOTE },
      MethodNotAllowed: json(detail),
      NotAuthenticated: json(detail),
      Preflight: {},
      SandboxGone: json(detail),
      AdminNotFound: json({ type: 'object', required: ['errors'] }),
    }),
  },
};

/** A list of one thing. */
export function exchange(parts: Partial<Exchange> & { readonly json?: unknown } = {}): Exchange {
  const { json = [{ name: 'one' }], ...rest } = parts;
  return {
    contract: 'small',
    mount: '',
    method: 'GET',
    target: '/api/things/',
    requestHeaders: {},
    status: 200,
    headers: { 'content-type': 'application/json', 'x-result-count': '1' },
    body: Buffer.from(JSON.stringify(json)),
    ...rest,
  };
}
