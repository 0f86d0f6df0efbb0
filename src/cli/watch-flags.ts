/** The flags by which `start` looks after its fixtures, which no other command takes. */
import { digits } from '../values/schema/changes.ts';
import { whole } from '../values/schema/scalars.ts';
import type { Flag } from './flags.ts';

/** A look is cheap, and a day is as good as never. */
const INTERVAL = whole({ min: 10, max: 86_400_000, unit: ' of milliseconds' });

export const WATCH_FLAGS = [
  {
    name: 'watch',
    kind: 'on',
    variable: 'WALDUR_MOCK_WATCH',
    help: 'load the fixtures anew when they change; a reset comes back to the new ones',
  },
  {
    name: 'watch-poll-ms',
    kind: 'value',
    variable: 'WALDUR_MOCK_WATCH_POLL_MS',
    placeholder: '<ms>',
    reads: digits(INTERVAL),
    help: 'watch by looking that often, where no events come: volumes of Docker, network drives',
  },
] as const satisfies readonly Flag[];

export type WatchFlagName = (typeof WATCH_FLAGS)[number]['name'];
