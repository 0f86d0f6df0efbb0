/** An operation as OpenAPI has it. */
import type {
  BodySchema,
  OperationSchema,
  ParameterSchema,
  RouteSchema,
  Schema,
} from '../drf/schema.ts';
import { type Types, withReferences } from './components.ts';
import type { Plain } from './plain.ts';
import { type ExampleAnswer, responsesObject } from './response-objects.ts';

/** The names of the security schemes: of the API's token, and of the one that the mock may ask for itself. */
export const TOKEN_SCHEME = 'token';
export const OWN_TOKEN_SCHEME = 'adminToken';

export interface OperationContext {
  readonly types: Types;
  readonly example: ExampleAnswer | undefined;
  /** Before the paths in examples of bodies. */
  readonly base: string;
}

export function operationObject(
  { tag }: Pick<RouteSchema, 'tag'>,
  operation: OperationSchema,
  { types, example, base }: OperationContext,
): Plain {
  const { id, summary, description, parameters, body, responses, authentication } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    ...securityOf(authentication),
    parameters: parameters.map(parameterObject),
    ...(body ? { requestBody: bodyObject(body, types, base) } : {}),
    responses: responsesObject(responses, types, example),
  };
}

/** A token is what the document asks for where an operation says nothing. */
function securityOf(authentication: OperationSchema['authentication']): Plain {
  switch (authentication) {
    case 'required':
      return {};
    case 'optional':
      return { security: [{}, { [TOKEN_SCHEME]: [] }] };
    case 'own':
      return { security: [{}, { [OWN_TOKEN_SCHEME]: [] }] };
    case 'none':
      return { security: [] };
    default:
      return authentication satisfies never;
  }
}

function parameterObject(parameter: ParameterSchema): Plain {
  const { name, in: place, description, schema, list, example } = parameter;
  return {
    name,
    in: place,
    ...(place === 'path' ? { required: true } : {}),
    ...(description === undefined ? {} : { description }),
    schema,
    ...(list === undefined ? {} : { style: 'form', explode: list === 'many' }),
    ...(example === undefined ? {} : { example }),
  };
}

function bodyObject({ required, content, example }: BodySchema, types: Types, base: string): Plain {
  const media = Object.entries(content).map(([mediaType, schema]: [string, Schema]) => [
    mediaType,
    {
      schema: withReferences(schema, types),
      ...(example === undefined || mediaType !== 'application/json'
        ? {}
        : { example: withBase(example, base) }),
    },
  ]);
  return { required, content: Object.fromEntries(media) };
}

/** Paths of the API in an example, as URLs of this server; what is called a path stays one. */
function withBase(example: unknown, base: string): unknown {
  if (typeof example === 'string') return example.startsWith('/api/') ? base + example : example;
  if (Array.isArray(example)) return example.map((item: unknown) => withBase(item, base));
  if (typeof example !== 'object' || example === null) return example;
  return Object.fromEntries(
    Object.entries(example).map(([name, value]) => [
      name,
      name === 'path' ? value : withBase(value, base),
    ]),
  );
}
