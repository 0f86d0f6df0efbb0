/** The endpoints of a view set: the six standard operations, the extra ones, and OPTIONS on each route. */

import { pageOf } from '../drf/pagination.ts';
import { emptyReply, jsonReply, type Reply } from '../drf/reply.ts';
import { type Fields, represent, validate, validatePartial } from '../drf/serializer.ts';
import type { StoredRow } from '../store/table-definition.ts';
import type { Call } from './call.ts';
import { pageHeaders } from './link-header.ts';
import { isAuthenticated, isStaff } from './permissions.ts';
import { ACTION_FAULTS } from './refusals.ts';
import { findRow, passed, selected, shownRow, shownRows } from './rows.ts';
import { takesOf } from './takes.ts';
import type { Act, Endpoint, Takes } from './view.ts';
import type { Action, ViewSetOptions } from './view-set-options.ts';

/** Reading takes a user, and no body. */
function reading(operation: string, takes: Takes, guard: Endpoint['guard']): Endpoint {
  return { operation, permission: isAuthenticated, parses: false, takes, guard };
}

/** Writing takes a staff user, and a body. */
function writing(operation: string, takes: Takes, guard: Endpoint['guard']): Endpoint {
  return { operation, permission: isStaff, parses: true, takes, guard };
}

export function listEndpoint<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: ViewSetOptions<Row, F>,
): Endpoint {
  return reading(`${options.operationPrefix}_list`, takesOf(options, 'list'), (call) => () => {
    const rows = selected(options, call);
    const page = pageOf(call.request.query, rows.count);
    const onPage = rows.page((page.number - 1) * page.size, page.size);
    return jsonReply(shownRows(options, onPage, call), 200, pageHeaders(call.request, page));
  });
}

export function createEndpoint<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: ViewSetOptions<Row, F>,
  create: NonNullable<ViewSetOptions<Row, F>['create']>,
): Endpoint {
  const { operationPrefix, fields } = options;
  return writing(`${operationPrefix}_create`, takesOf(options, 'create'), (call) => (data) => {
    const row = create(passed(validate(fields, data, call)), call);
    const shown = represent<Row, Call>(fields, row, call);
    const { url } = shown;
    return jsonReply(shown, 201, typeof url === 'string' ? { Location: url } : {});
  });
}

export function retrieveEndpoint<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: ViewSetOptions<Row, F>,
): Endpoint {
  return reading(
    `${options.operationPrefix}_retrieve`,
    takesOf(options, 'retrieve'),
    (call) => () => show(options, findRow(options, call), call),
  );
}

export function updateEndpoint<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: ViewSetOptions<Row, F>,
  update: NonNullable<ViewSetOptions<Row, F>['update']>,
): Endpoint {
  return writing(`${options.operationPrefix}_update`, takesOf(options, 'update'), (call): Act => {
    const row = findRow(options, call);
    return (data) =>
      show(options, update(row, passed(validate(options.fields, data, call)), call), call);
  });
}

export function partialUpdateEndpoint<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: ViewSetOptions<Row, F>,
  update: NonNullable<ViewSetOptions<Row, F>['update']>,
): Endpoint {
  return writing(
    `${options.operationPrefix}_partial_update`,
    takesOf(options, 'update'),
    (call): Act => {
      const row = findRow(options, call);
      return (data) =>
        show(options, update(row, passed(validatePartial(options.fields, data, call)), call), call);
    },
  );
}

/** A body is ignored, whatever it is. Source: BEHAVIOUR 4. */
export function destroyEndpoint<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: ViewSetOptions<Row, F>,
  destroy: NonNullable<ViewSetOptions<Row, F>['destroy']>,
): Endpoint {
  const guard = (call: Call): Act => {
    const row = findRow(options, call);
    return () => {
      destroy(row, call);
      return emptyReply(204);
    };
  };
  return {
    ...writing(`${options.operationPrefix}_destroy`, takesOf(options, 'destroy'), guard),
    parses: false,
  };
}

/** The state is checked before the body is read, and so is the server's fault with suffixes. Source: BEHAVIOUR 3 and 14. */
export function actionEndpoint<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: ViewSetOptions<Row, F>,
  name: string,
  { permission, parses, check, act, fields = [], hasConflict = false }: Action<Row>,
): Endpoint {
  const takes = takesOf(options, 'action');
  const guard = (call: Call): Act => {
    const row = findRow(options, call);
    check?.(row, call);
    if (call.match.suffix !== undefined && call.world.contract.hasServerFaults) {
      throw ACTION_FAULTS.format_suffix.error();
    }
    return (data) => act(row, data, call);
  };
  return {
    operation: `${options.operationPrefix}_${name}`,
    permission,
    parses,
    takes: {
      ...takes,
      fields,
      statuses: [...takes.statuses, ...(hasConflict ? [409] : []), ...(parses ? [415] : [])],
    },
    guard,
  };
}

function show<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: ViewSetOptions<Row, F>,
  row: Row,
  call: Call,
): Reply {
  return jsonReply(shownRow(options, row, call));
}
