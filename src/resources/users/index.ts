/** Users, with their tokens and roles: who may call, and what they see. */
import type { Resource } from '../../waldur/resource.ts';
import type { View } from '../../waldur/view-set/view.ts';
import { userModel, users } from './fields.ts';
import { loginView } from './log-in.ts';
import { loginFailures } from './login-failures.ts';
import { meView } from './me.ts';
import { usersView } from './retrieve.ts';
import { rolesView } from './roles.ts';

export { actors } from './actors.ts';
export { users } from './fields.ts';
export { usersCount } from './organization-users.ts';
export { fixtureRole } from './system-roles.ts';

export const userResource: Resource = {
  table: users,
  moreTables: [loginFailures],
  get fixture() {
    return userModel.fixture;
  },
  view: usersView,
};

/** Logging in, the user who asks, and the roles that there are. */
export const userViews: readonly View[] = [loginView, meView, rolesView];
