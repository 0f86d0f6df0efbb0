/** The roles of a user, as the API tells them. */

import type { JsonOutput } from '../../drf/json-encoder.ts';
import { nullable, objectSchema, type Schema, type Wire } from '../../drf/schema.ts';
import { DATE_TIME } from '../../drf/value-schema.ts';
import type { Instant } from '../../values/instant.ts';
import type { Uuid } from '../../values/uuid.ts';
import { uuidSchema } from '../../waldur/model/value-schemas.ts';
import type { Call } from '../../waldur/site/call.ts';
import type { Role } from '../../waldur/site/users.ts';
import { customers } from '../customers/index.ts';
import { projects } from '../projects/index.ts';
import { systemRole, systemRoles } from './system-roles.ts';

/** What of a user shows in them. */
export interface Grantee {
  readonly uuid: Uuid<'users'>;
  readonly fullName: string;
  readonly slug: string;
  /** It stands for the day on which the roles were granted, too: fixtures do not tell that. */
  readonly dateJoined: Instant;
  readonly roles: readonly Role[];
}

/** In the order in which they were granted: that of the fixture. Source: BEHAVIOUR 18. */
export function permissionsOf(user: Grantee, call: Call): JsonOutput {
  return user.roles.map((role) => permissionOf(role, user, call));
}

function permissionOf(role: Role, user: Grantee, { world: { store, contract } }: Call) {
  const customerName = store.table(customers).get(role.customer)?.name ?? null;
  const { uuid, name, description } = systemRole(role);
  const granted = {
    user_uuid: contract.wireUuid(user.uuid),
    user_name: user.fullName,
    user_slug: user.slug,
    created: user.dateJoined,
    expiration_time: null,
    role_name: name,
    role_description: description,
    role_uuid: contract.wireUuid(uuid),
    scope_type: role.scope,
  };
  if (role.scope === 'customer') {
    return {
      ...granted,
      scope_uuid: contract.wireUuid(role.customer),
      scope_name: customerName,
    };
  }
  return {
    ...granted,
    scope_uuid: contract.wireUuid(role.project),
    scope_name: store.table(projects).get(role.project)?.name ?? null,
    customer_uuid: contract.wireUuid(role.customer),
    customer_name: customerName,
  };
}

export function permissionsSchema(wire: Wire): Schema {
  const [text, uuid] = [{ type: 'string' }, uuidSchema(wire)];
  const permission = objectSchema(
    {
      user_uuid: uuid,
      user_name: text,
      user_slug: text,
      created: DATE_TIME,
      expiration_time: nullable(DATE_TIME),
      role_name: { type: 'string', enum: systemRoles().map(({ name }) => name) },
      role_description: text,
      role_uuid: uuid,
      scope_type: { type: 'string', enum: ['customer', 'project'] },
      scope_uuid: uuid,
      scope_name: text,
      customer_uuid: uuid,
      customer_name: text,
    },
    ['customer_uuid', 'customer_name'],
  );
  return { type: 'array', items: permission };
}
