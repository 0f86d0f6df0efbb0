/** View sets: the rules that all of Waldur's resources share, put over what one says of itself. */
import type { Fields } from '../../drf/serializer.ts';
import type { StoredRow } from '../../store/table-definition.ts';
import { lazy } from '../../values/lazy.ts';
import type { Call } from '../site/call.ts';
import { isAuthenticated } from '../site/permissions.ts';
import { actionEndpoint, pretty } from './action.ts';
import {
  createEndpoint,
  destroyEndpoint,
  listEndpoint,
  partialUpdateEndpoint,
  retrieveEndpoint,
  updateEndpoint,
} from './endpoints.ts';
import { createRoute, type Described, type Route, type RouteOptions } from './route.ts';
import { isVisible, shownFields } from './rows.ts';
import type { View } from './view.ts';
import type { ViewSetOptions } from './view-set-options.ts';
import { filterFaults } from './view-set-parts.ts';

/** Makes the view of a resource. Writing takes a staff user. Source: Waldur core/views.ActionsViewSet; BEHAVIOUR 2 and 4. */
export function defineViewSet<Row extends StoredRow, F extends Fields<Row, Call>>(
  options: ViewSetOptions<Row, F>,
): View {
  const { basename, exampleBasename, model, selectsFields } = options;
  const { create, update, destroy } = options;
  const path = `/api/${basename}/`;
  const refused = options.refused ?? [];
  /** Made when somebody asks there, or asks what there is. */
  const route = (
    below: string,
    name: string,
    described: Omit<Described, 'fields'>,
    routed: () => Pick<RouteOptions, 'endpoints' | 'refused' | 'isIn'>,
  ): (() => Route) =>
    lazy(() =>
      createRoute({
        path: path + below,
        tag: basename,
        name,
        permission: isAuthenticated,
        described: {
          fields: options.fields,
          ...(selectsFields && { picked: (call: Call) => shownFields(options, call) }),
          ...described,
        },
        ...routed(),
      }),
    );
  const list = route('', `${spaced(model)} List`, { method: 'POST' }, () => ({
    endpoints: [listEndpoint(options), ...(create ? [createEndpoint(options, create)] : [])],
    refused: refused.filter((method) => method === 'POST'),
  }));
  // OPTIONS describes PUT to those who see the row.
  const detail = route(
    '{uuid}/',
    `${spaced(model)} Instance`,
    {
      method: 'PUT',
      isFor: (call) => isVisible(options, call),
      faults: () => filterFaults(options),
    },
    () => ({
      endpoints: [
        retrieveEndpoint(options),
        ...(update
          ? [updateEndpoint(options, update), partialUpdateEndpoint(options, update)]
          : []),
        ...(destroy ? [destroyEndpoint(options, destroy)] : []),
      ],
      refused: refused.filter((method) => method !== 'POST'),
    }),
  );
  // OPTIONS describes the fields of the row, not those of the action. Source: BEHAVIOUR 10.
  const actions: ReadonlyMap<string, () => Route> = new Map(
    Object.entries(options.actions ?? {}).map(([name, action]) => [
      name,
      route(`{uuid}/${name}/`, pretty(name), { method: 'POST' }, () => ({
        endpoints: [actionEndpoint(options, name, action)],
        isIn: action.isIn,
      })),
    ]),
  );
  return {
    routes: { basename, hasList: true, actions: [...actions.keys()], takesSuffix: true },
    exampleBasename,
    permission: isAuthenticated,
    lacks: (contract) =>
      Object.entries(options.actions ?? {}).flatMap(([name, { isIn }]) =>
        isIn?.(contract) === false ? [name] : [],
      ),
    all: () => [list, detail, ...actions.values()].map((each) => each()),
    route: (match) => {
      if (match.kind === 'list') return list();
      const action = match.kind === 'action' ? actions.get(match.action) : undefined;
      return (action ?? detail)();
    },
  };
}

/** `PaymentProfile` → `Payment Profile`. Source: DRF utils/formatting.camelcase_to_spaces. */
function spaced(model: string): string {
  return model.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
}
