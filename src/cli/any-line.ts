/** Reads the command lines of all commands, and tells what is wrong with those of none. */
import { parseArgs } from 'node:util';
import type { Command } from './command.ts';
import { COMMANDS, commandNamed } from './commands.ts';
import { ALWAYS, optionsOf, type ParsedLine, parse, refuse, split } from './flag-parsing.ts';
import { START } from './start-command.ts';
import { strangeVariables } from './strange-variables.ts';
import { suggestion, UsageError } from './usage-error.ts';
import type { Environment } from './variables.ts';

export interface CalledLine extends ParsedLine {
  readonly command: Command;
}

/**
 * What comes before any `--`.
 * @throws UsageError for a command that there is not, for all flags that the command does not take, or for a value too many
 * or too few
 */
export function parseAnyLine(own: readonly string[], environment: Environment): CalledLine {
  const { word, given } = survey(own);
  const command = word === undefined ? START : commandNamed(word);
  const asksFirst = given.some(({ name }) => ALWAYS.includes(name));
  refuse([
    ...strangeFlags(given, command === undefined ? COMMANDS : [command]),
    ...(asksFirst ? [] : strangeVariables(environment)),
  ]);
  if (command === undefined) throw new UsageError(unknownCommand(String(word)));
  return { command, ...parse(own, command.flags) };
}

/** The command that a command line calls, right or wrong as the rest of it may be; undefined where it calls none. */
export function calledCommand(args: readonly string[]): Command | undefined {
  return commandNamed(survey(split(args).own).word);
}

/** What to say of a word that should be a command. */
export function unknownCommand(word: string): string {
  return `Unknown command ${word}.${suggestion(word, COMMANDS.map(nameOf))}`;
}

interface GivenFlag {
  readonly name: string;
  /** With its dashes, as it was written. */
  readonly rawName: string;
}

/** The first word that is no flag's value, and all that look like flags. */
function survey(args: readonly string[]): {
  readonly word: string | undefined;
  readonly given: readonly GivenFlag[];
} {
  const options = optionsOf(COMMANDS.flatMap(({ flags }) => flags));
  const { positionals, tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    tokens: true,
  });
  return { word: positionals[0], given: tokens.filter((token) => token.kind === 'option') };
}

/** All flags which the commands do not take, with the nearest or with whose they are. */
function strangeFlags(
  given: readonly GivenFlag[],
  commands: readonly Command[],
): readonly string[] {
  const known = [...commands.flatMap(flagNames), ...ALWAYS];
  return given
    .filter(({ name }) => !known.includes(name))
    .map(({ name, rawName }) => {
      const owners = COMMANDS.filter((each) => flagNames(each).includes(name)).map(nameOf);
      const hint =
        owners.length > 0 ? ` It is one of ${owners.join(', ')}.` : suggestion(name, known, '--');
      return `Unknown flag ${rawName}.${hint}`;
    });
}

const nameOf = ({ name }: Command): string => name;
const flagNames = ({ flags }: Command): readonly string[] => flags.map(({ name }) => name);
