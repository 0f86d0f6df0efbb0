/** `start`, by itself: most command lines are its own, and are read without the other commands. */
import type { Command } from './command.ts';
import { FLAGS } from './flags.ts';
import { START_FLAGS } from './open-flags.ts';

/** What is run where no command is named. */
export const START: Command = {
  name: 'start',
  usage: '[start] [flags]',
  summary: 'serve until stopped',
  operands: 'none',
  flags: [...FLAGS, ...START_FLAGS],
  examples: [
    'start --port 8001 --fixtures ./fixtures --watch',
    'start --port 0 --log-format json --scenario payment-awaiting-link',
  ],
};
