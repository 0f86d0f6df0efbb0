/** Claims: paths, methods and OPTIONS. Source: BEHAVIOUR 10. */
import type { Section } from '../rule.ts';

export const routing: Section = {
  title: 'Routing',
  rules: [
    {
      says: 'Without its final slash a path is redirected by 301, for every method; nothing is done.',
      cases: ['routing/no-slash-list', 'routing/no-slash-detail'],
      tests: [['waldur/site', 'redirects %s %s to its final slash, and does nothing']],
    },
    {
      says: 'An unknown path is an HTML page with 404, and so are double slashes.',
      cases: ['routing/unknown-paths', 'routing/double-slash'],
    },
    {
      says: 'A payment is found by its uuid dashed, hex, upper-case or with dashes anywhere.',
      cases: ['retrieve/uuid-forms', 'retrieve/uuid-odd-dashes', 'unlink/unlink-dashed-path'],
      page: 'uuids',
    },
    {
      says: 'A method that a path does not have is 405; no header or field stands for a method.',
      cases: ['link/link-methods', 'unlink/unlink-methods', 'methods/method-override-ignored'],
    },
    {
      says: '`Allow` lists what the path has, for every user.',
      cases: ['headers/allow-per-role', 'headers/all-errors', 'headers/all-options'],
    },
    {
      says: '`.json` after a path asks for JSON, and comes back in the URLs of the answer; another suffix is 404.',
      cases: ['routing/format-suffix-list'],
      tests: [
        [
          'resources/payments/retrieve',
          'puts a format that was asked for as %s into the URLs of rows, not of media',
        ],
        ['waldur/site', 'has no format %s'],
      ],
    },
    {
      says: '`OPTIONS` describes the fields: those of POST to every user, those of PUT to who sees the payment.',
      cases: ['methods/options-list-*', 'methods/options-detail-*'],
    },
    {
      says: '`OPTIONS` takes a user.',
      cases: ['methods/options-anonymous'],
    },
    {
      says: 'A preflight of a browser is an empty 200 for everybody, on any path.',
      tests: [['waldur/site', 'answers a preflight of %s to everybody']],
    },
    {
      says: 'A `Host` that Django refuses is a bare 400 page, one with an underscore too.',
      cases: ['limits/bad-host'],
    },
  ],
};
