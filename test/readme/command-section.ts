/** The reference of the command, from the tables that it parses by. */
import type { Command, NamedFlag } from '../../src/cli/command.ts';
import { COMMANDS } from '../../src/cli/commands.ts';
import { FLAGS } from '../../src/cli/flags.ts';
import { EXIT_CODES } from '../../src/cli/help.ts';
import { code, tableOf } from './markdown.ts';

const HEAD = ['flag', 'variable', ''];

export function commandSection(): string {
  const rows = COMMANDS.map((command) => [code(command.usage), command.summary, flagsOf(command)]);
  return [
    ...tableOf(['command', 'what it does', 'flags'], rows),
    '',
    '## Flags of the server',
    '',
    'The default stands in brackets.',
    '',
    ...tableOf(HEAD, FLAGS.map(rowOf)),
    '',
    ...COMMANDS.flatMap(ownTable),
    '## Exit codes',
    '',
    EXIT_CODES,
    '',
    '## Examples',
    '',
    '```sh',
    ...COMMANDS.flatMap(({ examples }) =>
      examples.map((each) => `npx waldur-payments-mock ${each}`),
    ),
    '```',
  ].join('\n');
}

/** Those that are no flags of the server. */
function ownFlags({ flags }: Command): readonly NamedFlag[] {
  return flags.filter((flag) => !FLAGS.some(({ variable }) => variable === flag.variable));
}

function flagsOf(command: Command): string {
  const own = ownFlags(command);
  const shared = command.flags.filter((flag) => !own.includes(flag));
  const told = [
    ...(shared.length === FLAGS.length
      ? ['[those of the server](#flags-of-the-server)']
      : shared.map(({ name }) => code(`--${name}`))),
    ...(own.length > 0 ? [`[its own](#flags-of-${command.name})`] : []),
  ];
  return told.join(', ') || 'none';
}

function ownTable(command: Command): readonly string[] {
  const own = ownFlags(command);
  if (own.length === 0) return [];
  return [`## Flags of ${command.name}`, '', ...tableOf(HEAD, own.map(rowOf)), ''];
}

function rowOf({ name, short, placeholder, variable, help }: NamedFlag): readonly string[] {
  const value = placeholder === undefined ? '' : ` ${placeholder}`;
  const flag = code(`--${name}${value}`);
  return [short === undefined ? flag : `${flag}, ${code(`-${short}`)}`, code(variable), help];
}
