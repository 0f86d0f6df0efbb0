/** Claims: linking a payment to an invoice, and unlinking it. Source: BEHAVIOUR 4. */
import type { Section } from '../rule.ts';

export const links: Section = {
  title: 'Linking',
  rules: [
    {
      says: '`documented`: to link answers the URL of the invoice.',
      tests: [
        ['waldur/contracts', 'answer a link with the invoice, and with a sentence'],
        ['page/page-snippets', 'Link answers the link, and is there until Unlink'],
      ],
      page: 'linkAnswer',
    },
    {
      says: '`deployed`: to link answers a sentence.',
      cases: ['flows/link-unlink-relink', 'link/link-period-format'],
    },
    {
      says: '`documented`: to unlink answers no body.',
      tests: [['waldur/contracts', 'answer an unlink with nothing, and with a sentence']],
      page: 'unlinked',
    },
    {
      says: '`deployed`: to unlink answers a sentence.',
      cases: ['flows/link-unlink-relink', 'unlink/unlink-dashed-path'],
    },
    {
      says: 'The invoice must belong to the organization of the profile.',
      cases: ['link/link-other-customer'],
      page: 'linkRule',
    },
    {
      says: 'An invoice that is not paid is as good as missing.',
      cases: ['link/link-other-customer-unpaid'],
    },
    {
      says: 'A payment that is linked is not linked again, to whatever invoice.',
      cases: ['link/link-already', 'flows/link-unlink-relink'],
    },
    {
      says: 'A payment that is not linked cannot be unlinked.',
      cases: ['unlink/unlink-twice', 'flows/link-unlink-relink'],
    },
    {
      says: 'The invoice is named by its URL: missing, null, blank and wrong ones are told as fields are.',
      cases: ['link/link-missing', 'link/link-null-blank', 'link/link-garbage'],
      page: 'linkBody',
    },
    {
      says: 'Forms and multipart bodies link too.',
      cases: ['link/link-form'],
    },
    {
      says: 'Several payments may share an invoice.',
      tests: [['resources/payments/link-to-invoice', 'links several payments to one invoice']],
    },
    {
      says: 'The profile of the payment may be inactive.',
      cases: ['link/link-payment-on-inactive-profile', 'unlink/unlink-inactive-profile'],
    },
    {
      says: 'A payment that moved to another organization unlinks, and links to the new one only.',
      cases: ['partial-update/patch-linked-profile-other-customer'],
      tests: [
        [
          'resources/payments/partial-update',
          'links a payment that was moved and unlinked to its new organization only',
        ],
      ],
    },
    {
      says: 'Both take POST alone.',
      cases: ['link/link-methods', 'unlink/unlink-methods'],
      page: 'operations',
    },
  ],
};
