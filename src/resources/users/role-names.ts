/** The names and permissions of roles, as the API tells them. */
import type { CustomerRole, ProjectRole } from '../../waldur/site/users.ts';

/** Source: Waldur's system roles; CLIENTS 6 (`roles/`: name, permissions). */
export const ROLES = {
  owner: {
    name: 'CUSTOMER.OWNER',
    description: 'Organization owner',
    permissions: ['CUSTOMER.UPDATE', 'CUSTOMER.CONTACT_UPDATE', 'PROJECT.CREATE', 'PROJECT.UPDATE'],
  },
  manager: {
    name: 'CUSTOMER.MANAGER',
    description: 'Service provider manager',
    permissions: ['OFFERING.CREATE'],
  },
  support: {
    name: 'CUSTOMER.SUPPORT',
    description: 'Organization support',
    permissions: [],
  },
  project_manager: {
    name: 'PROJECT.MANAGER',
    description: 'Project manager',
    permissions: ['ORDER.APPROVE', 'ORDER.LIST'],
  },
  project_admin: {
    name: 'PROJECT.ADMIN',
    description: 'System administrator',
    permissions: ['ORDER.LIST'],
  },
} as const satisfies Record<
  CustomerRole | ProjectRole,
  { name: string; description: string; permissions: readonly string[] }
>;
