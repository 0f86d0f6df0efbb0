/** View sets: the rules that all of Waldur's resources share, put over what one says of itself. */
import type { RouteMatch } from '../drf/router.ts';
import type { Fields } from '../drf/serializer.ts';
import type { StoredRow } from '../store/table-definition.ts';
import type { Call } from './call.ts';
import { isAuthenticated } from './permissions.ts';
import { actionRoute, detailRoute, listRoute } from './routes.ts';
import { operationsOf, type Route, type View } from './view.ts';
import type { ViewSetOptions } from './view-set-options.ts';
import { viewSetSchema } from './view-set-schema.ts';

/** Makes the view of a resource. Writing takes a staff user. Source: Waldur core/views.ActionsViewSet; BEHAVIOUR 2 and 4. */
export function defineViewSet<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: ViewSetOptions<Row, F>,
): View {
  const actions: ReadonlyMap<string, Route> = new Map(
    Object.entries(options.actions ?? {}).map(([name, action]) => [
      name,
      actionRoute(options, name, action),
    ]),
  );
  const list = listRoute(options);
  const detail = detailRoute(options);
  return {
    routes: {
      basename: options.basename,
      hasList: true,
      actions: [...actions.keys()],
      takesSuffix: true,
    },
    operations: operationsOf([list, detail, ...actions.values()]),
    schema: (contract) => viewSetSchema(options, { list, detail, actions }, contract),
    exampleBasename: options.exampleBasename,
    permission: isAuthenticated,
    route: (match: RouteMatch) => {
      if (match.kind === 'list') return list;
      return (match.kind === 'action' ? actions.get(match.action) : undefined) ?? detail;
    },
  };
}
