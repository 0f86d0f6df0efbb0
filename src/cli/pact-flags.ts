/** The flags of `exec` alone: what the command used of the server, as a file of Pact. */
import { text } from '../values/schema/scalars.ts';
import type { Flag } from './flags.ts';

const NAME = text({ minLength: 1, maxLength: 200, words: 'a name of 1 to 200 characters' });

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
    reads: NAME,
    help: 'whose file it is; --pact needs it',
  },
  {
    name: 'provider',
    kind: 'value',
    variable: 'WALDUR_MOCK_PROVIDER',
    placeholder: '<name>',
    reads: NAME,
    help: 'what the file calls the API (waldur)',
  },
] as const satisfies readonly Flag[];

export type PactFlagName = (typeof PACT_FLAGS)[number]['name'];
