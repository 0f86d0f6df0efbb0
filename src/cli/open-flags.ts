/** The flags that `start` alone takes: how it shows itself, and how it looks after its fixtures. */
import type { Flag } from './flags.ts';
import { WATCH_FLAGS } from './watch-flags.ts';

export const OPEN_FLAGS = [
  {
    name: 'open',
    kind: 'on',
    variable: 'WALDUR_MOCK_OPEN',
    help: 'open the inspector in the browser',
  },
] as const satisfies readonly Flag[];

export type OpenFlagName = (typeof OPEN_FLAGS)[number]['name'];

export const START_FLAGS = [...OPEN_FLAGS, ...WATCH_FLAGS] as const;
