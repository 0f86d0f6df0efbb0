/** What the control plane takes and answers, route by route, as `handle-admin.ts` serves it. */
import {
  constant,
  type OperationSchema,
  objectSchema,
  type ParameterSchema,
  type ResponseSchema,
  type RouteSchema,
  type Schema,
} from '../drf/schema.ts';
import { ADMIN_PATH } from '../values/own-paths.ts';
import type { AdminRoute } from './admin-route.ts';

const TAG = 'control plane';

/** `{"errors": [{"pointer", "message"}]}`. */
const ERRORS: Schema = {
  title: 'AdminErrors',
  ...objectSchema({
    errors: {
      type: 'array',
      minItems: 1,
      items: objectSchema({
        pointer: {
          description: 'Where in the body; empty for the whole.',
          type: 'string',
          pattern: '^(/[\\s\\S]*)?$',
        },
        message: { type: 'string', minLength: 1 },
      }),
    },
  }),
};

const REASONS = {
  400: 'What was sent is not as it must be.',
  401: 'The token of the control plane is missing, or is another one.',
  403: 'A page of another site asks, or one that the host may lead to.',
  404: 'There is no such thing.',
  405: 'The path does not have this method.',
  409: 'The name is in use.',
  413: 'Beyond a limit by itself.',
  415: 'A write that brings no JSON.',
  429: 'Beyond a limit together with what is there.',
} as const;

/** Answers that belong to no operation, by the names under which the document has them. */
export function adminResponses(): Readonly<Record<string, ResponseSchema>> {
  const [noToken, notAllowed] = [error(401), error(405)];
  const allow = { schema: { type: 'string', pattern: '^[A-Z]+(, [A-Z]+)*$' }, required: true };
  return {
    AdminNoToken: {
      ...noToken,
      headers: {
        ...noToken.headers,
        'WWW-Authenticate': { schema: constant('Bearer'), required: true },
      },
    },
    AdminPreflight: {
      status: 204,
      description: 'A page of another origin may send it.',
      content: {},
    },
    AdminStranger: error(403),
    AdminNotJson: error(415),
    AdminNotFound: error(404),
    AdminMethodNotAllowed: { ...notAllowed, headers: { ...notAllowed.headers, Allow: allow } },
  };
}

export function adminSchema(routes: readonly AdminRoute[]): readonly RouteSchema[] {
  return [...new Set(routes.map(({ path }) => path))].map((path) => {
    const here = routes.filter((route) => route.path === path);
    const operations = here.map(operationSchema);
    const [first] = operations;
    const allow = here.map(({ method }) => method).join(', ');
    return {
      path: `${ADMIN_PATH}${path === '/' ? '' : path.replace(/:(\w+)/g, '{$1}')}`,
      tag: TAG,
      operations: [
        ...operations.flatMap((each) => [each, ...headOf(each)]),
        ...(first ? [optionsOf(first, allow)] : []),
      ],
    };
  });
}

function operationSchema({ method, path, body, schema, isOpen }: AdminRoute): OperationSchema {
  const { id, summary, query, answers, refuses = [], example, names = {} } = schema;
  const read = body === 'none' ? [] : [400 as const, 413 as const];
  const statuses = [...new Set([...refuses, ...read])];
  return {
    id,
    method,
    summary,
    parameters: [...pathParameters(path, names), ...(query?.() ?? [])],
    ...(schema.body
      ? {
          body: {
            required: body === 'required',
            content: { 'application/json': schema.body() },
            example,
          },
        }
      : {}),
    responses: [...answers().map(uncached), ...statuses.map(error)],
    authentication: isOpen ? 'none' : 'own',
  };
}

function pathParameters(
  path: string,
  examples: Readonly<Record<string, string>>,
): readonly ParameterSchema[] {
  return Array.from(path.matchAll(/:(\w+)/g), ([, name = '']) => ({
    name,
    in: 'path',
    schema: { type: 'string', minLength: 1 },
    example: examples[name] ?? name,
  }));
}

/** HEAD gets the status and the headers of GET. */
function headOf(operation: OperationSchema): readonly OperationSchema[] {
  if (operation.method !== 'GET') return [];
  const responses = operation.responses.map((response) => ({ ...response, content: {} }));
  return [{ ...operation, id: `${operation.id}_head`, method: 'HEAD', responses }];
}

function optionsOf(
  { id, parameters, authentication }: OperationSchema,
  allow: string,
): OperationSchema {
  return {
    id: `${id}_metadata`,
    method: 'OPTIONS',
    summary: 'The methods of the path',
    parameters: parameters.filter((parameter) => parameter.in === 'path'),
    responses: [
      {
        status: 204,
        description: 'It is so.',
        content: {},
        headers: { Allow: { schema: constant(allow), required: true } },
      },
    ],
    authentication,
  };
}

function error(status: keyof typeof REASONS): ResponseSchema {
  const content = { 'application/json': ERRORS };
  return uncached({ status, description: REASONS[status], content });
}

/** An empty answer says nothing that could be kept. */
function uncached(response: ResponseSchema): ResponseSchema {
  if (response.status === 204) return response;
  const headers = { 'Cache-Control': { schema: constant('no-store'), required: true } };
  return { ...response, headers: { ...headers, ...response.headers } };
}
