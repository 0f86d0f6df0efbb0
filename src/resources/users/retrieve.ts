/** Single users: those whom the caller knows. Their list and all changes to them a real server has, and this mock has not. */
import { LOOKUP, PERMISSION } from '../../drf/refusals.ts';
import { jsonReply } from '../../drf/reply.ts';
import { lazy } from '../../values/lazy.ts';
import { parseUuid } from '../../values/uuid.ts';
import { FORMAT_SCHEMA, uuidPath } from '../../waldur/model/parameter-schemas.ts';
import type { Call } from '../../waldur/site/call.ts';
import { isAuthenticated, userOf } from '../../waldur/site/permissions.ts';
import { type Actor, knownCustomers, seesEverything } from '../../waldur/site/users.ts';
import { defineEndpoint } from '../../waldur/view-set/endpoint.ts';
import { answer } from '../../waldur/view-set/response-schemas.ts';
import { createRoute } from '../../waldur/view-set/route.ts';
import type { View } from '../../waldur/view-set/view.ts';
import { type User, users } from './fields.ts';
import { shownUser, userFieldParameter, userSchema } from './representation.ts';

const MODEL = { model: 'User' } as const;
const PATH = '/api/users/{uuid}/';
/** A row of the default world. */
const EXAMPLE = '0a000000-0000-4000-8000-000000000003';

const endpoint = () =>
  defineEndpoint({
    id: 'users_retrieve',
    scope: 'users',
    method: 'GET',
    path: PATH,
    summary: 'Retrieve',
    permission: isAuthenticated,
    parameters: () => [uuidPath(EXAMPLE), userFieldParameter(), FORMAT_SCHEMA],
    answer: (contract) =>
      answer({ description: 'The row.', schema: userSchema(contract, { isOwn: false }) }),
    refusals: () => [{ name: LOOKUP.no_match.name, detail: LOOKUP.no_match.detail(MODEL) }],
    guard: (call) => () => jsonReply(shownUser(found(call), call)),
  });

const route = lazy(() =>
  createRoute({
    path: PATH,
    tag: 'users',
    name: 'User Instance',
    permission: isAuthenticated,
    endpoints: [endpoint()],
    refused: ['PUT', 'PATCH', 'DELETE'],
  }),
);

/** Source: BEHAVIOUR 18, and Waldur core/permissions.IsAdminOrOwner. */
export const usersView: View = {
  routes: { basename: 'users', hasList: false, actions: [], takesSuffix: true },
  permission: isAuthenticated,
  refuse: refuseMethod,
  all: () => [route()],
  route,
};

/** By which somebody is changed, and so looked up. */
const CHANGING: readonly string[] = ['PUT', 'PATCH', 'DELETE'];

/**
 * Staff may use any method, others change themselves at most: whom they would change is looked up first, but for DELETE,
 * which is not for them at all. For methods that change nobody, staff is asked for no user.
 */
function refuseMethod(call: Call): void {
  const { method } = call.request;
  const caller = userOf(call);
  if (!caller.isStaff && method === 'DELETE') throw PERMISSION.denied.error();
  if (caller.isStaff && !CHANGING.includes(method)) return;
  const { uuid } = found(call);
  if (!caller.isStaff && uuid !== caller.uuid) throw PERMISSION.denied.error();
}

/** @throws ApiException 404 */
function found({ match, actor, world: { store } }: Call): User {
  const uuid = match.kind === 'detail' ? parseUuid<'users'>(match.lookup) : undefined;
  const user = uuid === undefined ? undefined : store.table(users).get(uuid);
  if (!user || actor === 'anonymous' || !sees(actor, user)) throw LOOKUP.no_match.error(MODEL);
  return user;
}

/**
 * Who has a role in an organization sees all who have one there, but staff and inactive users.
 * Source: Waldur structure/filters.UserFilterBackend, structure/views.UserViewSet; not measured.
 */
function sees(actor: Actor, user: User): boolean {
  if (seesEverything(actor)) return true;
  if (user.isStaff || !user.isActive) return false;
  if (actor.uuid === user.uuid) return true;
  const known = knownCustomers(actor);
  return knownCustomers(user).some((customer) => known.includes(customer));
}
