/** The roles that there are. */
import { jsonReply } from '../../drf/reply.ts';
import { defineSingleView, everybody } from '../../waldur/single-view.ts';
import { ROLES } from './role-names.ts';

/** Source: CLIENTS 6 (`roles/`, without authentication). */
export const rolesView = defineSingleView({
  path: '/api/roles/',
  name: 'Role List',
  operation: 'roles_list',
  method: 'GET',
  permission: everybody,
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
