/** The roles of a user, as a fixture row lists them. */
import { gather, invalid, type Validated, valid } from '../../values/validated.ts';
import { column } from '../../waldur/columns.ts';
import type { RowContext } from '../../waldur/fixture.ts';
import { CUSTOMER_ROLES, PROJECT_ROLES, type Role } from '../../waldur/users.ts';
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

/** `{customer, role}` or `{project, role}`, any number of them. */
export const rolesColumn = column<readonly Role[]>(SCHEMA, readRoles, () => []);

function readRoles(input: unknown, context: RowContext): Validated<readonly Role[]> {
  if (!Array.isArray(input)) return invalid('must be a list');
  const outcomes = input.map((item, index) => [String(index), readRole(item, context)] as const);
  const roles = gather<Record<string, Role>>(valid(outcomes));
  return roles.valid ? valid(Object.values(roles.value)) : roles;
}

function readRole(input: unknown, context: RowContext): Validated<Role> {
  if (typeof input !== 'object' || input === null) return invalid('must be an object');
  const { customer, project, role, ...rest }: Readonly<Record<string, unknown>> = { ...input };
  const unknown = Object.keys(rest)[0];
  if (unknown !== undefined) return invalid(`has the unknown key "${unknown}"`);
  if (typeof customer === 'string') return customerRole(customer, role, context);
  if (typeof project === 'string') return projectRole(project, role, context);
  return invalid('must name a "customer" or a "project"');
}

function customerRole(reference: string, name: unknown, { find }: RowContext): Validated<Role> {
  const role = CUSTOMER_ROLES.find((candidate) => candidate === name);
  if (role === undefined) return invalid(`must have one of the roles ${CUSTOMER_ROLES.join(', ')}`);
  const customer = find('customers', reference);
  return customer.valid ? valid({ scope: 'customer', role, customer: customer.value }) : customer;
}

function projectRole(reference: string, name: unknown, context: RowContext): Validated<Role> {
  const role = PROJECT_ROLES.find((candidate) => candidate === name);
  if (role === undefined) return invalid(`must have one of the roles ${PROJECT_ROLES.join(', ')}`);
  const project = context.find('projects', reference);
  if (!project.valid) return project;
  const customer = context.store.table(projects).get(project.value)?.customer;
  return customer === undefined
    ? invalid('names a project that is not valid itself')
    : valid({ scope: 'project', role, customer, project: project.value });
}
