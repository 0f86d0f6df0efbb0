/** The six standard operations, each an endpoint made of what a resource says of itself. */
import { pageOf } from '../../drf/pagination.ts';
import { LOOKUP } from '../../drf/refusals.ts';
import { emptyReply, jsonReply, type Reply } from '../../drf/reply.ts';
import { type Fields, represent, validate, validatePartial } from '../../drf/serializer.ts';
import type { StoredRow } from '../../store/table-definition.ts';
import type { Contract } from '../contract.ts';
import { FORMAT_SCHEMA, PAGE_SCHEMAS } from '../model/parameter-schemas.ts';
import type { Call } from '../site/call.ts';
import { isAuthenticated, isStaff } from '../site/permissions.ts';
import { type Answer, defineEndpoint, type Endpoint, possible } from './endpoint.ts';
import { pageHeaders } from './link-header.ts';
import { answer, LOCATION, PAGE_HEADERS } from './response-schemas.ts';
import { findRow, passed, selected, shownRow, shownRows } from './rows.ts';
import type { ViewSetOptions } from './view-set-options.ts';
import {
  filterParameters,
  filterRefusals,
  lookupRefusals,
  own,
  placeOf,
  rowParameters,
  rowSchema,
  type SharedOptions,
  shownParameters,
  shownRowParameters,
  shownSchema,
} from './view-set-parts.ts';

export function listEndpoint<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: ViewSetOptions<Row, F>,
): Endpoint {
  return defineEndpoint({
    ...placeOf(options, 'list', ''),
    method: 'GET',
    summary: 'List',
    permission: isAuthenticated,
    parameters: () => [...filterParameters(options), ...PAGE_SCHEMAS, ...shownParameters(options)],
    answer: (contract) => {
      const items = shownSchema(options, contract);
      return answer({
        description: 'A page of the list.',
        schema: { type: 'array', items, maxItems: 300 },
        headers: PAGE_HEADERS,
      });
    },
    refusals: () => [...filterRefusals(options), possible(LOOKUP.invalid_page)],
    guard: (call) => () => {
      const rows = selected(options, call);
      const page = pageOf(call.request.query, rows.count);
      const onPage = rows.page((page.number - 1) * page.size, page.size);
      return jsonReply(shownRows(options, onPage, call), 200, pageHeaders(call.request, page));
    },
  });
}

export function createEndpoint<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: ViewSetOptions<Row, F>,
  create: NonNullable<ViewSetOptions<Row, F>['create']>,
): Endpoint {
  const { fields, model, examples, refusals } = options;
  return defineEndpoint({
    ...placeOf(options, 'create', ''),
    method: 'POST',
    summary: 'Create',
    permission: isStaff,
    parameters: () => [FORMAT_SCHEMA],
    body: { title: `${model}Request`, fields, example: examples.body },
    status: 201,
    answer: (contract) =>
      answer({
        description: 'The new row.',
        schema: rowSchema(options, contract),
        headers: LOCATION,
      }),
    refusals: () => own(refusals?.create),
    guard: (call) => (data) => {
      const row = create(passed(validate(fields, data, call)), call);
      const shown = represent<Row, Call>(fields, row, call);
      const { url } = shown;
      return jsonReply(shown, 201, typeof url === 'string' ? { Location: url } : {});
    },
  });
}

export function retrieveEndpoint<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: ViewSetOptions<Row, F>,
): Endpoint {
  return defineEndpoint({
    ...placeOf(options, 'retrieve', '{uuid}/'),
    method: 'GET',
    summary: 'Retrieve',
    permission: isAuthenticated,
    parameters: () => shownRowParameters(options),
    answer: (contract) =>
      answer({ description: 'The row.', schema: shownSchema(options, contract) }),
    refusals: () => lookupRefusals(options),
    guard: (call) => () => show(options, findRow(options, call), call),
  });
}

export function updateEndpoint<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: ViewSetOptions<Row, F>,
  update: NonNullable<ViewSetOptions<Row, F>['update']>,
): Endpoint {
  const { fields, model, examples } = options;
  return defineEndpoint({
    ...changing(options, 'update'),
    method: 'PUT',
    summary: 'Update',
    description: 'What may be left out is kept as it is.',
    body: { title: `${model}Request`, fields, example: examples.body },
    guard: (call) => {
      const row = findRow(options, call);
      return (data) => show(options, update(row, passed(validate(fields, data, call)), call), call);
    },
  });
}

export function partialUpdateEndpoint<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: ViewSetOptions<Row, F>,
  update: NonNullable<ViewSetOptions<Row, F>['update']>,
): Endpoint {
  const { fields, model, examples } = options;
  return defineEndpoint({
    ...changing(options, 'partial_update'),
    method: 'PATCH',
    summary: 'Partial update',
    body: { title: `Patched${model}Request`, fields, partial: true, example: examples.part },
    guard: (call) => {
      const row = findRow(options, call);
      return (data) =>
        show(options, update(row, passed(validatePartial(fields, data, call)), call), call);
    },
  });
}

/** A body is ignored, whatever it is. Source: BEHAVIOUR 4. */
export function destroyEndpoint<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: ViewSetOptions<Row, F>,
  destroy: NonNullable<ViewSetOptions<Row, F>['destroy']>,
): Endpoint {
  return defineEndpoint({
    ...placeOf(options, 'destroy', '{uuid}/'),
    method: 'DELETE',
    summary: 'Delete',
    permission: isStaff,
    parameters: () => rowParameters(options),
    status: 204,
    answer: () => answer({ description: 'It is gone.' }),
    refusals: () => [...lookupRefusals(options), ...own(options.refusals?.destroy)],
    guard: (call) => {
      const row = findRow(options, call);
      return () => {
        destroy(row, call);
        return emptyReply(204);
      };
    },
  });
}

/** What PUT and PATCH have in common. */
function changing(options: SharedOptions, name: string) {
  return {
    ...placeOf(options, name, '{uuid}/'),
    permission: isStaff,
    parameters: () => shownRowParameters(options),
    answer: (contract: Contract): Answer =>
      answer({ description: 'The row as it is now.', schema: shownSchema(options, contract) }),
    refusals: () => [...lookupRefusals(options), ...own(options.refusals?.update)],
  };
}

function show<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: ViewSetOptions<Row, F>,
  row: Row,
  call: Call,
): Reply {
  return jsonReply(shownRow(options, row, call));
}
