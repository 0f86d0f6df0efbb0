/** How a consumer and its provider are named in a call. */
import { required, withDefault } from '../../values/schema/changes.ts';
import { object } from '../../values/schema/composites.ts';
import { text } from '../../values/schema/scalars.ts';

const DEFAULT_PROVIDER = 'waldur';

const NAME = text({ minLength: 1, maxLength: 200, words: 'a name of 1 to 200 characters' });

export const PACT_NAMES = object({
  consumer: required(NAME),
  provider: withDefault(NAME, DEFAULT_PROVIDER),
});
