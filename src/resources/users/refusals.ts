/** What logging in refuses. */
import { defineRefusals } from '../../drf/define-refusals.ts';

export const USER_REFUSALS = defineRefusals(
  'users',
  {
    status: 401,
    shape: 'detail',
    step: 'act',
    source: 'Waldur core/views.ObtainAuthToken; BEHAVIOUR 22',
  },
  {
    locked_out: {
      text: 'Username is locked out. Try in {minutes} minutes.',
      example: { minutes: 10 },
      what: 'the name was refused four times within ten minutes',
    },
    wrong_password: {
      text: 'Invalid username/password.',
      what: 'nobody has this name and password',
    },
  },
);
