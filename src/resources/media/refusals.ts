/** What the storage of files refuses. Source: BEHAVIOUR 12. */
import { defineRefusals } from '../../drf/define-refusals.ts';

export const MEDIA_REFUSALS = defineRefusals(
  'media',
  { status: 400, shape: 'page', step: 'act', source: 'Django Storage; BEHAVIOUR 12' },
  {
    no_name: {
      text: 'Django can make no file name of what was sent.',
      what: 'nothing is left of the name of a file',
    },
    no_room: {
      text: 'The file name has no room left for a free one.',
      what: 'a file name that is taken has no room for another one',
    },
  },
);
