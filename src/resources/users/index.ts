/** Users, with their tokens and roles: who may call, and what they see. */
import { dashed } from '../../values/uuid.ts';
import {
  booleanColumn,
  filledTextColumn,
  instantColumn,
  integerColumn,
  nullable,
  patternColumn,
  textColumn,
} from '../../waldur/columns.ts';
import { defineFixture } from '../../waldur/fixture.ts';
import type { Resource } from '../../waldur/resource.ts';
import { type User, users } from '../../waldur/users.ts';
import type { View } from '../../waldur/view.ts';
import { loginView } from './log-in.ts';
import { meView, USERS } from './me.ts';
import { rolesView } from './roles.ts';
import { rolesColumn } from './roles-column.ts';

/** Longest life of a token that can be told, in seconds: 100 years. */
const MAX_LIFETIME_SECONDS = 3_155_760_000;

export const userResource: Resource = {
  table: users,
  fixture: defineFixture({
    key: 'users',
    basename: USERS,
    table: users,
    columns: {
      username: filledTextColumn(({ uuid }) => `user-${uuid}`, 128),
      token: nullable(
        patternColumn(/^\S{1,255}$/u, 'text without blanks, 1 to 255 characters', () => ''),
      ),
      password: nullable(textColumn(() => '')),
      full_name: textColumn(() => ''),
      email: textColumn(() => '', 320),
      is_staff: booleanColumn(false),
      is_support: booleanColumn(false),
      is_active: booleanColumn(true),
      token_lifetime: nullable(integerColumn(1, MAX_LIFETIME_SECONDS, () => 1)),
      token_created: instantColumn(({ clock }) => clock.now()),
      roles: rolesColumn,
    },
    ignored: ['url', 'permissions', 'agreement_date'],
    toRow: (values, uuid): User => ({
      uuid,
      username: values.username,
      fullName: values.full_name,
      email: values.email,
      isStaff: values.is_staff,
      isSupport: values.is_support,
      isActive: values.is_active,
      token: values.token,
      password: values.password,
      tokenCreated: values.token_created,
      tokenLifetimeSeconds: values.token_lifetime,
      roles: values.roles,
    }),
    toDocument: (row) => ({
      uuid: row.uuid,
      username: row.username,
      token: row.token,
      password: row.password,
      full_name: row.fullName,
      email: row.email,
      is_staff: row.isStaff,
      is_support: row.isSupport,
      is_active: row.isActive,
      token_lifetime: row.tokenLifetimeSeconds,
      token_created: row.tokenCreated,
      roles: row.roles.map((role) =>
        role.scope === 'customer'
          ? { customer: dashed(role.customer), role: role.role }
          : { project: dashed(role.project), role: role.role },
      ),
    }),
  }),
};

/** Logging in, the user who asks, and the roles that there are. */
export const userViews: readonly View[] = [loginView, meView, rolesView];
