/** Projects of organizations: kept for the roles that users have in them, and told with their organization; not served. */
import type { Resource } from '../../waldur/resource.ts';
import { projectModel, projects } from './fields.ts';

export { type Project, projects } from './fields.ts';
export { organizationProjects, projectsCount } from './organization-projects.ts';

export const projectResource: Resource = {
  table: projects,
  get fixture() {
    return projectModel.fixture;
  },
};
