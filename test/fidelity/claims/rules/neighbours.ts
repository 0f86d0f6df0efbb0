/** Claims: profiles, invoices and customers, as payments need them. Source: BEHAVIOUR 13. */
import type { Section } from '../rule.ts';

export const neighbours: Section = {
  title: 'Profiles, invoices, customers',
  rules: [
    {
      says: 'Requests at random to profiles, invoices, organizations and what stands beside them are answered as recorded.',
      cases: ['neighbours-2/neighbours2-*'],
    },
    {
      says: 'Profiles come by name; staff and support see all, others the active ones of their organizations.',
      cases: [
        'neighbours-2/profiles-all-*',
        'neighbours-2/profiles-names',
        'payment-profiles/list-*',
      ],
      tests: [
        [
          'resources/payment-profiles/read',
          'shows others than staff and support the active ones alone',
        ],
      ],
    },
    {
      says: 'Profiles are filtered by organization, type and activity, and ordered by `o`.',
      cases: ['neighbours-2/profiles-filters-*', 'payment-profiles/filters'],
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
      says: 'Attributes are kept as they were sent, but for the order of their keys and for large floats, which come back whole.',
      cases: ['payment-profiles/create-attributes'],
      tests: [
        [
          'resources/payment-profiles/create',
          'keeps numbers and nesting of attributes as they were sent',
        ],
        ['resources/payment-profiles/attributes', 'come back as the database writes numbers: %s'],
      ],
    },
    {
      says: 'An organization has one active profile: enabling one switches the other off.',
      cases: ['neighbours-2/profiles-enable'],
      tests: [
        [
          'resources/payment-profiles/enable',
          'switches the other profile of the organization off, and touches no other',
        ],
      ],
    },
    {
      says: 'Activity is true where POST or PUT says nothing of it, in JSON and in forms; PATCH leaves it.',
      tests: [
        [
          'resources/payment-profiles/activity',
          'is there where %s of POST and PUT says nothing of it, not of PATCH',
        ],
      ],
    },
    {
      says: 'No two profiles have the same organization and activity, where a change asks for it and does not ask for null.',
      tests: [
        ['resources/payment-profiles/activity', 'takes %s'],
        ['resources/payment-profiles/activity', 'refuses %s, and changes nothing'],
      ],
    },
    {
      says: 'In a form the attributes are JSON as text; no JSON, and a number too large in JSON, is 400.',
      tests: [
        ['resources/payment-profiles/attributes', 'are JSON as text: %s'],
        ['resources/payment-profiles/attributes', 'are refused where they are none: %j'],
        ['resources/payment-profiles/attributes', 'are refused in JSON as %s'],
      ],
    },
    {
      says: 'A profile with a payment cannot be deleted: 409. One without is gone by 204.',
      cases: ['server-errors/profile-delete-one-payment'],
      tests: [['resources/payment-profiles/destroy', 'answers 409 for a profile with one payment']],
    },
    {
      says: 'Invoices come newest period first, to who sees their organization.',
      cases: ['neighbours-2/invoices-read-*', 'invoices/list-*'],
    },
    {
      says: 'Invoices are filtered by state, customer, period and sum, and ordered by `o`.',
      cases: ['neighbours-2/invoices-filters-*', 'invoices/filters'],
    },
    {
      says: 'A number in a filter is any decimal up to 1e50; year and month drop its fraction.',
      tests: [
        ['drf/form-fields', 'refuses %j for its size'],
        ['resources/invoices/read', '?%s selects them'],
      ],
    },
    {
      says: '`o` of commas alone takes the order away; what an order leaves equal comes as it was made.',
      tests: [
        ['resources/invoices/read', '?%s selects them'],
        ['store/selection', 'selects by %s'],
      ],
    },
    {
      says: 'OPTIONS of list, detail and actions tells of all fields as if they could be written, or of those that `field` picks.',
      tests: [
        ['resources/invoices/options', 'tells of %s as %s all fields under %s'],
        ['resources/invoices/options', 'tells of those fields that are picked'],
      ],
    },
    {
      says: 'Backend id, payment URL and reference number are set in any state; a body without them changes nothing.',
      cases: ['neighbours-2/invoices-set_*'],
      tests: [
        ['resources/invoices/set-text', 'takes an invoice that is %s'],
        ['resources/invoices/set-text', 'changes nothing %s'],
      ],
    },
    {
      says: 'A URL is what Django takes for one; too long, NUL and no URL are told together.',
      tests: [
        ['drf/url-field', 'URL'],
        ['drf/url-field', 'may have %s or not'],
      ],
    },
    {
      says: 'A notification is sent of a created invoice alone: others are 400. The body is never read.',
      cases: ['neighbours-2/invoices-send_notification-*'],
      tests: [['resources/invoices/set-text', 'answers that it is scheduled, and changes nothing']],
    },
    {
      says: '`field` selects the keys of an invoice; unknown ones alone select all.',
      cases: ['invoices/field-param'],
    },
    {
      says: 'Staff mark a created invoice as paid, and get an empty 200; other states are 409.',
      cases: [
        'neighbours-2/invoices-paid-*',
        'invoices/paid-no-body',
        'invoices/paid-canceled',
        'invoices/paid-anonymous',
      ],
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
