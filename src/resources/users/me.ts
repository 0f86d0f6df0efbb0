/** The user who asks. */
import { DATE_TIME } from '../../drf/field-schema.ts';
import { jsonReply } from '../../drf/reply.ts';
import { nullable, objectSchema, type Schema, type Wire } from '../../drf/schema.ts';
import { type Call, urlOf } from '../../waldur/call.ts';
import { isAuthenticated, userOf } from '../../waldur/permissions.ts';
import { defineSingleView } from '../../waldur/single-view.ts';
import type { Role } from '../../waldur/users.ts';
import { urlSchema, uuidSchema } from '../../waldur/value-schemas.ts';
import { customers } from '../customers/index.ts';
import { projects } from '../projects/index.ts';
import { ROLES } from './role-names.ts';

export const USERS = 'users';

/** Source: CLIENTS 6 (`users/me/`). */
export const meView = defineSingleView({
  path: '/api/users/me/',
  name: 'Me',
  operation: 'users_me_retrieve',
  permission: isAuthenticated,
  summary: 'The user who asks',
  schema: meSchema,
  answer: (call) => {
    const user = userOf(call);
    return jsonReply({
      url: urlOf(call, USERS, user.uuid),
      uuid: call.world.contract.wireUuid(user.uuid),
      username: user.username,
      full_name: user.fullName,
      email: user.email,
      is_staff: user.isStaff,
      is_support: user.isSupport,
      is_active: user.isActive,
      token: user.token,
      token_lifetime: user.tokenLifetimeSeconds,
      agreement_date: user.tokenCreated,
      permissions: user.roles.map((role) => permissionOf(role, call)),
    });
  },
});

function permissionOf(role: Role, { world: { store, contract } }: Call) {
  const customerName = store.table(customers).get(role.customer)?.name ?? null;
  const { name, description } = ROLES[role.role];
  const isProject = role.scope === 'project';
  return {
    role_name: name,
    role_description: description,
    scope_type: role.scope,
    scope_uuid: contract.wireUuid(isProject ? role.project : role.customer),
    scope_name: isProject ? (store.table(projects).get(role.project)?.name ?? null) : customerName,
    customer_uuid: contract.wireUuid(role.customer),
    customer_name: customerName,
  };
}

function meSchema(wire: Wire): Schema {
  const [text, flag, uuid] = [{ type: 'string' }, { type: 'boolean' }, uuidSchema(wire)];
  const roles = Object.values(ROLES);
  const permission = objectSchema({
    role_name: { type: 'string', enum: roles.map(({ name }) => name) },
    role_description: { type: 'string', enum: roles.map(({ description }) => description) },
    scope_type: { type: 'string', enum: ['customer', 'project'] },
    scope_uuid: uuid,
    scope_name: text,
    customer_uuid: uuid,
    customer_name: text,
  });
  return objectSchema({
    url: urlSchema(wire, USERS),
    uuid,
    username: text,
    full_name: text,
    email: text,
    is_staff: flag,
    is_support: flag,
    is_active: flag,
    token: nullable(text),
    token_lifetime: { type: ['integer', 'null'], minimum: 1 },
    agreement_date: DATE_TIME,
    permissions: { type: 'array', items: permission },
  });
}
