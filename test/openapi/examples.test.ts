/** The examples fit their schemas, and are what a server with the default world takes and answers. */
import { isDeepStrictEqual as isEqual } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { createMockServer } from '../../src/index.ts';
import {
  CONTRACTS,
  compiler,
  documentOf,
  HOST,
  type MediaObject,
  type OpenApi,
  type OperationObject,
  operationsOf,
} from './documents.ts';
import { onlyValue } from './only-value.ts';

const JSON_TYPE = 'application/json';
const VERBS = {
  GET: 'get',
  POST: 'post',
  PUT: 'put',
  PATCH: 'patch',
  DELETE: 'delete',
  OPTIONS: 'options',
} as const;
/** Every profile of the default world has payments. */
const REFUSED: readonly string[] = ['payment_profiles_destroy'];

/** The document is no example of itself, and how long a request took is never the same. */
const BARE: readonly string[] = [
  ...['admin_requests', 'admin_requests_summaries', 'admin_request', 'admin_requests_wait'],
  ...['admin_requests_har', 'admin_requests_har_select', 'admin_requests_pact', 'admin_openapi'],
];

describe.each(CONTRACTS)('the examples of the contract %s', (contract) => {
  let document: OpenApi;
  beforeAll(async () => {
    document = await documentOf(contract);
  });
  const ofApi = () => operationsOf(document).filter(([, path]) => !path.startsWith('/__admin'));

  it('fit their schemas', () => {
    const compile = compiler(document);
    const examples = operationsOf(document).flatMap(([, , operation]) => [
      ...operation.parameters,
      ...Object.values(operation.requestBody?.content ?? {}),
      ...Object.values(operation.responses).flatMap(({ content = {} }) => Object.values(content)),
    ]);
    const given = examples.filter(({ example }) => example !== undefined);
    for (const { schema, example } of given) {
      const validate = compile(schema);
      expect([validate(example), validate.errors, example]).toEqual([true, null, example]);
    }
    expect(given.length).toBeGreaterThan(100);
  });

  it('are there for every body, and for every success that has one in JSON', () => {
    const lacking = operationsOf(document).flatMap(
      ([method, , { operationId, requestBody, responses }]) => {
        const [success] = Object.entries(responses).filter(([status]) => status < '300');
        const media = [requestBody?.content[JSON_TYPE], success?.[1].content?.[JSON_TYPE]];
        const isBare = media.some((each) => each !== undefined && exampleIn(each) === undefined);
        return isBare && method !== 'HEAD' ? [operationId] : [];
      },
    );
    expect(lacking).toEqual(BARE);
  });

  it('are taken by a server, which answers those of safe operations word for word, and more of what repeats', async () => {
    const server = createMockServer({ contract });
    for (const [method, path, operation] of ofApi()) {
      if (method === 'HEAD' || REFUSED.includes(operation.operationId)) continue;
      const response = await exampleRequest(server, method, path, operation);
      const [status = '', declared] = Object.entries(operation.responses)[0] ?? [];
      expect([operation.operationId, String(response.status)]).toEqual([
        operation.operationId,
        status,
      ]);
      for (const [name, { required, schema }] of Object.entries(declared?.headers ?? {})) {
        const text = response.headers[name.toLowerCase()];
        if (required) expect([name, text]).toEqual([name, schema['const'] ?? expect.any(String)]);
      }
      expect(declared?.headers?.['Allow']?.schema['const']).toContain(method);
      const media = declared?.content?.[JSON_TYPE];
      const example = media && exampleIn(media);
      if (example !== undefined && (method === 'GET' || method === 'OPTIONS')) {
        expect(shownOf(response.body, example)).toEqual(example);
      }
      server.reset();
    }
  });
});

/** Of an answer what its example shows: of a list those entries, of an object those members, and at least one of them. */
function shownOf(answer: unknown, example: unknown): unknown {
  if (Array.isArray(answer) && Array.isArray(example)) {
    const found = example.map((each: unknown) =>
      answer.map((entry: unknown) => shownOf(entry, each)).find((entry) => isEqual(entry, each)),
    );
    return answer.length > 0 && found.length === 0 ? answer : found;
  }
  if (Object(answer) !== answer || Object(example) !== example) return answer;
  const names = Object.keys(Object(example));
  const entries = Object.entries(Object(answer)).filter(([name]) => names.includes(name));
  const shown = entries.map(([name, each]) => [name, shownOf(each, Object(example)[name])]);
  return shown.length === 0 ? answer : Object.fromEntries(shown);
}

/** What the schema leaves no choice about needs no example beside it. */
function exampleIn({ schema, example }: MediaObject): unknown {
  return example ?? onlyValue(schema);
}

function exampleRequest(
  server: ReturnType<typeof createMockServer>,
  method: string,
  path: string,
  { parameters, requestBody }: OperationObject,
) {
  const verb = Object.entries(VERBS).find(([name]) => name === method)?.[1];
  if (verb === undefined) throw new Error(`There is no request by ${method}.`);
  const place = parameters.reduce(
    (whole, { name, example }) => whole.replace(`{${name}}`, String(example)),
    path,
  );
  const sent = request(server.app)
    [verb](place)
    .set({ ...server.as('staff').headers, Host: HOST });
  const body = requestBody?.content[JSON_TYPE]?.example;
  return body === undefined ? sent : sent.send(Object(body));
}
