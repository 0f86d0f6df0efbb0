/** What a view that stands alone takes and answers. */
import { bodySchema, type DescribedFields } from '../drf/field-schema.ts';
import { fieldRefusal, PARSE_REFUSALS } from '../drf/refusal-schemas.ts';
import type { OperationSchema, ResponseSchema, RouteSchema, Schema } from '../drf/schema.ts';
import type { Contract } from './contract.ts';
import { READING_REFUSALS } from './endpoint-schemas.ts';
import { metadataSchema } from './metadata-schema.ts';
import { FORMAT_SCHEMA } from './parameter-schemas.ts';
import { answer } from './response-schemas.ts';
import { routeSchema } from './route-schema.ts';

/** What the view says of itself. */
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

export interface DescribedView {
  readonly path: string;
  readonly name: string;
  readonly operation: string;
  readonly method: string;
  readonly schema: SingleSchema;
  /** Those of every answer. */
  readonly headers: Readonly<Record<string, string>>;
  readonly authentication: 'required' | 'optional';
}

export function singleViewSchema(view: DescribedView, contract: Contract): RouteSchema {
  const { path, name, headers, authentication } = view;
  return routeSchema({
    path,
    tag: 'site',
    headers,
    operations: [operationSchema(view, contract)],
    metadata: metadataSchema({}, { name, method: undefined }),
    authentication,
  });
}

function operationSchema(
  { operation: id, method, schema, authentication }: DescribedView,
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
    authentication,
  };
}
