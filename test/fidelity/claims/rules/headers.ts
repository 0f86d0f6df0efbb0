/** Claims: what is accepted, and the headers of answers. Source: BEHAVIOUR 11. */
import type { Section } from '../rule.ts';

export const headers: Section = {
  title: 'Negotiation and headers',
  rules: [
    {
      says: 'Only JSON is offered: an `Accept` without it is 406.',
      cases: ['negotiation/accept-406'],
    },
    {
      says: 'Without `Accept` JSON comes; its type has no charset.',
      cases: ['negotiation/compact'],
      tests: [['drf/negotiation', 'takes an absent header for anything']],
    },
    {
      says: 'Every API answer, errors too, has `Allow`, `Vary`, `Content-Language` and `X-Frame-Options`.',
      cases: ['headers/all-errors', 'headers/all-options'],
      tests: [
        [
          'resources/payments/retrieve',
          'sends the headers of every API answer, and none for caches',
        ],
      ],
    },
    {
      says: 'There is no caching and no range: neither `ETag`, nor conditions, nor partial answers.',
      cases: ['negotiation/range-ignored'],
      tests: [['http/app', 'ignores conditions']],
    },
    {
      says: 'Answers are not compressed.',
      cases: ['negotiation/accept-encoding'],
    },
  ],
};
