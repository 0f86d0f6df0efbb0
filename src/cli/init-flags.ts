/** The flags of `init`, which no other command takes; it takes none of theirs. */
import { oneOf, text } from '../values/schema/scalars.ts';
import type { Flag } from './flags.ts';

/** What a first test can be written for; `none` writes the fixtures alone. */
export const RUNNERS = ['jest', 'vitest', 'pytest', 'none'] as const;
export type Runner = (typeof RUNNERS)[number];

const RUNNER = oneOf<Runner>(RUNNERS);

export const INIT_FLAGS = [
  {
    name: 'runner',
    kind: 'value',
    variable: 'WALDUR_MOCK_INIT_RUNNER',
    placeholder: '<name>',
    reads: RUNNER,
    help: `${RUNNER.words} (the one that the project has)`,
  },
  {
    name: 'folder',
    kind: 'value',
    variable: 'WALDUR_MOCK_INIT_FOLDER',
    placeholder: '<path>',
    reads: text({ minLength: 1, words: 'a folder' }),
    help: 'the root of the project (the current folder)',
  },
] as const satisfies readonly Flag[];

export type InitFlagName = (typeof INIT_FLAGS)[number]['name'];
