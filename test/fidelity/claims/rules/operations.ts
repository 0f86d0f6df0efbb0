/** Claims: what the standard operations of payments do. Source: BEHAVIOUR 4. */
import type { Section } from '../rule.ts';

export const operations: Section = {
  title: 'Operations',
  rules: [
    {
      says: 'Payments have the eight published operations and no other.',
      cases: ['methods/method-override-ignored'],
      tests: [['waldur/completeness', 'of payments are the published ones and no other']],
      page: 'operations',
    },
    {
      says: 'The list is a bare array, oldest payment first; an empty one is answered 200.',
      cases: ['list/list-all-in-order', 'list/list-empty'],
      page: 'array',
    },
    {
      says: 'A new payment comes last, and a change moves none.',
      cases: ['flows/two-creates-order', 'update/put-does-not-reorder'],
    },
    {
      says: '`HEAD` has the headers of `GET`, the count too, and no body; it heeds filters.',
      cases: ['list/head-list', 'list/head-list-filtered', 'retrieve/head'],
    },
    {
      says: 'One payment is found by its uuid; any other text in its place is 404.',
      cases: ['retrieve/not-found', 'update/put-404', 'unlink/unlink-404', 'destroy/delete-404'],
      page: 'operations',
    },
    {
      says: 'To create answers 201 with the payment, and its URL as `Location`.',
      cases: ['create/plain', 'create/full', 'create/other-customer'],
      page: 'created',
    },
    {
      says: 'Nothing about a payment is unique but its uuid.',
      cases: ['create/duplicates-allowed'],
    },
    {
      says: '`documented`: the profile and the date are enough, and the sum is then `"0.00"`.',
      tests: [
        ['waldur/contracts', 'create without a sum, and fail as the server does'],
        ['page/page-snippets', 'Create and Update do what they say'],
      ],
      page: 'created',
    },
    {
      says: 'PUT wants the profile and the date; a sum and a proof that are left out are kept.',
      cases: ['proof/put-keeps-proof', 'proof/put-form-keeps-proof'],
      tests: [['page/page-snippets', 'Create and Update do what they say']],
      page: 'updated',
    },
    {
      says: 'PUT judges fields as creating does.',
      cases: ['update/put-invalid', 'update/put-nulls'],
    },
    {
      says: 'PATCH changes what is sent, and nothing else.',
      cases: ['partial-update/patch-sum', 'partial-update/patch-date'],
      page: 'updated',
    },
    {
      says: 'PATCH of nothing, or of fields that are read-only or unknown, is 200 and changes nothing.',
      cases: ['partial-update/patch-read-only'],
      tests: [['page/page-snippets', '%s answers as documented']],
      page: 'updated',
    },
    {
      says: 'Unknown and read-only fields are passed over in silence, whatever they hold.',
      cases: ['create/read-only-garbage-ignored', 'update/put-read-only'],
    },
    {
      says: 'A payment on an inactive profile can be changed as long as the profile is not sent.',
      cases: ['partial-update/patch-on-inactive-profile', 'update/put-on-inactive-profile'],
    },
    {
      says: 'A linked payment may move to the profile of another organization, and keeps its invoice.',
      cases: ['partial-update/patch-linked-profile-other-customer'],
    },
    {
      says: 'DELETE answers 204 with neither body nor type, and the payment is gone for every operation.',
      cases: ['destroy/delete', 'destroy/delete-then-update'],
      page: 'deleted',
    },
    {
      says: 'DELETE leaves the invoice, the profile and the file of the proof.',
      cases: ['proof/delete-keeps-media'],
      tests: [
        ['resources/payments/destroy', 'leaves the invoice, the profile and the file of the proof'],
      ],
    },
  ],
};
