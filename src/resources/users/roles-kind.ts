/** The roles of a user, as a fixture row lists them. */
import { mustBeOneOf } from '../../values/nearest-name.ts';
import { dashed } from '../../values/uuid.ts';
import { collect, gather, invalid, type Validated, valid } from '../../values/validated.ts';
import type { DocumentRow, RowContext } from '../../waldur/fixture/fixture.ts';
import { withoutOtherKeys } from '../../waldur/fixture/fixture-row.ts';
import type { Kind } from '../../waldur/model/kind.ts';
import { readReference } from '../../waldur/model/relations.ts';
import {
  CUSTOMER_ROLES,
  type CustomerId,
  PROJECT_ROLES,
  type ProjectId,
  type Role,
} from '../../waldur/site/users.ts';
import { projects } from '../projects/index.ts';

const SCHEMA = {
  type: 'array',
  items: {
    anyOf: [scopeSchema('customer', CUSTOMER_ROLES), scopeSchema('project', PROJECT_ROLES)],
  },
} as const;

function scopeSchema(scope: string, roles: readonly string[]) {
  return {
    type: 'object',
    required: [scope, 'role'],
    properties: { [scope]: { type: 'string', minLength: 1 }, role: { enum: [...roles] } },
    additionalProperties: false,
  };
}

/** In documents `{customer, role}` or `{project, role}`, any number of them. */
export const roles: Kind<readonly Role[]> = {
  info: { type: 'field' },
  initial: [],
  mentions: {
    tables: ['customers', 'projects'],
    of: (held) =>
      held.map((role) =>
        role.scope === 'customer'
          ? { table: 'customers', uuid: role.customer }
          : { table: 'projects', uuid: role.project },
      ),
  },
  inDocuments: {
    schema: SCHEMA,
    read: readRoles,
    write: (held) =>
      held.map((role) =>
        role.scope === 'customer'
          ? { customer: dashed(role.customer), role: role.role }
          : { project: dashed(role.project), role: role.role },
      ),
  },
};

function readRoles(input: unknown, context: RowContext): Validated<readonly Role[]> {
  if (!Array.isArray(input)) return invalid('must be a list');
  const outcomes = input.map((item, index) => [String(index), readRole(item, context)] as const);
  const roles = gather<Record<string, Role>>(valid(outcomes));
  return roles.valid ? valid(Object.values(roles.value)) : roles;
}

function readRole(input: unknown, context: RowContext): Validated<Role> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return invalid('must be an object');
  }
  const source: DocumentRow = { ...input };
  const { customer, project } = source;
  if ((customer === undefined) === (project === undefined)) {
    return invalid('must name a "customer" or a "project"');
  }
  return customer === undefined
    ? withoutOtherKeys(projectRole(source, context), source, ['project', 'role'])
    : withoutOtherKeys(customerRole(source, context), source, ['customer', 'role']);
}

function customerRole(source: DocumentRow, context: RowContext): Validated<Role> {
  const read = collect<{ customer: CustomerId; role: (typeof CUSTOMER_ROLES)[number] }>({
    customer: readReference('customers')(source['customer'], context),
    role: readRoleName(source['role'], CUSTOMER_ROLES),
  });
  return read.valid ? valid({ scope: 'customer', ...read.value }) : read;
}

function projectRole(source: DocumentRow, context: RowContext): Validated<Role> {
  const read = collect<{ project: ProjectId; role: (typeof PROJECT_ROLES)[number] }>({
    project: readReference('projects')(source['project'], context),
    role: readRoleName(source['role'], PROJECT_ROLES),
  });
  if (!read.valid) return read;
  const customer = context.store.table(projects).get(read.value.project)?.customer;
  // A project that is not there has been reported.
  return customer === undefined
    ? invalid([])
    : valid({ scope: 'project', customer, ...read.value });
}

function readRoleName<Name extends string>(
  input: unknown,
  names: readonly Name[],
): Validated<Name> {
  const name = names.find((candidate) => candidate === input);
  return name === undefined ? invalid(mustBeOneOf(names, input)) : valid(name);
}
