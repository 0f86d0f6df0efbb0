/** Claims: organizations, whole. Source: BEHAVIOUR 17. */
import type { Section } from '../rule.ts';

export const customers: Section = {
  title: 'Organizations',
  rules: [
    {
      says: 'An organization is shown whole, in the order of the server; what a fixture leaves out has its default.',
      cases: ['neighbours-2/customers-full-*', 'neighbours-2/customers-wide'],
      tests: [
        [
          'resources/customers/representation',
          'shows all that a fixture may set, in the order of the server',
        ],
        [
          'resources/customers/representation',
          'shows what the server makes of a fixture that says nothing',
        ],
      ],
    },
    {
      says: 'Without a group, a type or a parent, there are no keys that tell of it; picked alone, nothing is left.',
      tests: [
        [
          'resources/customers/representation',
          'tells no type and no parent of a group that has none',
        ],
        [
          'resources/customers/representation',
          'shows nothing of a group that is picked and missing',
        ],
      ],
    },
    {
      says: 'The projects within it are those that the caller sees; a query narrows them too.',
      tests: [
        [
          'resources/customers/representation',
          'shows %s the projects that they may see, asked for with %j',
        ],
        [
          'resources/customers/representation',
          'shows those projects alone that a query finds too, unless all are asked for',
        ],
      ],
    },
    {
      says: 'The profiles within it come as they were last written.',
      tests: [['resources/customers/representation', 'come as they were last written']],
    },
    {
      says: 'Texts are looked for in any case or as they are, blanks around cut; flags, uuids and groups each in their own way.',
      cases: ['neighbours-2/customers-filters-*'],
      tests: [
        ['resources/customers/filters', 'by text: %s'],
        ['resources/customers/filters', 'in many places: %s'],
        ['resources/customers/filters', 'what is archived: %j'],
        ['resources/customers/filters', 'for %s what %s may see'],
        ['resources/customers/filters', 'nothing of a marketplace: %s'],
      ],
    },
    {
      says: 'A group that is not there is refused, and named as it was sent; a NUL is too.',
      tests: [['resources/customers/filters', 'is refused, with all that is wrong: %s']],
    },
    {
      says: '`o` drops what it does not know; rows that are equal come as they were made.',
      tests: [['resources/customers/filters', 'by %s']],
    },
    {
      says: 'OPTIONS tells every field with its limits; what staff alone may write is read-only to others.',
      cases: ['neighbours-2/customers-methods'],
      tests: [
        ['resources/customers/options', 'tells a field with its limits and what it is for'],
        ['resources/customers/options', 'tells %s that what staff alone may write is read-only'],
        ['resources/customers/options', 'tells of PUT to those who see the organization'],
      ],
    },
  ],
};
