/** The roles that there are. */
import { jsonReply } from '../../drf/reply.ts';
import { objectSchema } from '../../drf/schema.ts';
import { everybody } from '../../waldur/site/permissions.ts';
import { COUNT_HEADER } from '../../waldur/view-set/response-schemas.ts';
import { defineSingleView } from '../../waldur/view-set/single-view.ts';
import { ROLES } from './role-names.ts';

const ROLE = objectSchema({
  name: { type: 'string', enum: Object.values(ROLES).map(({ name }) => name) },
  description: { type: 'string' },
  permissions: { type: 'array', items: { type: 'string' } },
  is_system_role: { type: 'boolean', const: true },
  is_active: { type: 'boolean', const: true },
});

/** Source: CLIENTS 6 (`roles/`, without authentication). */
export const rolesView = defineSingleView({
  path: '/api/roles/',
  name: 'Role List',
  operation: 'roles_list',
  permission: everybody,
  summary: 'The roles that there are',
  schema: () => ({ type: 'array', items: ROLE }),
  headers: { 'X-Result-Count': COUNT_HEADER },
  answer: () => {
    const shown = Object.values(ROLES).map(({ name, description, permissions }) => ({
      name,
      description,
      permissions: [...permissions],
      is_system_role: true,
      is_active: true,
    }));
    return jsonReply(shown, 200, { 'X-Result-Count': String(shown.length) });
  },
});
