/** The roles that there are: always those that a server starts with. */
import { representationSchema } from '../../drf/field-schema.ts';
import { cleanBoolean } from '../../drf/form-fields.ts';
import { pageOf } from '../../drf/pagination.ts';
import { LOOKUP } from '../../drf/refusals.ts';
import { jsonReply } from '../../drf/reply.ts';
import type { ParameterSchema, Schema, Wire } from '../../drf/schema.ts';
import { represent } from '../../drf/serializer.ts';
import { lazy } from '../../values/lazy.ts';
import { parseUuid } from '../../values/uuid.ts';
import {
  booleanParameter,
  FORMAT_SCHEMA,
  PAGE_SCHEMAS,
  uuidPath,
} from '../../waldur/model/parameter-schemas.ts';
import type { Call } from '../../waldur/site/call.ts';
import { everybody, isStaff } from '../../waldur/site/permissions.ts';
import { defineEndpoint, possible } from '../../waldur/view-set/endpoint.ts';
import { pageHeaders } from '../../waldur/view-set/link-header.ts';
import { answer, PAGE_HEADERS } from '../../waldur/view-set/response-schemas.ts';
import { createRoute, type Described } from '../../waldur/view-set/route.ts';
import type { View } from '../../waldur/view-set/view.ts';
import { roleFields } from './role-fields.ts';
import { type SystemRole, systemRoles } from './system-roles.ts';

const PATH = '/api/roles/';
const FILTERS: readonly ParameterSchema[] = [
  { name: 'is_active', in: 'query', ...booleanParameter() },
];
/** What a real server lets staff do with a role, and this mock does not. */
const WRITES: readonly string[] = ['PUT', 'PATCH', 'DELETE'];

const fields = lazy(roleFields);
const describedAs = (method: Described['method'], isFor: (call: Call) => boolean): Described => ({
  get fields() {
    return fields();
  },
  method,
  isFor,
});

const listEndpoint = () =>
  defineEndpoint({
    id: 'roles_list',
    scope: 'roles',
    method: 'GET',
    path: PATH,
    summary: 'List',
    permission: everybody,
    parameters: () => [...FILTERS, ...PAGE_SCHEMAS, FORMAT_SCHEMA],
    answer: (contract) =>
      answer({
        description: 'A page of the list.',
        schema: { type: 'array', items: roleSchema(contract), maxItems: 300 },
        headers: PAGE_HEADERS,
      }),
    refusals: () => [possible(LOOKUP.invalid_page)],
    guard: (call) => () => {
      const roles = selected(call);
      const page = pageOf(call.request.query, roles.length);
      const start = (page.number - 1) * page.size;
      const shown = roles.slice(start, start + page.size).map((role) => show(role, call));
      return jsonReply(shown, 200, pageHeaders(call.request, page));
    },
  });

const retrieveEndpoint = () =>
  defineEndpoint({
    id: 'roles_retrieve',
    scope: 'roles',
    method: 'GET',
    path: `${PATH}{uuid}/`,
    summary: 'Retrieve',
    permission: everybody,
    parameters: () => [uuidPath(systemRoles()[0]?.uuid ?? ''), ...FILTERS, FORMAT_SCHEMA],
    answer: (contract) => answer({ description: 'The row.', schema: roleSchema(contract) }),
    refusals: () => [
      { name: LOOKUP.no_match.name, detail: LOOKUP.no_match.detail({ model: 'Role' }) },
    ],
    guard: (call) => () => jsonReply(show(found(call), call)),
  });

const list = lazy(() =>
  createRoute({
    path: PATH,
    tag: 'roles',
    name: 'Role List',
    permission: everybody,
    endpoints: [listEndpoint()],
    refused: ['POST'],
    described: describedAs('POST', isStaffCall),
  }),
);

const detail = lazy(() =>
  createRoute({
    path: `${PATH}{uuid}/`,
    tag: 'roles',
    name: 'Role Instance',
    permission: everybody,
    endpoints: [retrieveEndpoint()],
    refused: WRITES,
    described: describedAs('PUT', (call) => isStaffCall(call) && named(call) !== undefined),
  }),
);

/** Writing takes a staff user, and is not done here. Source: BEHAVIOUR 19. */
export const rolesView: View = {
  routes: { basename: 'roles', hasList: true, actions: [], takesSuffix: true },
  permission: isStaff,
  refuse: (call) => {
    if (call.match.kind === 'detail' && WRITES.includes(call.request.method)) found(call);
  },
  all: () => [list(), detail()],
  route: ({ kind }) => (kind === 'list' ? list() : detail()),
};

/** All of them are active. */
function selected({ request: { query } }: Call): readonly SystemRole[] {
  const cleaned = cleanBoolean(query.getList('is_active'));
  return cleaned.valid && cleaned.value === false ? [] : systemRoles();
}

/** @throws ApiException 404 */
function found(call: Call): SystemRole {
  const role = named(call);
  if (!role) throw LOOKUP.no_match.error({ model: 'Role' });
  return role;
}

function named(call: Call): SystemRole | undefined {
  const { match } = call;
  const uuid = match.kind === 'detail' ? parseUuid(match.lookup) : undefined;
  return selected(call).find((each) => each.uuid === uuid);
}

function isStaffCall({ actor }: Call): boolean {
  return actor !== 'anonymous' && actor.isStaff;
}

function show(role: SystemRole, call: Call) {
  return represent(fields(), role, call);
}

function roleSchema(wire: Wire): Schema {
  const { required: _, ...schema } = representationSchema(fields(), wire);
  const names = Object.keys(fields()).filter((name) => name !== 'users_count');
  return { title: 'Role', ...schema, required: names };
}
