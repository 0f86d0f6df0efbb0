/** Claims: faults of the server itself, which `deployed` repeats. Source: BEHAVIOUR 14. */
import type { Section } from '../rule.ts';

export const serverErrors: Section = {
  title: 'Faults of the server',
  rules: [
    {
      says: '`deployed`: to create without a sum is a 500 page, and nothing is stored, no file either.',
      cases: ['server-errors/create-without-sum-proof'],
      tests: [['waldur/contracts', 'create without a sum, and fail as the server does']],
    },
    {
      says: '`deployed`: to delete a profile with several payments is a 500 page; `documented`: 409.',
      cases: ['server-errors/profile-delete-many-payments'],
      tests: [
        [
          'waldur/contracts',
          'refuse to delete a profile with several payments, and fail as the server does',
        ],
      ],
    },
    {
      says: '`deployed`: attributes that PostgreSQL cannot hold are a 500 page; `documented`: 400.',
      tests: [
        ['resources/payment-profiles/attributes', 'that cannot be stored change nothing: %s'],
        [
          'waldur/contracts',
          'refuse attributes that cannot be stored, and fail as the server does',
        ],
      ],
    },
    {
      says: '`deployed`: JSON nested deeper than some 990 levels, and a part named in a character set that Python does not know, are a 500 page; `documented`: 400.',
      tests: [['waldur/contracts', 'refuse %s, and fail as the server does']],
    },
    {
      says: '`deployed`: to link or unlink with `.json` is a 500 page; `documented`: it works.',
      tests: [['waldur/contracts', 'take %s with a suffix, and fail as the server does']],
    },
  ],
};
