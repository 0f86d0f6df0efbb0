/** The orders that a sandbox is made by and put back by, as the control plane and the library take them. */
import { SCENARIO_NAMES } from '../fixtures/default-documents.ts';
import { isMembers } from '../values/plain-json.ts';
import { optional, told, withDefault } from '../values/schema/changes.ts';
import { list, object } from '../values/schema/composites.ts';
import { guarded, oneOf, text } from '../values/schema/scalars.ts';
import type { Output } from '../values/schema/schema.ts';
import { IDLE_SECONDS, INSTANT, SEED } from '../values/schema/settings.ts';
import { RESET_PARTS } from './client-side.ts';

/** Letters, digits, dot, hyphen and underscore, so that a name stands in a path as it is. */
export const SANDBOX_NAME = text({
  pattern: /^[\w.-]{1,100}$/,
  words: '1 to 100 letters, digits, dots, hyphens or underscores',
});

const isDocument = (input: unknown): input is object => isMembers(input);

export const SANDBOX_ORDER = told(
  object(
    {
      name: SANDBOX_NAME,
      /** With neither, a fork of the server's own seed. */
      fixtures: optional(guarded(isDocument, 'a fixture document', { type: 'object' })),
      scenario: optional(oneOf(SCENARIO_NAMES)),
      randomSeed: optional(SEED),
      seed: told(optional(SEED), { description: 'An older name of `randomSeed`.' }),
      now: optional(INSTANT),
      ttlSeconds: optional(IDLE_SECONDS),
    },
    {
      rules: ({ randomSeed, seed }) =>
        randomSeed === undefined || seed === undefined
          ? []
          : [{ pointer: '/randomSeed', message: 'is the same as seed: give one of them' }],
    },
  ),
  { title: 'SandboxRequest' },
);
export type SandboxOrder = Output<typeof SANDBOX_ORDER>;

/** `{"keep": ["journal", "clock"]}`; nothing is kept unless it is named. */
export const RESET_ORDER = object({
  keep: withDefault(list(oneOf(RESET_PARTS), { words: `a list of ${RESET_PARTS.join(', ')}` }), []),
});
