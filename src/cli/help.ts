/** The help text, made from the table of flags. */
import { FLAGS, type Flag } from './flags.ts';

export const COMMANDS = ['start', 'validate', 'health'] as const;

const HEAD = `A mock of the Waldur payments API, in memory, for contract tests.

Usage:
  waldur-payments-mock [start] [flags]          serve until stopped
  waldur-payments-mock validate <fixtures…>     check fixture files and folders
  waldur-payments-mock health [flags]           ask a running server how it is

Flags, each with its variable and its default:`;

const TAIL = `  -h, --help                    this text
  -V, --version                 the version

Exit codes: 0 stopped or fine, 1 failed at run time, 2 wrong usage, 3 fixtures with problems.`;

export function helpText(): string {
  return [HEAD, ...FLAGS.map(flagLine), TAIL].join('\n');
}

function flagLine({ name, short, placeholder, variable, help }: Flag): string {
  const flag = `${short === undefined ? '    ' : `-${short}, `}--${name} ${placeholder ?? ''}`;
  return `  ${flag.padEnd(30)}${help}\n${' '.repeat(32)}${variable}`;
}
