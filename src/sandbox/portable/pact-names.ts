/** How a consumer and its provider are named in a call. */
import { PACTICIPANT } from '../../values/pacticipant.ts';
import { required, withDefault } from '../../values/schema/changes.ts';
import { object } from '../../values/schema/composites.ts';

const DEFAULT_PROVIDER = 'waldur';

export const PACT_NAMES = object({
  consumer: required(PACTICIPANT),
  provider: withDefault(PACTICIPANT, DEFAULT_PROVIDER),
});
