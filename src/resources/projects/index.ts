/** Projects of organizations: kept for the roles that users have in them, not served. */
import { type DefaultContext, type RowOf, readOnly, url } from '../../waldur/model/field.ts';
import { defineModel } from '../../waldur/model/model.ts';
import { key, relation } from '../../waldur/model/relations.ts';
import { text } from '../../waldur/model/text-kinds.ts';
import type { Resource } from '../../waldur/resource.ts';
import { CUSTOMERS, customers } from '../customers/index.ts';

const PROJECTS = 'projects';

const projectFields = {
  url: url(PROJECTS),
  uuid: readOnly(key('projects')),
  name: readOnly(text({ maxLength: 500 }), { defaultFrom: nextName }),
  customer: readOnly(relation(customers, CUSTOMERS)),
};

export interface Project extends RowOf<typeof projectFields> {}

const projectModel = defineModel<Project, typeof projectFields>({
  name: 'projects',
  basename: PROJECTS,
  fields: projectFields,
});

export const projects = projectModel.table;

export const projectResource: Resource = { table: projects, fixture: projectModel.fixture };

function nextName({ index }: DefaultContext): string {
  return `Project ${index + 1}`;
}
