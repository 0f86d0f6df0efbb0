/** Claims: the language of an answer. Source: BEHAVIOUR 24. */
import type { Section } from '../rule.ts';

export const languages: Section = {
  title: 'Languages',
  rules: [
    {
      says: 'The cookie `django_language`, then `Accept-Language`, decides; a malformed header counts for nothing.',
      cases: ['languages-2/languages2-choice', 'languages-3/languages3-choice-*'],
      tests: [['drf/language/languages', 'answers a request %s in %s']],
    },
    {
      says: 'Texts of the framework are translated, with what they are filled with; what a language lacks is English.',
      cases: [
        ...[
          'required',
          'nulls',
          'sums',
          'hyperlinks',
          'files',
          'refusals',
          'neighbours',
          'links',
        ].map((theme) => `languages-*-${theme}`),
      ],
      tests: [['drf/language/languages', 'translates texts of refusals, to the letter']],
    },
    {
      says: 'Filters take dates as the language writes them, and ISO dates always; bodies take ISO dates alone.',
      cases: ['languages-*-filters', 'languages-*-dates'],
      tests: [['drf/language/languages', 'takes ISO dates in %s']],
    },
  ],
};
