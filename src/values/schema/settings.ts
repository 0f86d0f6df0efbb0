/** Schemas of what servers, sandboxes and clocks are told alike: a time, a seed, how long to idle. */
import { type Instant, parseInstant } from '../instant.ts';
import { refined } from './changes.ts';
import { union } from './composites.ts';
import { NUMBER, text, whole } from './scalars.ts';
import { accepted, refused, type Schema } from './schema.ts';

/** An ISO 8601 time, as the moment that it says. */
export const INSTANT: Schema<Instant> = {
  words: 'a time such as 2023-10-01T10:00:00Z',
  read(input) {
    const moment = typeof input === 'string' ? parseInstant(input) : undefined;
    return moment === undefined ? refused(`must be ${INSTANT.words}`) : accepted(moment);
  },
  json: () => ({ type: 'string' }),
};

/** The same, as it was written. */
export const TIME_TEXT: Schema<string> = refined(text({ words: INSTANT.words }), (time) =>
  INSTANT.read(time).valid ? undefined : `must be ${INSTANT.words}`,
);

/** Of all chance. */
export const SEED = union([NUMBER, text()], 'a number or a text');

/** How long a sandbox may be idle, in seconds: thirty days at most. */
export const IDLE_SECONDS = whole({ min: 1, max: 30 * 86_400, unit: ' of seconds' });

/** Letters, digits, dot, hyphen and underscore, so that a name stands in a path as it is. */
export const SANDBOX_NAME = text({
  pattern: /^[\w.-]{1,100}$/,
  words: '1 to 100 letters, digits, dots, hyphens or underscores',
});
