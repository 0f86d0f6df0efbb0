/** What the endpoints of a view set take and answer, one function for each function of `endpoints.ts`. */
import { bodySchema } from '../drf/field-schema.ts';
import { fieldRefusal, NEGOTIATION_REFUSALS, PARSE_REFUSALS } from '../drf/refusal-schemas.ts';
import type { OperationSchema, ResponseSchema, Schema } from '../drf/schema.ts';
import type { Contract } from './contract.ts';
import { FORMAT_SCHEMA, PAGE_SCHEMAS } from './parameter-schemas.ts';
import {
  answer,
  CONFLICT,
  FORBIDDEN,
  INVALID_PAGE,
  LOCATION,
  PAGE_HEADERS,
  SERVER_FAULT,
  UNAUTHENTICATED,
} from './response-schemas.ts';
import { pretty } from './routes.ts';
import type { Action } from './view-set-options.ts';
import {
  bodyRefusals,
  type DescribedViewSet,
  filterParameters,
  filterRefusals,
  lookupRefusals,
  rowParameters,
  rowSchema,
  shownParameters,
  shownRowParameters,
  shownSchema,
} from './view-set-part-schemas.ts';

type DescribedAction = Pick<Action<never>, 'parses' | 'hasConflict' | 'schema'>;

/** What every endpoint refuses that asks who calls. */
export const READING_REFUSALS: readonly ResponseSchema[] = [
  ...NEGOTIATION_REFUSALS,
  UNAUTHENTICATED,
];
const WRITING_REFUSALS: readonly ResponseSchema[] = [...READING_REFUSALS, FORBIDDEN];

export function listSchema(options: DescribedViewSet, contract: Contract): OperationSchema {
  const rows: Schema = { type: 'array', items: shownSchema(options, contract), maxItems: 300 };
  return {
    id: `${options.operationPrefix}_list`,
    method: 'GET',
    summary: 'List',
    parameters: [...filterParameters(options), ...PAGE_SCHEMAS, ...shownParameters(options)],
    responses: [
      answer(200, 'A page of the list.', rows, PAGE_HEADERS),
      ...filterRefusals(options),
      INVALID_PAGE,
      ...READING_REFUSALS,
    ],
    authentication: 'required',
  };
}

export function createSchema(options: DescribedViewSet, contract: Contract): OperationSchema {
  return {
    id: `${options.operationPrefix}_create`,
    method: 'POST',
    summary: 'Create',
    parameters: [FORMAT_SCHEMA],
    body: bodySchema(options.fields, {
      title: `${options.model}Request`,
      example: options.examples.body,
    }),
    responses: [
      answer(201, 'The new row.', rowSchema(options, contract), LOCATION),
      ...bodyRefusals(options),
      ...WRITING_REFUSALS,
      ...(isFaulty(options, 'create', contract) ? [SERVER_FAULT] : []),
    ],
    authentication: 'required',
  };
}

export function retrieveSchema(options: DescribedViewSet, contract: Contract): OperationSchema {
  return {
    id: `${options.operationPrefix}_retrieve`,
    method: 'GET',
    summary: 'Retrieve',
    parameters: shownRowParameters(options),
    responses: [
      answer(200, 'The row.', shownSchema(options, contract)),
      ...lookupRefusals(options),
      ...READING_REFUSALS,
    ],
    authentication: 'required',
  };
}

export function updateSchema(options: DescribedViewSet, contract: Contract): OperationSchema {
  const { operationPrefix, model, fields, examples } = options;
  return {
    id: `${operationPrefix}_update`,
    method: 'PUT',
    summary: 'Update',
    description: 'What may be left out is kept as it is.',
    parameters: shownRowParameters(options),
    body: bodySchema(fields, { title: `${model}Request`, example: examples.body }),
    responses: updateResponses(options, contract),
    authentication: 'required',
  };
}

export function partialUpdateSchema(
  options: DescribedViewSet,
  contract: Contract,
): OperationSchema {
  const { operationPrefix, model, fields, examples } = options;
  return {
    id: `${operationPrefix}_partial_update`,
    method: 'PATCH',
    summary: 'Partial update',
    parameters: shownRowParameters(options),
    body: bodySchema(fields, {
      title: `Patched${model}Request`,
      partial: true,
      example: examples.part,
    }),
    responses: updateResponses(options, contract),
    authentication: 'required',
  };
}

export function destroySchema(options: DescribedViewSet, contract: Contract): OperationSchema {
  return {
    id: `${options.operationPrefix}_destroy`,
    method: 'DELETE',
    summary: 'Delete',
    parameters: rowParameters(options),
    responses: [
      answer(204, 'It is gone.', undefined),
      ...lookupRefusals(options),
      ...WRITING_REFUSALS,
      ...(options.conflicts?.includes('destroy') ? [CONFLICT] : []),
      ...(isFaulty(options, 'destroy', contract) ? [SERVER_FAULT] : []),
    ],
    authentication: 'required',
  };
}

/** A format suffix after an extra operation is a known fault of the server. Source: BEHAVIOUR 14. */
export function actionSchema(
  options: DescribedViewSet,
  name: string,
  { parses, hasConflict = false, schema }: DescribedAction,
  contract: Contract,
): OperationSchema {
  const { description, body, mayBeEmpty: partial = false, example, refusals = [] } = schema;
  return {
    id: `${options.operationPrefix}_${name}`,
    method: 'POST',
    summary: pretty(name),
    description,
    parameters: rowParameters(options, schema.exampleRow),
    ...(body ? { body: bodySchema(body, { title: requestTitle(name), partial, example }) } : {}),
    responses: [
      answer(200, 'It is done.', schema.answer(contract)),
      ...lookupRefusals(options),
      ...WRITING_REFUSALS,
      ...refusals,
      ...(parses ? [...PARSE_REFUSALS, fieldRefusal(Object.keys(body ?? {}))] : []),
      ...(hasConflict ? [CONFLICT] : []),
      ...(contract.hasServerFaults ? [SERVER_FAULT] : []),
    ],
    authentication: 'required',
  };
}

/** `link_to_invoice` → `LinkToInvoiceRequest`. */
function requestTitle(name: string): string {
  return `${name.replace(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase())}Request`;
}

function updateResponses(options: DescribedViewSet, contract: Contract): readonly ResponseSchema[] {
  return [
    answer(200, 'The row as it is now.', shownSchema(options, contract)),
    ...lookupRefusals(options),
    ...bodyRefusals(options),
    ...WRITING_REFUSALS,
  ];
}

function isFaulty(
  { faults = [] }: DescribedViewSet,
  operation: 'create' | 'destroy',
  { hasServerFaults }: Contract,
): boolean {
  return hasServerFaults && faults.includes(operation);
}
