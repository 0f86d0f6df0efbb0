/** Claims: pages of lists. Source: BEHAVIOUR 8. */
import type { Section } from '../rule.ts';

export const pages: Section = {
  title: 'Pages',
  rules: [
    {
      says: 'A page has 10 rows, or `page_size` of them.',
      cases: ['pagination/q-page_size=1', 'pagination/q-page_size=28', 'pagination/full-page'],
      page: 'parameters',
    },
    {
      says: '`page_size` is 300 at most: more is 300.',
      cases: ['pagination/q-page_size=100*', 'pagination/q-page_size=30*'],
    },
    {
      says: 'A `page_size` that cannot be read is 10, and no error.',
      cases: [
        'pagination/q-page_size=',
        'pagination/q-page_size=abc',
        'pagination/q-page_size=2.5',
      ],
    },
    {
      says: '`page` counts from 1; empty is 1, `last` the last one; Python reads the number.',
      cases: [
        'pagination/q-page=1',
        'pagination/q-page=2',
        'pagination/q-page=',
        'pagination/q-page=pct201',
        'pagination/q-page=pct2B2',
        'pagination/q-page=pctD9pctA2',
        'flows/two-creates-order',
      ],
      tests: [['drf/pagination', 'reads the page in %j as %i']],
      page: 'parameters',
    },
    {
      says: 'A page that is not there, or is no number, is 404.',
      cases: [
        'pagination/q-page=LAST',
        'pagination/q-page=-1',
        'pagination/q-page=1.0',
        'pagination/q-page=1.5',
        'pagination/q-page=pct00',
      ],
    },
    {
      says: 'Of a repeated `page` the last one counts.',
      cases: ['pagination/q-page=1&page=2'],
    },
    {
      says: 'An empty list has a first page, and its links.',
      cases: ['list/list-empty'],
      tests: [['resources/payments/list', 'has a first page of nothing, and no second one']],
    },
    {
      says: '`X-Result-Count` is the number of all rows that the filters leave.',
      cases: ['list/head-list-filtered', 'list/head-list', 'payment-profiles/head'],
      tests: [['properties/lists', 'counts what it has, in whatever is filtered by whomever']],
    },
    {
      says: '`Link` has first, prev, next and last in this order, absolute, other parameters sorted by name.',
      cases: ['pagination/q-page=2', 'pagination/full-page', 'pagination/q-page_size=1'],
      tests: [['waldur/link-header', 'of %j']],
    },
    {
      says: 'Links to page 1 leave `page` out, and keep `page_size` as it was sent.',
      cases: ['pagination/q-page=2', 'pagination/q-page_size=301'],
    },
    {
      says: 'The pages put together are the list.',
      tests: [
        ['properties/lists', 'is its pages put together, all of them full but the last'],
        ['waldur/link-header', 'leads from page to page until there is no next one'],
      ],
    },
  ],
};
