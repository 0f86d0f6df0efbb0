/** Projects of organizations: kept for the roles that users have in them, not served. */
import { rowWeight } from '../../store/row-weight.ts';
import { defineTable } from '../../store/table-definition.ts';
import { textColumn } from '../../waldur/columns.ts';
import { defineFixture } from '../../waldur/fixture.ts';
import { referenceColumn } from '../../waldur/reference-column.ts';
import type { Resource } from '../../waldur/resource.ts';
import type { CustomerId, ProjectId } from '../../waldur/users.ts';

export interface Project {
  readonly uuid: ProjectId;
  readonly name: string;
  readonly customer: CustomerId;
}

export const projects = defineTable<Project>('projects', {
  references: { customer: { to: 'customers', onDelete: 'protect' } },
  weigh: rowWeight,
});

export const projectResource: Resource = {
  table: projects,
  fixture: defineFixture({
    key: 'projects',
    basename: 'projects',
    table: projects,
    columns: {
      name: textColumn(({ index }) => `Project ${index + 1}`, 500),
      customer: referenceColumn('customers'),
    },
    ignored: ['url'],
    toRow: ({ name, customer }, uuid): Project => ({ uuid, name, customer }),
    toDocument: ({ uuid, name, customer }) => ({ uuid, name, customer }),
  }),
};
