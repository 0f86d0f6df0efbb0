/** Projects of organizations. Their fields. */
import { date } from '../../waldur/model/date-kinds.ts';
import { type DefaultContext, type RowOf, readOnly, url } from '../../waldur/model/field.ts';
import { nullable } from '../../waldur/model/kind.ts';
import { defineModel } from '../../waldur/model/model.ts';
import { key, relation } from '../../waldur/model/relations.ts';
import { text } from '../../waldur/model/text-kinds.ts';
import { CUSTOMERS, customers } from '../customers/index.ts';

export const PROJECTS = 'projects';

const projectFields = {
  url: url(PROJECTS),
  uuid: readOnly(key('projects')),
  name: readOnly(text({ maxLength: 500 }), { defaultFrom: nextName }),
  customer: readOnly(relation(customers, CUSTOMERS)),
  end_date: readOnly(nullable(date)),
};

export interface Project extends RowOf<typeof projectFields> {}

export const projectModel = defineModel<Project, typeof projectFields>({
  name: 'projects',
  basename: PROJECTS,
  fields: projectFields,
});

export const projects = projectModel.table;

function nextName({ index }: DefaultContext): string {
  return `Project ${index + 1}`;
}
