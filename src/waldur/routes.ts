/** Which endpoints stand on which route of a view set, and what OPTIONS tells of each. */
import { metadata } from '../drf/metadata.ts';
import { jsonReply } from '../drf/reply.ts';
import type { Fields } from '../drf/serializer.ts';
import type { StoredRow } from '../store/table-definition.ts';
import type { Call } from './call.ts';
import {
  actionEndpoint,
  createEndpoint,
  destroyEndpoint,
  listEndpoint,
  partialUpdateEndpoint,
  retrieveEndpoint,
  updateEndpoint,
} from './endpoints.ts';
import { isAuthenticated } from './permissions.ts';
import { isVisible } from './rows.ts';
import { TAKES_NOTHING } from './takes.ts';
import { createRoute, type Endpoint, type Route } from './view.ts';
import type { Action, ViewSetOptions } from './view-set-options.ts';

type Methods = Readonly<Record<string, Endpoint | 'refused' | undefined>>;

/** The collection. */
export function listRoute<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: ViewSetOptions<Row, F>,
): Route {
  const { basename, model, create } = options;
  const methods: Methods = {
    GET: listEndpoint(options),
    POST: create ? createEndpoint(options, create) : refused(options, 'POST'),
  };
  const path = `/api/${basename}/`;
  return route(options, path, methods, `${spaced(model)} List`, () => 'POST');
}

/** One row. OPTIONS describes PUT to those who see it. */
export function detailRoute<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: ViewSetOptions<Row, F>,
): Route {
  const { basename, model, update, destroy } = options;
  const methods: Methods = {
    GET: retrieveEndpoint(options),
    PUT: update ? updateEndpoint(options, update) : refused(options, 'PUT'),
    PATCH: update ? partialUpdateEndpoint(options, update) : refused(options, 'PATCH'),
    DELETE: destroy ? destroyEndpoint(options, destroy) : refused(options, 'DELETE'),
  };
  const path = `/api/${basename}/{uuid}/`;
  return route(options, path, methods, `${spaced(model)} Instance`, (call) =>
    isVisible(options, call) ? 'PUT' : undefined,
  );
}

/** An extra operation on one row. OPTIONS describes the fields of the row, not its own. Source: BEHAVIOUR 10. */
export function actionRoute<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: ViewSetOptions<Row, F>,
  name: string,
  action: Action<Row>,
): Route {
  const path = `/api/${options.basename}/{uuid}/${name}/`;
  const methods = { POST: actionEndpoint(options, name, action) };
  return route(options, path, methods, pretty(name), () => 'POST');
}

function refused(
  { refused: methods = [] }: { readonly refused?: readonly string[] },
  method: string,
): 'refused' | undefined {
  return methods.includes(method) ? 'refused' : undefined;
}

function route<Row extends StoredRow, F extends Fields<Row, Call>>(
  { fields, operationPrefix }: ViewSetOptions<Row, F>,
  path: string,
  methods: Methods,
  name: string,
  described: (call: Call) => 'POST' | 'PUT' | undefined,
): Route {
  const endpoints = new Map<string, Endpoint | 'refused'>();
  for (const [method, endpoint] of Object.entries(methods)) {
    if (endpoint !== undefined) endpoints.set(method, endpoint);
  }
  endpoints.set('OPTIONS', {
    operation: `${operationPrefix}_metadata`,
    permission: isAuthenticated,
    parses: false,
    takes: TAKES_NOTHING,
    guard: (call) => () => {
      const method = described(call);
      const isThere = method !== undefined && endpoints.has(method);
      return jsonReply(metadata<Row, Call>(fields, { name, method: isThere ? method : undefined }));
    },
  });
  return createRoute(path, endpoints);
}

/** `PaymentProfile` → `Payment Profile`. Source: DRF utils/formatting.camelcase_to_spaces. */
export function spaced(model: string): string {
  return model.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
}

/** `link_to_invoice` → `Link to invoice`. Source: Django forms/utils.pretty_name. */
export function pretty(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1).replaceAll('_', ' ');
}
