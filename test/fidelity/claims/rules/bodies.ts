/** Claims: how bodies are read. Source: BEHAVIOUR 6. */
import type { Section } from '../rule.ts';

export const bodies: Section = {
  title: 'Bodies',
  rules: [
    {
      says: 'Requests at random, with bodies, links, headers and character sets of every kind, are answered as recorded.',
      cases: ['payments-2/payments2-*'],
    },
    {
      says: 'JSON, urlencoded and multipart bodies are read alike.',
      cases: ['create/full', 'create/form-urlencoded', 'create/multipart', 'update/put-form'],
    },
    {
      says: 'Any other content type is 415, which quotes it; a wildcard counts as JSON.',
      cases: ['create-body/unsupported-media-type'],
    },
    {
      says: 'An empty body is an empty object, whatever its type; blanks alone are bad JSON.',
      cases: ['create-body/empty-body', 'create-body/blank-body'],
    },
    {
      says: 'JSON that is no object is told by its type; null is no data.',
      cases: ['partial-update/patch-non-object'],
    },
    {
      says: "Bad JSON is told in Python's words, with line, column and character.",
      cases: ['create-body/malformed'],
      tests: [['drf/json-decoder', 'refuses %j']],
    },
    {
      says: 'JSON is UTF-8; bytes that are none are told by their place.',
      cases: ['create-body/malformed-encoding'],
      tests: [
        [
          'drf/json-decoder',
          'refuses bytes that are not UTF-8, and drops a sequence that the end cuts off',
        ],
      ],
    },
    {
      says: 'Bare `NaN` and `Infinity` are bad JSON.',
      cases: ['create-sum/nan-infinity-literals'],
    },
    {
      says: 'Nesting without end and numbers without end are bad JSON too.',
      tests: [
        ['drf/json-decoder', 'refuses to nest without end, and never overflows the stack'],
        ['drf/json-decoder', 'refuses whole numbers of more than 4300 digits'],
      ],
    },
    {
      says: 'A refusal that quotes an object has its keys as they were sent.',
      tests: [['drf/python-str', 'shows %s as %s']],
    },
    {
      says: 'Escapes stand for any character, surrogate pairs too, wherever they are.',
      cases: ['create-body/deep-and-unicode'],
    },
    {
      says: 'Names of fields are case sensitive; of a repeated one the last value counts.',
      cases: ['create/case-of-keys', 'create/duplicate-json-keys', 'create/form-repeated-keys'],
    },
    {
      says: 'A multipart body without a boundary is told so; one that does not hold its boundary is an empty form.',
      cases: ['create-body/multipart-no-boundary'],
    },
    {
      says: 'A form has 1000 fields at most; with more, a bare 400 page.',
      cases: ['limits/form-1000-fields'],
      tests: [['drf/parsers', 'answers %s with a bare 400 that says why']],
    },
  ],
};
