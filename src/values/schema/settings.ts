/** Schemas of what servers, sandboxes and clocks are told alike: a time, a seed, how long to idle. */
import { parseInstant } from '../instant.ts';
import { union } from './composites.ts';
import { guarded, NUMBER, text, whole } from './scalars.ts';
import type { Schema } from './schema.ts';

/** An ISO 8601 time, as it was written. */
export const MOMENT: Schema<string> = guarded(
  (input): input is string => typeof input === 'string' && parseInstant(input) !== undefined,
  'a time such as 2023-10-01T10:00:00Z',
  { type: 'string' },
);

/** Of all chance. */
export const SEED = union([NUMBER, text()], 'a number or a text');

/** How long a sandbox may be idle, in seconds: thirty days at most. */
export const IDLE_SECONDS = whole({ min: 1, max: 30 * 86_400, unit: ' of seconds' });
