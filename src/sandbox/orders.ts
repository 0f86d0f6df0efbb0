/** The orders that a sandbox is made by and put back by, as the control plane and the library take them. */
import { SCENARIO_NAMES, SHIPPED_NAMES, worldHint } from '../fixtures/default-documents.ts';
import { isMembers } from '../values/plain-json.ts';
import { optional, told, withDefault } from '../values/schema/changes.ts';
import { list, object, union } from '../values/schema/composites.ts';
import { guarded, oneOf } from '../values/schema/scalars.ts';
import { accepted, type Output, refused } from '../values/schema/schema.ts';
import { IDLE_SECONDS, INSTANT, SANDBOX_NAME, SEED } from '../values/schema/settings.ts';
import { RESET_PARTS } from './client-side.ts';

const isDocument = (input: unknown): input is object => isMembers(input);
const DOCUMENT = guarded(isDocument, 'a fixture document', { type: 'object' });

const WORLD_WORDS = `a fixture document, or one of ${SHIPPED_NAMES.join(', ')}`;

/** The name of a shipped world, as the option `fixtures` takes it; paths are for those who start the server. */
const SHIPPED_WORLD = {
  ...oneOf(SHIPPED_NAMES),
  read(input: unknown) {
    const found = SHIPPED_NAMES.find((name) => name === input);
    if (found !== undefined) return accepted(found);
    return refused(`must be ${WORLD_WORDS}${worldHint(String(input))}`);
  },
};

/** The rows that a sandbox begins with. */
export const WORLD = union([SHIPPED_WORLD, DOCUMENT], WORLD_WORDS, (input, [shipped, document]) =>
  typeof input === 'string' ? shipped : document,
);

export const SANDBOX_ORDER = told(
  object(
    {
      name: SANDBOX_NAME,
      fixtures: told(optional(WORLD), {
        description:
          'The rows to begin with: the name of a shipped world, or a fixture document. With neither this nor a scenario it begins with those of the server.',
      }),
      scenario: told(optional(oneOf(SCENARIO_NAMES)), {
        description: 'Rows that set up one situation; those of `fixtures` come on top.',
      }),
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
