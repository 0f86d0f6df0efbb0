/** The help texts, made from the tables of commands and flags. */
import type { Command } from './command.ts';
import { COMMANDS } from './commands.ts';
import { COMPARE_FLAGS } from './compare-flags.ts';
import { COVERAGE_FLAGS } from './coverage-flags.ts';
import { EXPORT_FLAGS } from './export-flags.ts';
import { FLAGS, type Flag } from './flags.ts';
import { INIT_FLAGS } from './init-flags.ts';
import { START_FLAGS } from './open-flags.ts';
import { PACT_FLAGS } from './pact-flags.ts';
import { PULL_FLAGS } from './pull-flags.ts';

const PROGRAM = 'waldur-payments-mock';
const FLAGS_HEAD = 'Flags, each with its variable and its default:';

/** Flags that one command alone has. */
const OWN: readonly { readonly title: string; readonly flags: readonly Flag[] }[] = [
  { title: 'Flags of start alone', flags: START_FLAGS },
  { title: 'Flags of exec alone', flags: PACT_FLAGS },
  { title: 'Flags of init, which takes none of those above', flags: INIT_FLAGS },
  { title: 'Flags of export, which takes none of those above', flags: EXPORT_FLAGS },
  { title: 'Flags of pull, which takes none of those above', flags: PULL_FLAGS },
  {
    title: 'Flags of compare, which takes of those above --contract and --contract-set alone',
    flags: COMPARE_FLAGS,
  },
  { title: 'Flags of coverage merge, which takes none of those above', flags: COVERAGE_FLAGS },
];

const ALWAYS = `  -h, --help                    the help text, of all or of the command that it stands with
  -V, --version                 the version`;

export const EXIT_CODES = `Exit codes: 0 stopped or fine, 1 failed at run time or covered too little, 2 wrong usage, 3 fixtures or counts with problems,
4 drift found by compare;
exec ends as its command does, with 127 where there is none of that name.`;

/** Of the program: every command and every flag. */
export function helpText(): string {
  return [
    'A mock of the Waldur payments API, in memory, for contract tests.',
    '\nUsage:',
    ...COMMANDS.map(usageLine),
    `\n${FLAGS_HEAD}`,
    ...FLAGS.map(flagLine),
    ...OWN.flatMap(({ title, flags }) => [`\n${title}:`, ...flags.map(flagLine)]),
    '\nFlags of all commands:',
    ALWAYS,
    `\n${EXIT_CODES}`,
  ].join('\n');
}

/** Of one command: what it does, its own flags, and how it is called. */
export function commandHelp({ usage, summary, flags, examples }: Command): string {
  return [
    `Usage: ${PROGRAM} ${usage}`,
    `\n${summary.replace(/^./, (letter) => letter.toUpperCase())}.`,
    flags.length > 0 ? `\n${FLAGS_HEAD}` : '\nFlags:',
    ...flags.map(flagLine),
    ALWAYS,
    '\nExamples:',
    ...examples.map((example) => `  ${PROGRAM} ${example}`),
  ].join('\n');
}

function usageLine({ usage, summary }: Command): string {
  return `  ${`${PROGRAM} ${usage}`.padEnd(54)}${summary}`;
}

function flagLine({ name, short, placeholder, variable, sharedVariable, help }: Flag): string {
  const flag = `${short === undefined ? '    ' : `-${short}, `}--${name} ${placeholder ?? ''}`;
  const shared = sharedVariable === undefined ? '' : `, or else ${sharedVariable}`;
  return `  ${flag.padEnd(30)}${help}\n${' '.repeat(32)}${variable}${shared}`;
}
