/** Claims: who calls. Source: BEHAVIOUR 9. */
import type { Section } from '../rule.ts';

export const authentication: Section = {
  title: 'Authentication',
  rules: [
    {
      says: 'The token comes in `Authorization: Token …`, the keyword in any case.',
      cases: ['retrieve/as-staff', 'auth/no-credentials'],
      tests: [['waldur/authentication', 'lets in %j']],
      page: 'token',
    },
    {
      says: 'Without a token, or with another scheme, the credentials were not provided.',
      cases: ['list/list-anonymous', 'retrieve/as-anonymous'],
      tests: [['waldur/authentication', 'keeps out %j: %s']],
    },
    {
      says: 'The keyword alone, several words and bytes that are no text are told apart.',
      cases: ['auth/no-credentials', 'auth/spaces', 'auth/non-ascii'],
    },
    {
      says: 'An unknown token is refused.',
      cases: ['auth/bad-beats-404'],
    },
    {
      says: 'The token of an inactive user is refused, whatever the user owns.',
      cases: ['auth/inactive', 'list/list-inactive'],
    },
    {
      says: "A token that is older than its user's lifetime has expired.",
      tests: [['waldur/authentication', 'is over at %s: %i']],
    },
    {
      says: 'A token in the query, in a header of its own or in a cookie is none.',
      cases: ['auth/query-token', 'auth/header-token', 'auth/cookie-ignored'],
    },
    {
      says: 'Every 401 has `WWW-Authenticate: Token`.',
      cases: ['headers/all-errors'],
    },
    {
      says: 'Staff may act as another user, and the answer names who does; for others, and for unknown users, it is ignored.',
      cases: ['auth/impersonation'],
      tests: [
        [
          'waldur/authentication',
          'acts as the user that staff name by %s, and names the impersonator',
        ],
      ],
    },
  ],
};
