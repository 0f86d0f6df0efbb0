/** What a view set takes and answers, route by route, as `routes.ts` serves it. */
import type { OperationSchema, RouteSchema } from '../drf/schema.ts';
import type { Fields } from '../drf/serializer.ts';
import type { StoredRow } from '../store/table-definition.ts';
import type { Call } from './call.ts';
import type { Contract } from './contract.ts';
import {
  actionSchema,
  createSchema,
  destroySchema,
  listSchema,
  partialUpdateSchema,
  retrieveSchema,
  updateSchema,
} from './endpoint-schemas.ts';
import { metadataSchema } from './metadata-schema.ts';
import { routeSchema } from './route-schema.ts';
import { pretty, spaced } from './routes.ts';
import type { Route } from './view.ts';
import type { ViewSetOptions } from './view-set-options.ts';

/** The routes of a view set, as they are served. */
export interface ViewSetRoutes {
  readonly list: Route;
  readonly detail: Route;
  readonly actions: ReadonlyMap<string, Route>;
}

export function viewSetSchema<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: ViewSetOptions<Row, F>,
  { list, detail, actions }: ViewSetRoutes,
  contract: Contract,
): readonly RouteSchema[] {
  const { basename, model, fields, create, update, destroy } = options;
  const path = `/api/${basename}/`;
  const route = (
    suffix: string,
    { endpoints, headers }: Route,
    operations: readonly OperationSchema[],
    name: string,
    described: 'POST' | 'PUT',
  ): RouteSchema => {
    const method = endpoints.has(described) ? described : undefined;
    // The fields of a row are told to those who see it.
    const metadata = metadataSchema<Row, Call>(fields, { name, method }, described === 'POST');
    const place = { path: path + suffix, tag: basename, authentication: 'required' } as const;
    return routeSchema({ ...place, headers, operations, metadata });
  };
  const ofList = [
    listSchema(options, contract),
    ...(create ? [createSchema(options, contract)] : []),
  ];
  const ofRow = [
    retrieveSchema(options, contract),
    ...(update ? [updateSchema(options, contract), partialUpdateSchema(options, contract)] : []),
    ...(destroy ? [destroySchema(options, contract)] : []),
  ];
  return [
    route('', list, ofList, `${spaced(model)} List`, 'POST'),
    route('{uuid}/', detail, ofRow, `${spaced(model)} Instance`, 'PUT'),
    ...Object.entries(options.actions ?? {}).flatMap(([name, action]) => {
      const served = actions.get(name);
      const operations = [actionSchema(options, name, action, contract)];
      return served ? [route(`{uuid}/${name}/`, served, operations, pretty(name), 'POST')] : [];
    }),
  ];
}
