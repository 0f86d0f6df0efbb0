/** What roles let a user do, as the API tells it. */
import type { JsonOutput } from '../../drf/json-encoder.ts';
import { objectSchema, type Schema, type Wire } from '../../drf/schema.ts';
import { uuidSchema } from '../../waldur/model/value-schemas.ts';
import type { Call } from '../../waldur/site/call.ts';
import type { Actor, Role } from '../../waldur/site/users.ts';
import { customers } from '../customers/index.ts';
import { projects } from '../projects/index.ts';
import { ROLES } from './role-names.ts';

export function permissionsOf({ roles }: Pick<Actor, 'roles'>, call: Call): JsonOutput {
  return roles.map((role) => permissionOf(role, call));
}

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

export function permissionsSchema(wire: Wire): Schema {
  const [text, uuid] = [{ type: 'string' }, uuidSchema(wire)];
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
  return { type: 'array', items: permission };
}
