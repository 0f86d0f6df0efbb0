/** The OpenAPI document of a server: everything that its views and its control plane say of themselves. */
import type { ResponseSchema, RouteSchema } from '../drf/schema.ts';
import type { Types } from './components.ts';
import { OWN_TOKEN_SCHEME, operationObject, TOKEN_SCHEME } from './operation-object.ts';
import type { Plain } from './plain.ts';
import { type ExampleAnswer, responseObject } from './response-objects.ts';
import { type Assemble, assembleShared } from './sharing.ts';

export interface DocumentOptions {
  readonly title: string;
  /** Sentences of its description. */
  readonly notes: readonly string[];
  /** Its name. */
  readonly contract: string;
  /** All that it tells of. */
  readonly routes: readonly RouteSchema[];
  /** Answers that belong to no operation, by name. */
  readonly otherResponses: Readonly<Record<string, ResponseSchema>>;
  /** Origin and prefix of the sandbox, no trailing slash. */
  readonly base: string;
  readonly version: string;
  /** What an operation answers to its own example in the default world, where that is known. */
  readonly exampleOf: (operation: string) => ExampleAnswer | undefined;
}

/** Names those of the answers among the components that any path may give: the others belong to operations alone. */
const OF_NO_OPERATION = 'x-of-no-operation';

/** Says by reference what it says more than once, unless told otherwise. */
export function openApiDocument(
  options: DocumentOptions,
  assemble: Assemble = assembleShared,
): Plain {
  const { title, notes, contract, routes, otherResponses, base, version, exampleOf } = options;
  const types: Types = new Map();
  const operations = routes.flatMap((route) =>
    route.operations.map((operation) => ({
      path: route.path,
      method: operation.method,
      tag: route.tag,
      id: operation.id,
      operation: operationObject(route, operation, {
        types,
        base,
        example: exampleOf(operation.id),
      }),
    })),
  );
  const responses = Object.entries(otherResponses).map(([name, response]) => [
    name,
    responseObject([response], types),
  ]);
  const { paths, components } = assemble(operations, {
    schemas: Object.fromEntries([...types].map(([title, { schema }]) => [title, schema])),
    responses: Object.fromEntries(responses),
  });
  const asked = new Set(
    routes.flatMap((route) => route.operations.map(({ authentication }) => authentication)),
  );
  const asksForTokens = asked.has('required') || asked.has('optional');
  const schemes = {
    ...(asksForTokens ? TOKEN : {}),
    ...(asked.has('own') ? OWN_TOKEN : {}),
  };
  return {
    openapi: '3.1.0',
    info: {
      title,
      version,
      summary: `As waldur-payments-mock serves it, by the contract ${contract}.`,
      description: notes.join(' '),
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: base === '' ? '/' : base }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    ...(asksForTokens ? { security: [{ [TOKEN_SCHEME]: [] }] } : {}),
    paths,
    components: {
      ...components,
      [OF_NO_OPERATION]: Object.keys(otherResponses),
      ...(Object.keys(schemes).length > 0 ? { securitySchemes: schemes } : {}),
    },
  };
}

const TOKEN = {
  [TOKEN_SCHEME]: {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description: 'The word `Token`, a blank and the token: `Token YOUR_API_TOKEN`.',
  },
};

const OWN_TOKEN = {
  [OWN_TOKEN_SCHEME]: {
    type: 'http',
    scheme: 'bearer',
    description: 'What the server was given as `--admin-token`, if it was given one.',
  },
};
