/** What projects add to the answer about an organization. */
import { readOnlyField } from '../../drf/field.ts';
import type { JsonOutput } from '../../drf/json-encoder.ts';
import { nullable, objectSchema, type Schema, type Wire } from '../../drf/schema.ts';
import { DATE } from '../../drf/value-schema.ts';
import type { Selection } from '../../store/selection.ts';
import { anyCase } from '../../values/any-case.ts';
import { urlSchema, uuidSchema } from '../../waldur/model/value-schemas.ts';
import { type Call, urlOf } from '../../waldur/site/call.ts';
import { userOf } from '../../waldur/site/permissions.ts';
import { seesEverything } from '../../waldur/site/users.ts';
import type { Customer } from '../customers/index.ts';
import { PROJECTS, type Project, projects } from './fields.ts';

export const organizationProjects = {
  projects: readOnlyField(projectsShown, 'field', projectsSchema),
};

export const projectsCount = {
  projects_count: readOnlyField(
    ({ uuid }: Customer, { world }: Call) =>
      world.store.table(projects).select().where('customer', uuid).count,
    'field',
    () => ({ type: 'integer', minimum: 0 }),
  ),
};

/**
 * Those that the caller sees: of a role in a project, that one alone. A query for organizations narrows them too.
 * Source: BEHAVIOUR 17.
 */
function projectsShown({ uuid }: Customer, call: Call): JsonOutput {
  const all = call.world.store.table(projects).select().where('customer', uuid);
  return Array.from(asked(seen(all, uuid, call), call), (project) => shown(project, call));
}

function seen(all: Selection<Project>, customer: Customer['uuid'], call: Call): Selection<Project> {
  const user = userOf(call);
  const roles = user.roles.filter((role) => role.customer === customer);
  if (seesEverything(user) || roles.some(({ scope }) => scope === 'customer')) return all;
  const own = roles.flatMap((role) => (role.scope === 'project' ? [role.project] : []));
  return all.whereIn('uuid', own);
}

function asked(rows: Selection<Project>, { request: { query } }: Call): Selection<Project> {
  const text = query.get('query') ?? '';
  const showsAll = ['true', 'True'].includes(query.get('show_all_projects') ?? '');
  if (text === '' || showsAll) return rows;
  const holds = anyCase(text);
  return rows.filter(({ name }) => holds(name));
}

function shown({ uuid, name, endDate }: Project, call: Call): JsonOutput {
  return {
    url: urlOf(call, PROJECTS, uuid),
    uuid: call.world.contract.wireUuid(uuid),
    name,
    image: null,
    resource_count: 0,
    end_date: endDate,
  };
}

function projectsSchema(wire: Wire): Schema {
  const project = objectSchema({
    url: urlSchema(wire, PROJECTS),
    uuid: uuidSchema(wire),
    name: { type: 'string' },
    image: { type: 'null' },
    resource_count: { type: 'integer', const: 0 },
    end_date: nullable(DATE),
  });
  return { type: 'array', items: project };
}
