/** Claims: which of two faults is told. Source: BEHAVIOUR 3. */
import type { Section } from '../rule.ts';

export const precedence: Section = {
  title: 'Which fault is told',
  rules: [
    {
      says: 'A path that leads nowhere, or lacks its final slash, is answered before anybody asks for a token.',
      cases: ['auth/bad-beats-404', 'routing/unknown-paths'],
      tests: [['waldur/precedence', '%s beats %s']],
    },
    {
      says: 'A format or an `Accept` that cannot be served beats a missing token.',
      cases: ['precedence/406-before-401'],
    },
    {
      says: 'A bad token beats a method that is not there, and a payment that is not there.',
      cases: ['auth/bad-beats-404', 'link/link-methods', 'unlink/unlink-methods'],
    },
    {
      says: 'A method that is not there beats the lack of rights, for every user.',
      cases: ['link/link-methods', 'unlink/unlink-methods'],
      tests: [['waldur/precedence', '%s beats %s']],
    },
    {
      says: 'The lack of rights beats a payment that is not there, a bad body and a bad content type.',
      cases: [
        'precedence/owner-403-before-404-400-415',
        'create-body/error-order-auth-parse',
        'partial-update/patch-as-*',
        'update/put-as-*',
        'link/link-as-*',
      ],
    },
    {
      says: 'A bad filter beats a payment that is not there, and loses to the lack of rights.',
      cases: ['precedence/staff-filter-400-before-404'],
    },
    {
      says: 'A payment that is not there beats a body that cannot be read.',
      cases: ['partial-update/patch-parse-vs-404'],
    },
    {
      says: 'The state of the link beats the body, even one that cannot be read.',
      cases: ['link/link-already'],
    },
    {
      says: 'A body that cannot be read beats its fields.',
      cases: ['partial-update/patch-non-object', 'create-body/malformed'],
      tests: [['waldur/precedence', '%s beats %s']],
    },
    {
      says: 'All wrong fields are told at once, in the order of the fields.',
      cases: ['create-fields/all-errors-together', 'create-fields/extra-blank-and-null-mix'],
    },
    {
      says: 'Whether an invoice can be linked at all is asked before whose it is.',
      cases: ['link/link-other-customer-unpaid'],
    },
    {
      says: 'While a body comes in, others may change the payment: what they did is neither lost nor undone.',
      tests: [
        ['waldur/slow-body', 'finds its payment gone when it was deleted meanwhile'],
        ['waldur/slow-body', 'keeps what was changed meanwhile and not sent by it'],
      ],
    },
  ],
};
