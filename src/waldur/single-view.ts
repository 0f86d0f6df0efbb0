/** Views that stand alone, at one path, with no rows of their own. */
import { metadata } from '../drf/metadata.ts';
import type { RequestData } from '../drf/parsers.ts';
import { jsonReply, type Reply } from '../drf/reply.ts';
import type { Call } from './call.ts';
import type { Permission } from './permissions.ts';
import { type SingleSchema, singleViewSchema } from './single-view-schema.ts';
import { FORMAT_PARAMETER, SINGLE_STATUSES, TAKES_NOTHING } from './takes.ts';
import { createRoute, type Endpoint, operationsOf, type View } from './view.ts';

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
  const route = createRoute(path, endpoints);
  return {
    routes: { basename: path, hasList: false, actions: [], takesSuffix: false },
    exampleBasename: undefined,
    operations: operationsOf([route]),
    permission,
    route: () => route,
    schema: (contract) => {
      const authentication = permission === everybody ? 'optional' : 'required';
      return [singleViewSchema({ ...options, headers: route.headers, authentication }, contract)];
    },
  };
}

/** Lets everybody in; a bad token is refused all the same. */
export const everybody: Permission = () => {};
