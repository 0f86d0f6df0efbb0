/** Views that stand alone, at one path, with no rows of their own. */
import { bodySchema, type DescribedFields } from '../drf/field-schema.ts';
import { metadata } from '../drf/metadata.ts';
import type { RequestData } from '../drf/parsers.ts';
import { fieldRefusal, PARSE_REFUSALS } from '../drf/refusal-schemas.ts';
import { jsonReply, type Reply } from '../drf/reply.ts';
import type { OperationSchema, ResponseSchema, Schema } from '../drf/schema.ts';
import type { Call } from './call.ts';
import type { Contract } from './contract.ts';
import { READING_REFUSALS } from './endpoint-schemas.ts';
import { metadataSchema } from './metadata-schema.ts';
import { FORMAT_SCHEMA } from './parameter-schemas.ts';
import type { Permission } from './permissions.ts';
import { answer } from './response-schemas.ts';
import { routeSchema } from './route-schema.ts';
import { FORMAT_PARAMETER, SINGLE_STATUSES, TAKES_NOTHING } from './takes.ts';
import { type Endpoint, operationsOf, type View } from './view.ts';

export interface SingleViewOptions {
  /** The whole path, with both slashes. */
  readonly path: string;
  /** As OPTIONS calls it. */
  readonly name: string;
  readonly operation: string;
  readonly method: 'GET' | 'POST';
  readonly permission: Permission;
  /** Body fields that it reads. */
  readonly fields?: readonly string[];
  readonly answer: (call: Call, data: RequestData) => Reply;
  readonly schema: SingleSchema;
}

/** What a view that stands alone says of itself. */
export interface SingleSchema {
  readonly summary: string;
  readonly answer: (contract: Contract) => Schema;
  readonly headers?: ResponseSchema['headers'];
  /** The serializer of its body, with the name of the type. */
  readonly body?: { readonly title: string; readonly fields: DescribedFields };
  /** A body that the default world takes. */
  readonly example?: Readonly<Record<string, unknown>>;
  /** What its business rules refuse. */
  readonly refusals?: readonly ResponseSchema[];
}

export function defineSingleView(options: SingleViewOptions): View {
  const { path, name, operation, method, permission, fields = [] } = options;
  const statuses = SINGLE_STATUSES[method];
  const endpoints: ReadonlyMap<string, Endpoint> = new Map<string, Endpoint>([
    [
      method,
      {
        operation,
        permission,
        parses: method === 'POST',
        takes: { query: [FORMAT_PARAMETER], fields, readOnlyFields: [], statuses },
        guard: (call) => (data) => options.answer(call, data),
      },
    ],
    [
      'OPTIONS',
      {
        operation: `${operation}_metadata`,
        permission,
        parses: false,
        takes: TAKES_NOTHING,
        guard: () => () => jsonReply(metadata({}, { name, method: undefined })),
      },
    ],
  ]);
  return {
    routes: { basename: path, hasList: false, actions: [], takesSuffix: false },
    exampleBasename: undefined,
    operations: operationsOf(path, endpoints),
    permission,
    endpoints: () => endpoints,
    schema: (contract) => [
      routeSchema({
        path,
        tag: 'site',
        endpoints,
        operations: [operationSchema(options, contract)],
        metadata: metadataSchema({}, { name, method: undefined }),
        authentication: authenticationOf(permission),
      }),
    ],
  };
}

function operationSchema(
  { operation: id, method, permission, schema }: SingleViewOptions,
  contract: Contract,
): OperationSchema {
  const { summary, body, example, headers = {}, refusals = [] } = schema;
  const parsed = body ? [...PARSE_REFUSALS, fieldRefusal(Object.keys(body.fields))] : [];
  return {
    id,
    method,
    summary,
    parameters: [FORMAT_SCHEMA],
    ...(body ? { body: bodySchema(body.fields, { title: body.title, example }) } : {}),
    responses: [
      answer(200, 'It is so.', schema.answer(contract), headers),
      ...READING_REFUSALS,
      ...parsed,
      ...refusals,
    ],
    authentication: authenticationOf(permission),
  };
}

function authenticationOf(permission: Permission): 'required' | 'optional' {
  return permission === everybody ? 'optional' : 'required';
}

/** Lets everybody in; a bad token is refused all the same. */
export const everybody: Permission = () => {};
