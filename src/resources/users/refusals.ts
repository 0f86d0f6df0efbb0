/** What logging in refuses. */
import { defineRefusals } from '../../drf/define-refusals.ts';

export const USER_REFUSALS = defineRefusals(
  'users',
  {
    status: 401,
    shape: 'detail',
    step: 'act',
    source: 'Waldur core/views.ObtainAuthToken; not measured',
  },
  {
    wrong_password: {
      text: 'Invalid username/password.',
      what: 'nobody has this name and password',
    },
  },
);
