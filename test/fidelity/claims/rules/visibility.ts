/** Claims: who sees and who may write. Source: BEHAVIOUR 2. */
import type { Section } from '../rule.ts';

export const visibility: Section = {
  title: 'Who sees and who writes',
  rules: [
    {
      says: 'Staff and support see every payment.',
      cases: ['retrieve/as-staff', 'retrieve/as-support', 'list/list-all-in-order'],
    },
    {
      says: 'Owner, manager and support of an organization see its payments, each once, whatever their roles.',
      cases: [
        'list/list-as-owner',
        'list/list-as-owner_b',
        'list/list-as-owner_ab',
        'list/list-as-customer_support',
        'list/list-owner-b-all',
        'retrieve/as-owner',
        'retrieve/as-owner_ab',
      ],
      tests: [['resources/payments/list', 'shows %s the %i payments that they may see, each once']],
    },
    {
      says: 'They see those on inactive profiles too.',
      cases: ['list/list-owner-all', 'retrieve/inactive-profile'],
    },
    {
      says: 'Roles in a project give no payments, as no role does: an empty list.',
      cases: ['list/list-as-project_manager', 'list/list-as-project_admin'],
      tests: [['resources/payments/list', 'shows %s the %i payments that they may see, each once']],
    },
    {
      says: 'A payment that one does not see is 404, not 403.',
      cases: ['retrieve/as-project_*', 'retrieve/as-stranger'],
    },
    {
      says: 'What one sees follows the profile that the payment has now.',
      cases: ['partial-update/patch-linked-profile-other-customer'],
      tests: [
        [
          'resources/payments/list',
          'hides a payment from its owner as soon as it moves to another organization',
        ],
      ],
    },
    {
      says: 'Reading takes a user: without one, or as an inactive one, 401.',
      cases: ['list/list-anonymous', 'list/list-inactive', 'retrieve/as-anonymous'],
    },
    {
      says: 'Writing takes a staff user: everybody else gets 403, the owner and support too.',
      cases: [
        'create/as-owner',
        'create/as-owner_b',
        'create/as-project_manager',
        'create/as-stranger',
        'update/put-as-*',
        'partial-update/patch-as-*',
        'destroy/delete-as-*',
        'link/link-as-*',
        'unlink/unlink-as-*',
      ],
      tests: [['waldur/permissions', '%s by %s is %i']],
    },
    {
      says: 'Writing without a user is 401.',
      cases: [
        'create/as-anonymous',
        'update/put-anonymous',
        'destroy/delete-anonymous',
        'link/link-anonymous',
      ],
      tests: [['waldur/permissions', '%s by %s is 401']],
    },
  ],
};
