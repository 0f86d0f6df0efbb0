/** What a view is to the lifecycle: methods on routes, each an endpoint. Nothing of its rows shows here. */
import type { Operation } from '../drf/operation.ts';
import type { RequestData } from '../drf/parsers.ts';
import type { Reply } from '../drf/reply.ts';
import type { RouteMatch, Routes } from '../drf/router.ts';
import type { RouteSchema } from '../drf/schema.ts';
import type { Call } from './call.ts';
import type { Contract } from './contract.ts';
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

export interface View {
  readonly routes: Routes;
  /** The name that the page's example links give the resource: `profile` for `/api/profile/{uuid}/`. */
  readonly exampleBasename: string | undefined;
  /** Who gets as far as being told that a method is not allowed. */
  readonly permission: Permission;
  readonly endpoints: (match: RouteMatch) => Endpoints;
  /** All that can be asked of it, OPTIONS apart. */
  readonly operations: readonly Operation[];
  /** What it takes and answers, in words for the schema generator; made when asked for. */
  readonly schema: (contract: Contract) => readonly RouteSchema[];
}

/** The operations of one route. */
export function operationsOf(path: string, endpoints: Endpoints): readonly Operation[] {
  return [...endpoints].flatMap(([method, endpoint]) =>
    endpoint === 'refused' || method === 'OPTIONS'
      ? []
      : [{ id: endpoint.operation, method, path, ...endpoint.takes }],
  );
}

/** Source: Django View.http_method_names, in whose order `Allow` lists them. */
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;

/** The `Allow` header of a route. Source: BEHAVIOUR 10. */
export function allowed(endpoints: Endpoints): string {
  return METHODS.filter((method) => endpoints.has(method === 'HEAD' ? 'GET' : method)).join(', ');
}
