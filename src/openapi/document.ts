/** The OpenAPI document of a server: everything that its views and its control plane say of themselves. */
import { languageNames } from '../drf/language/load-catalogue.ts';
import type { ResponseSchema, RouteSchema } from '../drf/schema.ts';
import type { Types } from './components.ts';
import { operationObject, TOKEN_SCHEME } from './operation-object.ts';
import { type ExampleAnswer, type Plain, responseObject } from './response-objects.ts';

export interface DocumentOptions {
  /** Its name. */
  readonly contract: string;
  /** Everything that is served. */
  readonly routes: readonly RouteSchema[];
  /** Answers that belong to no operation, by name. */
  readonly otherResponses: Readonly<Record<string, ResponseSchema>>;
  /** Origin and prefix of the sandbox, no trailing slash. */
  readonly base: string;
  readonly version: string;
  /** What an operation answers to its own example in the default world, where that is known. */
  readonly exampleOf: (operation: string) => ExampleAnswer | undefined;
}

export function openApiDocument(options: DocumentOptions): Plain {
  const { contract, routes, otherResponses, base, version, exampleOf } = options;
  const types: Types = new Map();
  const paths = routes.map((route) => [
    route.path,
    Object.fromEntries(
      route.operations.map((operation) => [
        operation.method.toLowerCase(),
        operationObject(route, operation, {
          types,
          base,
          example: exampleOf(operation.id),
        }),
      ]),
    ),
  ]);
  const responses = Object.entries(otherResponses).map(([name, response]) => [
    name,
    responseObject([response], types),
  ]);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Waldur payments API',
      version,
      summary: `As waldur-payments-mock serves it, by the contract ${contract}.`,
      description: `${DESCRIPTION} ${languageDescription()}`,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: base === '' ? '/' : base }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths: Object.fromEntries(paths),
    components: {
      schemas: Object.fromEntries([...types].map(([title, { schema }]) => [title, schema])),
      responses: Object.fromEntries(responses),
      securitySchemes: {
        [TOKEN_SCHEME]: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: 'The word `Token`, a blank and the token: `Token YOUR_API_TOKEN`.',
        },
      },
    },
  };
}

function languageDescription(): string {
  const names = languageNames().map(([code, name]) => `\`${code}\` (${name})`);
  return [
    'Texts of refusals stand here in English. The cookie `django_language` or the header `Accept-Language` asks for them, and for',
    `the dates of filters, as another language has them: ${names.join(', ')}.`,
  ].join(' ');
}

const DESCRIPTION = [
  'Answers that belong to no operation stand under `components.responses`: a missing final slash is a `Redirect`, a path',
  'that is none a `NotFoundPage`, a method that a path does not have is `MethodNotAllowed`. Query parameters that an',
  'operation does not know are ignored, and so are unknown fields of bodies.',
].join(' ');
