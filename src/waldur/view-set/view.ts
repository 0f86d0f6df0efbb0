/** What a view is to the site and the lifecycle: routes, each with its endpoints. Nothing of its rows shows here. */
import type { RouteMatch, Routes } from '../../drf/router.ts';
import type { Contract } from '../contract.ts';
import type { Call } from '../site/call.ts';
import type { Permission } from '../site/permissions.ts';
import type { Endpoint } from './endpoint.ts';
import type { Route } from './route.ts';

export interface View {
  readonly routes: Routes;
  /** The name that the page's example links give the resource: `profile` for `/api/profile/{uuid}/`. */
  readonly exampleBasename?: string | undefined;
  /** Who gets as far as being told that a method is not allowed. */
  readonly permission: Permission;
  /** Refuses what comes before that: a row that is not there, where the real server has the method. */
  readonly refuse?: ((call: Call) => void) | undefined;
  /** The actions that a contract has not. */
  readonly lacks?: (contract: Contract) => readonly string[];
  /** All that can be asked. */
  readonly all: () => readonly Route[];
  readonly route: (match: RouteMatch) => Route;
}

/** The view without what a contract has not. No route is made for that. */
export function viewWithin(view: View, contract: Contract): View {
  const lacking = view.lacks?.(contract) ?? [];
  if (lacking.length === 0) return view;
  const { routes } = view;
  return {
    ...view,
    all: () => view.all().filter(({ isIn }) => isIn?.(contract) ?? true),
    routes: { ...routes, actions: routes.actions.filter((name) => !lacking.includes(name)) },
  };
}

/** What a request leads to. */
export interface Target {
  readonly view: View;
  readonly match: RouteMatch;
  readonly route: Route;
  /** Undefined for a method that the path does not have. */
  readonly endpoint: Endpoint | undefined;
}
