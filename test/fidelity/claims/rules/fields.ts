/** Claims: what the fields of a payment take. Source: BEHAVIOUR 5. */
import type { Section } from '../rule.ts';

export const fields: Section = {
  title: 'Fields',
  rules: [
    {
      says: 'Bodies have four fields: the profile and the date are required.',
      cases: ['create-fields/missing'],
      page: 'body',
    },
    {
      says: 'An empty text is null for the profile, and wrong for the date, the sum and the proof.',
      cases: ['create-fields/blank'],
    },
    {
      says: 'In a form a blank sum counts as left out, and a blank proof as none.',
      cases: [
        'create-fields/form-missing-and-blank',
        'create-fields/multipart-blank',
        'partial-update/patch-form-blank-sum',
      ],
    },
    {
      says: 'The profile is a URL of any host or a path; its uuid may be dashed, hex, upper-case or percent-encoded.',
      cases: ['create-profile/ok-forms'],
      tests: [['resources/payments/create', 'may be %s']],
      page: 'body',
    },
    {
      says: 'A query is cut off a URL, but not off a bare path.',
      cases: ['create-profile/path-with-query'],
    },
    {
      says: 'Text that is no route of the API is no URL match.',
      cases: ['create-profile/no-match', 'create-profile/form-types'],
      tests: [['drf/relations', 'finds no route for %j']],
    },
    {
      says: 'The URL of another resource, of a list or of an action is the wrong match.',
      cases: ['link/link-garbage', 'create-profile/no-match'],
      tests: [['drf/relations', 'refuses %j as another resource']],
    },
    {
      says: 'An inactive profile is as good as missing.',
      cases: ['create-profile/inactive', 'update/put-on-inactive-profile'],
    },
    {
      says: 'JSON of another type than text is told by its name in Python.',
      cases: ['create-profile/types', 'link/link-garbage'],
    },
    {
      says: "`documented`: the links of the page's examples are taken, under `/api/profile/` and `/api/invoice/`.",
      tests: [
        ['waldur/contracts', "answer what the page's example links named under its real URL"],
        ['page/page-snippets', '%s answers as documented'],
      ],
      page: 'examples',
    },
    {
      says: "`deployed`: the links of the page's examples match nothing.",
      cases: ['create-profile/no-match', 'link/link-garbage', 'filters/profile-unresolvable'],
      tests: [['waldur/contracts', 'refuse the profile %s, each in its way']],
    },
    {
      says: 'The date is an ISO date: one-digit parts, no dashes and week dates too.',
      cases: ['create-date/ok'],
      tests: [['resources/payments/create', 'takes %j as %s']],
      page: 'date',
    },
    {
      says: 'A date with a time is none, and neither is a number or another order.',
      cases: ['create-date/datetime', 'proof/upload-file-as-sum'],
      tests: [['resources/payments/create', 'refuses %j']],
    },
    {
      says: "The sum is text or a number in any form that Python's decimals read; negative and zero are fine.",
      cases: ['create-sum/strings-ok', 'create-sum/numbers-ok', 'create-sum/whitespace'],
      tests: [['properties/amounts', 'is the same amount in every way to write it']],
      page: 'sum',
    },
    {
      says: 'A sum has 10 digits at most, 8 of them before the point; the number of all is told first.',
      cases: ['create-sum/string-too-long', 'create-sum/strings-ok'],
      tests: [['properties/amounts', 'is refused beyond its eight digits and two places']],
    },
    {
      says: 'A third decimal place is refused in text, even a zero; a number has no trailing zeros.',
      cases: ['update/put-invalid'],
      tests: [['resources/payments/create', 'refuses %s']],
    },
    {
      says: 'What is no number, of whatever type but null, is told in one way.',
      cases: [
        'create-sum/not-numbers',
        'create-sum/nan-infinity-strings',
        'create-sum/wrong-types',
        'proof/upload-file-as-sum',
      ],
    },
    {
      says: 'Text of more than 1000 characters, once trimmed, is too large to be a sum.',
      cases: ['create-sum/string-too-long'],
    },
    {
      says: 'Minus zero is answered as `"-0.00"` once, and kept as zero.',
      cases: ['create-sum/negative-zero'],
      tests: [
        ['resources/payments/create', 'answers minus zero as it was sent, and keeps it as zero'],
      ],
    },
    {
      says: 'In a form the sum follows the same rules.',
      cases: ['create-sum/form'],
    },
    {
      says: 'The proof is a file part of a multipart body; in JSON it is left out or null.',
      cases: ['create-fields/proof-wrong-types', 'proof/upload-one-byte'],
      page: 'proof',
    },
    {
      says: 'Null, or a blank part, takes the proof away.',
      cases: ['proof/patch-proof-null-json', 'proof/patch-proof-empty-multipart'],
    },
    {
      says: 'A part with an empty file name is text; a file beats a text of the same name.',
      cases: ['proof/upload-empty-filename', 'proof/upload-text-and-file'],
    },
    {
      says: 'The name of a file has 100 characters at most.',
      cases: ['proof/upload-long-name-100'],
      tests: [['drf/file-field', 'counts code points']],
    },
    {
      says: 'A file whose name cleans up to nothing is dropped in silence.',
      cases: ['proof/upload-dots'],
    },
  ],
};
