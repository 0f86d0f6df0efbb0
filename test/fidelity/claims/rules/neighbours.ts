/** Claims: profiles, invoices and customers, as payments need them. Source: BEHAVIOUR 13. */
import type { Section } from '../rule.ts';

export const neighbours: Section = {
  title: 'Profiles, invoices, customers',
  rules: [
    {
      says: 'Profiles come by name; staff and support see all, others the active ones of their organizations.',
      cases: ['payment-profiles/list-*'],
      tests: [
        [
          'resources/payment-profiles/read',
          'shows others than staff and support the active ones alone',
        ],
      ],
    },
    {
      says: 'Profiles are filtered by organization, type and activity, and ordered by `o`.',
      cases: ['payment-profiles/filters'],
    },
    {
      says: 'Profiles are written by staff alone.',
      cases: ['payment-profiles/write-*'],
    },
    {
      says: 'A profile is judged field by field.',
      cases: ['payment-profiles/create-missing'],
    },
    {
      says: 'A profile that is not active says null, never false; an organization may have many.',
      cases: ['payment-profiles/create-inactive'],
    },
    {
      says: 'Attributes are kept as they were sent, but for the order of their keys.',
      cases: ['payment-profiles/create-attributes'],
      tests: [
        [
          'resources/payment-profiles/create',
          'keeps numbers and nesting of attributes as they were sent',
        ],
      ],
    },
    {
      says: 'An organization has one active profile: enabling one switches the other off.',
      tests: [
        [
          'resources/payment-profiles/enable',
          'switches the other profile of the organization off, and touches no other',
        ],
      ],
    },
    {
      says: 'A profile with a payment cannot be deleted: 409. One without is gone by 204.',
      cases: ['server-errors/profile-delete-one-payment'],
      tests: [['resources/payment-profiles/destroy', 'answers 409 for a profile with one payment']],
    },
    {
      says: 'Invoices come newest period first, to who sees their organization.',
      cases: ['invoices/list-*'],
    },
    {
      says: 'Invoices are filtered by state, customer, period and sum, and ordered by `o`.',
      cases: ['invoices/filters'],
    },
    {
      says: '`field` selects the keys of an invoice; unknown ones alone select all.',
      cases: ['invoices/field-param'],
    },
    {
      says: 'Staff mark a created invoice as paid, and get an empty 200; other states are 409.',
      cases: ['invoices/paid-no-body', 'invoices/paid-canceled', 'invoices/paid-anonymous'],
    },
    {
      says: 'With a date, that makes a linked payment of the total on the active profile; a proof goes with it.',
      cases: ['invoices/paid-with-date', 'invoices/paid-with-proof'],
    },
    {
      says: 'A bad body leaves the invoice as it is; one that is not there is 404.',
      cases: ['invoices/paid-bad-body', 'invoices/paid-404'],
    },
    {
      says: 'Customers are seen by who has a role in them or in one of their projects.',
      cases: ['customers/list', 'customers/retrieve-*'],
    },
    {
      says: 'The profiles within a customer are all for staff and support, the active one for its owner, null for others.',
      cases: ['customers/retrieve-project_manager', 'customers/retrieve-forms'],
      tests: [
        [
          'resources/customers/read',
          'shows %s the payment profiles of the organization that they may see',
        ],
        ['resources/customers/read', 'shows %s no payment profiles'],
      ],
    },
  ],
};
