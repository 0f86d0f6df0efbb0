/** Claims: what a payment looks like. Source: BEHAVIOUR 1. */
import type { Section } from '../rule.ts';

export const representation: Section = {
  title: 'Representation',
  rules: [
    {
      says: 'A payment with an invoice has ten fields, in one order.',
      cases: ['link/link-period-format', 'negotiation/compact'],
      tests: [
        [
          'resources/payments/retrieve',
          'answers a linked payment with all ten fields in their order',
        ],
      ],
      page: 'fields',
    },
    {
      says: '`deployed`: without an invoice it has nine: no `invoice_uuid`, and null for `invoice` and `invoice_period`.',
      cases: ['create/plain', 'flows/link-unlink-relink', 'retrieve/as-staff'],
    },
    {
      says: '`documented`: without an invoice it has all ten, the three of the invoice null.',
      tests: [
        ['waldur/contracts', 'show ten fields of a payment without invoice, and nine'],
        ['page/page-snippets', '%s answers as documented'],
      ],
      page: 'fields',
    },
    {
      says: '`deployed`: uuids are 32 lower-case hex digits, in fields and in URLs.',
      cases: ['create/plain', 'retrieve/uuid-forms', 'unlink/unlink-dashed-path'],
    },
    {
      says: '`documented`: uuids are written with dashes, in fields and in URLs.',
      tests: [['waldur/contracts', 'write uuids with dashes, and as 32 hex digits']],
      page: 'uuids',
    },
    {
      says: 'The date is `YYYY-MM-DD`, however it was sent.',
      cases: ['create-date/ok'],
      page: 'date',
    },
    {
      says: 'The sum is text with two decimal places, however it was sent.',
      cases: ['create-sum/strings-ok', 'create-sum/numbers-ok'],
      tests: [['properties/amounts', 'comes back as it was sent, through POST, GET and PATCH']],
      page: 'sum',
    },
    {
      says: 'The proof is null or the URL of a download, which never holds the name of the file.',
      cases: ['proof/upload-png', 'proof/patch-proof-null-json'],
      page: 'proof',
    },
    {
      says: '`invoice_period` is the month and the year of the invoice, as `MM-YYYY`.',
      cases: ['link/link-period-format'],
    },
    {
      says: '`customer_uuid` is the organization of the profile, not that of the invoice.',
      cases: ['partial-update/patch-linked-profile-other-customer'],
      tests: [
        [
          'resources/payments/retrieve',
          'takes the organization from the profile, not from the invoice',
        ],
      ],
    },
    {
      says: 'JSON is compact, with characters beyond ASCII as they are; `indent` in `Accept` lays it out, by 8 blanks at most.',
      cases: ['negotiation/compact'],
      tests: [
        ['resources/payments/retrieve', 'writes JSON %s for application/json%s'],
        ['drf/json-encoder', 'lays out as Python does'],
      ],
    },
    {
      says: 'URLs follow `Host` and `X-Forwarded-Proto`; `X-Forwarded-Host` is ignored.',
      cases: ['pagination/link-https', 'pagination/link-x-forwarded-host'],
      tests: [['resources/payments/retrieve', 'builds URLs from %s']],
    },
    {
      says: 'The list has the same objects as the detail; payments have no selection of fields.',
      tests: [
        ['resources/payments/list', 'shows the same objects, byte for byte, as the detail does'],
        ['resources/payments/list', 'ignores a selection of fields'],
      ],
    },
  ],
};
