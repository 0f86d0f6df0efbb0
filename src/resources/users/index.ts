/** Users, with their tokens and roles: who may call, and what they see. */
import type { Resource } from '../../waldur/resource.ts';
import type { View } from '../../waldur/view-set/view.ts';
import { userModel, users } from './fields.ts';
import { loginView } from './log-in.ts';
import { meView } from './me.ts';
import { rolesView } from './roles.ts';

export { actors, users } from './fields.ts';
export { usersCount } from './organization-users.ts';

export const userResource: Resource = { table: users, fixture: userModel.fixture };

/** Logging in, the user who asks, and the roles that there are. */
export const userViews: readonly View[] = [loginView, meView, rolesView];
