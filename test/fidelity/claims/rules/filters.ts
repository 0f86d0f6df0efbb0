/** Claims: the filters of payments. Source: BEHAVIOUR 7. */
import type { Section } from '../rule.ts';

export const filters: Section = {
  title: 'Filters',
  rules: [
    {
      says: '`date_of_payment` selects a day, in any of the English formats of Django.',
      cases: ['filters/date-exact', 'filters/date-formats'],
      page: 'parameters',
    },
    {
      says: '`profile` is a URL of any host, or a path, percent-encoded or not.',
      cases: ['filters/profile-url', 'filters/profile-url-encoded', 'filters/profile-other-host'],
      page: 'parameters',
    },
    {
      says: 'A `profile` of another resource, or an unknown or malformed one, selects nothing.',
      cases: [
        'filters/profile-wrong-resource',
        'filters/profile-unknown-uuid',
        'filters/profile-bad-uuid',
      ],
    },
    {
      says: 'A `profile` whose path leads nowhere is a 404 that lists the URL table.',
      cases: ['filters/profile-unresolvable'],
      tests: [['resources/payments/filters', '?profile=%s leads nowhere, and gets the URL table']],
    },
    {
      says: "`documented`: `profile` takes the link of the page's examples.",
      tests: [['waldur/contracts', "take the page's example link as a filter, and do not"]],
      page: 'examples',
    },
    {
      says: '`profile_uuid` is a uuid in any form that Python reads; anything else is 400.',
      cases: [
        'filters/profile-uuid',
        'filters/profile-uuid-odd-dashes',
        'filters/profile-uuid-invalid',
      ],
      page: 'parameters',
    },
    {
      says: 'An empty value is no filter.',
      cases: ['filters/profile-blank', 'filters/profile-uuid-blank'],
      tests: [['drf/form-fields', '%s takes absent and empty for no filter']],
    },
    {
      says: 'Of a repeated parameter the last value counts; names are case sensitive.',
      cases: ['filters/profile-repeated', 'filters/case-of-names'],
    },
    {
      says: 'All bad filters are told together, and beat a path that leads nowhere.',
      cases: ['filters/combined-errors'],
    },
    {
      says: 'Unknown parameters are ignored, `search`, `invoice` and `customer_uuid` among them.',
      cases: ['filters/unknown-params'],
    },
    {
      says: 'Filters hold for single payments too: what they leave out is not there, for any operation but creating.',
      cases: ['filters/filters-apply-to-detail', 'filters/filters-apply-to-mutations'],
      tests: [['resources/payments/filters', 'plays no part when a payment is created']],
    },
  ],
};
