/** What a view is to the lifecycle: methods on routes, each an endpoint. Nothing of its rows shows here. */
import type { Operation } from '../drf/operation.ts';
import type { RequestData } from '../drf/parsers.ts';
import type { Reply } from '../drf/reply.ts';
import type { RouteMatch, Routes } from '../drf/router.ts';
import type { RouteSchema } from '../drf/schema.ts';
import type { Call } from './call.ts';
import type { Contract } from './contract.ts';
import { FRAME_HEADERS } from './middleware.ts';
import type { Permission } from './permissions.ts';

/** Does what was asked, in one synchronous step. */
export type Act = (data: RequestData) => Reply;

export interface Endpoint {
  /** As published: `payments_link_to_invoice`. */
  readonly operation: string;
  readonly permission: Permission;
  /** True where the body is read. */
  readonly parses: boolean;
  readonly takes: Takes;
  /** Fetches the row and checks its state, before the body is read; gives what is left to do. */
  readonly guard: (call: Call) => Act;
}

/** What an endpoint reads and may answer, for those who watch; nothing is decided by it. */
export type Takes = Pick<Operation, 'query' | 'fields' | 'readOnlyFields' | 'statuses'>;

/** Endpoints by method. `refused` is a method that `Allow` lists and that is answered 405. */
export type Endpoints = ReadonlyMap<string, Endpoint | 'refused'>;

/** What can be asked on one path. */
export interface Route {
  readonly endpoints: Endpoints;
  /** By method; OPTIONS is none. */
  readonly operations: ReadonlyMap<string, Operation>;
  /** On every answer, `Allow` among them. Source: BEHAVIOUR 10. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface View {
  readonly routes: Routes;
  /** The name that the page's example links give the resource: `profile` for `/api/profile/{uuid}/`. */
  readonly exampleBasename: string | undefined;
  /** Who gets as far as being told that a method is not allowed. */
  readonly permission: Permission;
  readonly route: (match: RouteMatch) => Route;
  /** All that can be asked of it, OPTIONS apart. */
  readonly operations: readonly Operation[];
  /** What it takes and answers, in words for the schema generator; made when asked for. */
  readonly schema: (contract: Contract) => readonly RouteSchema[];
}

/** What a path leads to. */
export interface Target {
  readonly view: View;
  readonly match: RouteMatch;
  readonly route: Route;
}

/** The route of a path, where `{uuid}` stands for a key. */
export function createRoute(path: string, endpoints: Endpoints): Route {
  const operations = new Map<string, Operation>();
  for (const [method, endpoint] of endpoints) {
    if (endpoint === 'refused' || method === 'OPTIONS') continue;
    operations.set(method, { id: endpoint.operation, method, path, ...endpoint.takes });
  }
  return { endpoints, operations, headers: { Allow: allowed(endpoints), ...FRAME_HEADERS } };
}

/** All that can be asked on some routes, OPTIONS apart. */
export function operationsOf(routes: readonly Route[]): readonly Operation[] {
  return routes.flatMap(({ operations }) => [...operations.values()]);
}

/** The method whose endpoint answers: HEAD is GET without a body. */
export function methodOf({ method }: { readonly method: string }): string {
  return method === 'HEAD' ? 'GET' : method;
}

/** Source: Django View.http_method_names, in whose order `Allow` lists them. */
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;

function allowed(endpoints: Endpoints): string {
  return METHODS.filter((method) => endpoints.has(methodOf({ method }))).join(', ');
}
