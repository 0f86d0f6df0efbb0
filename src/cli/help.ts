/** The help text, made from the table of flags. */
import { COVERAGE_FLAGS } from './coverage-flags.ts';
import { FLAGS, type Flag } from './flags.ts';

export const COMMANDS = ['start', 'validate', 'health', 'exec', 'coverage'] as const;

const HEAD = `A mock of the Waldur payments API, in memory, for contract tests.

Usage:
  waldur-payments-mock [start] [flags]          serve until stopped
  waldur-payments-mock validate <fixtures…>     check fixture files and folders
  waldur-payments-mock health [flags]           ask a running server how it is
  waldur-payments-mock exec [flags] -- <command…>
                                                run a command with a server of its own, at WALDUR_MOCK_URL
  waldur-payments-mock coverage merge <files…>  add up what GET /__admin/coverage/counts gave to several workers

Flags, each with its variable and its default:`;

const COVERAGE_HEAD = `
Flags of coverage merge, which takes none of those above:`;

const TAIL = `
Flags of all commands:
  -h, --help                    this text
  -V, --version                 the version

Exit codes: 0 stopped or fine, 1 failed at run time or covered too little, 2 wrong usage, 3 fixtures or counts with problems;
exec ends as its command does, with 127 where there is none of that name.`;

export function helpText(): string {
  const coverage = COVERAGE_FLAGS.map(flagLine);
  return [HEAD, ...FLAGS.map(flagLine), COVERAGE_HEAD, ...coverage, TAIL].join('\n');
}

function flagLine({ name, short, placeholder, variable, help }: Flag): string {
  const flag = `${short === undefined ? '    ' : `-${short}, `}--${name} ${placeholder ?? ''}`;
  return `  ${flag.padEnd(30)}${help}\n${' '.repeat(32)}${variable}`;
}
