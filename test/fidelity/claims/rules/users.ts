/** Claims: who asks, how they log in, roles, and what the server says of itself. Source: BEHAVIOUR 18 to 22. */
import type { Section } from '../rule.ts';

export const users: Section = {
  title: 'Users, login, roles, configuration, version',
  rules: [
    {
      says: '`users/me` tells who asks with all that the caller may see of it, impersonated or not.',
      cases: ['neighbours-2/users-me-*'],
      tests: [['resources/users/me', 'tells who asks, with the roles and their scopes']],
    },
    {
      says: 'Logging in gives the token, makes an expired one good again, and takes four failures.',
      cases: ['neighbours-2/login-*'],
      tests: [
        ['resources/users/lock', 'locks a name after four failures, for the right password too'],
      ],
    },
    {
      says: 'Roles are listed by name, with counts for staff and support.',
      cases: ['neighbours-2/roles-*'],
    },
    {
      says: 'The configuration is open to everybody, the version to staff and support.',
      cases: ['neighbours-2/configuration-*', 'neighbours-2/version-*'],
    },
  ],
};
