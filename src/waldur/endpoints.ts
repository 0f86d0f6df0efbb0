/** The endpoints of a view set: the six standard operations, the extra ones, and OPTIONS on each. */
import { metadata } from '../drf/metadata.ts';
import { pageOf } from '../drf/pagination.ts';
import { emptyReply, jsonReply, type Reply } from '../drf/reply.ts';
import { type Fields, represent, validate, validatePartial } from '../drf/serializer.ts';
import type { StoredRow } from '../store/table-definition.ts';
import { type Call, serverFault } from './call.ts';
import { pageHeaders } from './link-header.ts';
import { isAuthenticated, isStaff } from './permissions.ts';
import { findRow, isVisible, passed, selected, shownFields } from './rows.ts';
import type { Endpoint, Endpoints } from './view.ts';
import type { Action, ViewSetOptions } from './view-set-options.ts';

type Options<Row extends StoredRow, F extends Fields<Row, Call>> = ViewSetOptions<Row, F>;

/** `GET`, `POST` and `OPTIONS` on the collection. */
export function listEndpoints<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: Options<Row, F>,
): Endpoints {
  const { operationPrefix: prefix, model, create } = options;
  const endpoints: [string, Endpoint][] = [['GET', listEndpoint(options)]];
  if (create) {
    endpoints.push([
      'POST',
      {
        operation: `${prefix}_create`,
        permission: isStaff,
        parses: true,
        guard: (call) => (data) => {
          const row = create(passed(validate(options.fields, data, call)), call);
          const shown = represent<Row, Call>(options.fields, row, call);
          const { url } = shown;
          return jsonReply(shown, 201, typeof url === 'string' ? { Location: url } : {});
        },
      },
    ]);
  }
  return complete(options, endpoints, `${spaced(model)} List`, ['POST'], () => 'POST');
}

function listEndpoint<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: Options<Row, F>,
): Endpoint {
  return {
    operation: `${options.operationPrefix}_list`,
    permission: isAuthenticated,
    parses: false,
    guard: (call) => () => {
      const rows = selected(options, call);
      const page = pageOf(call.request.query, rows.count);
      const fields = shownFields(options, call);
      const shown = rows
        .page((page.number - 1) * page.size, page.size)
        .map((row) => represent<Row, Call>(fields, row, call));
      return jsonReply(shown, 200, pageHeaders(call.request, page));
    },
  };
}

/** `GET`, `PUT`, `PATCH`, `DELETE` and `OPTIONS` on one row. */
export function detailEndpoints<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: Options<Row, F>,
): Endpoints {
  const { operationPrefix: prefix, model, fields, update, destroy } = options;
  const show = (row: Row, call: Call): Reply =>
    jsonReply(represent<Row, Call>(shownFields(options, call), row, call));
  const staff = { permission: isStaff, parses: true } as const;
  const endpoints: [string, Endpoint][] = [
    [
      'GET',
      {
        operation: `${prefix}_retrieve`,
        permission: isAuthenticated,
        parses: false,
        guard: (call) => () => show(findRow(options, call), call),
      },
    ],
  ];
  if (update) {
    endpoints.push([
      'PUT',
      {
        ...staff,
        operation: `${prefix}_update`,
        guard: (call) => {
          const row = findRow(options, call);
          return (data) => show(update(row, passed(validate(fields, data, call)), call), call);
        },
      },
    ]);
    endpoints.push([
      'PATCH',
      {
        ...staff,
        operation: `${prefix}_partial_update`,
        guard: (call) => {
          const row = findRow(options, call);
          return (data) =>
            show(update(row, passed(validatePartial(fields, data, call)), call), call);
        },
      },
    ]);
  }
  if (destroy) {
    endpoints.push([
      'DELETE',
      {
        operation: `${prefix}_destroy`,
        permission: isStaff,
        parses: false,
        guard: (call) => {
          const row = findRow(options, call);
          return () => {
            destroy(row, call);
            return emptyReply(204);
          };
        },
      },
    ]);
  }
  const described = (call: Call) => (isVisible(options, call) ? 'PUT' : undefined);
  return complete(
    options,
    endpoints,
    `${spaced(model)} Instance`,
    ['PUT', 'PATCH', 'DELETE'],
    described,
  );
}

/** `POST` and `OPTIONS` on an extra operation. */
export function actionEndpoints<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: Options<Row, F>,
  name: string,
  action: Action<Row>,
): Endpoints {
  const endpoint: Endpoint = {
    operation: `${options.operationPrefix}_${name}`,
    permission: action.permission,
    parses: action.parses,
    guard: (call) => {
      const row = findRow(options, call);
      action.check?.(row, call);
      if (call.match.suffix !== undefined && call.world.contract.hasServerFaults) {
        throw serverFault('an extra operation cannot be asked for with a format suffix.');
      }
      return (data) => action.act(row, data, call);
    },
  };
  return complete(options, [['POST', endpoint]], pretty(name), [], () => 'POST');
}

/** Adds what every route has: the methods that are listed and refused, and OPTIONS. */
function complete<Row extends StoredRow, F extends Fields<Row, Call>>(
  { refused = [], fields, operationPrefix }: Options<Row, F>,
  endpoints: readonly [string, Endpoint][],
  name: string,
  methods: readonly string[],
  described: (call: Call) => 'POST' | 'PUT' | undefined,
): Endpoints {
  const map = new Map<string, Endpoint | 'refused'>(endpoints);
  for (const method of methods) if (refused.includes(method)) map.set(method, 'refused');
  map.set('OPTIONS', {
    operation: `${operationPrefix}_metadata`,
    permission: isAuthenticated,
    parses: false,
    guard: (call) => () => {
      const method = described(call);
      const isThere = method !== undefined && map.has(method);
      return jsonReply(metadata<Row, Call>(fields, { name, method: isThere ? method : undefined }));
    },
  });
  return map;
}

/** `PaymentProfile` → `Payment Profile`. Source: DRF utils/formatting.camelcase_to_spaces. */
function spaced(model: string): string {
  return model.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
}

/** `link_to_invoice` → `Link to invoice`. Source: Django forms/utils.pretty_name. */
function pretty(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1).replaceAll('_', ' ');
}
