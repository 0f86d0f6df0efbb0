/** The flags of `exec` alone: what the command used of the server, as a file of Pact. */
import { PACTICIPANT } from '../values/pacticipant.ts';
import { text } from '../values/schema/scalars.ts';
import type { Flag } from './flags.ts';

export const PACT_FLAGS = [
  {
    name: 'pact',
    kind: 'value',
    variable: 'WALDUR_MOCK_PACT',
    placeholder: '<path>',
    reads: text({ minLength: 1, words: 'a file' }),
    help: 'add what the command uses of the API to that file of Pact',
  },
  {
    name: 'consumer',
    kind: 'value',
    variable: 'WALDUR_MOCK_CONSUMER',
    placeholder: '<name>',
    reads: PACTICIPANT,
    help: 'whose file it is; --pact needs it',
  },
  {
    name: 'provider',
    kind: 'value',
    variable: 'WALDUR_MOCK_PROVIDER',
    placeholder: '<name>',
    reads: PACTICIPANT,
    help: 'what the file calls the API (waldur)',
  },
] as const satisfies readonly Flag[];

export type PactFlagName = (typeof PACT_FLAGS)[number]['name'];
