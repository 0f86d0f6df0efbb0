/** Reads the command line and the environment: a flag beats a variable, a variable beats the default. */
import { parseArgs } from 'node:util';
import { type AnyFlagName, COMMANDS, type Command, commandNamed, START } from './commands.ts';
import type { Flag } from './flags.ts';
import { suggestion, UsageError } from './usage-error.ts';
import { type Environment, strangeVariables, type Variable, variableFor } from './variables.ts';

export type { Environment };

/** What was asked for, by flag name; `on` flags are the text `true`. */
export interface Settings extends ReadonlyMap<AnyFlagName, readonly string[]> {
  /** The variable that said it; undefined where the command line did, or nobody. */
  readonly variableOf: (name: AnyFlagName) => string | undefined;
}

export interface CommandLine {
  readonly command: Command;
  /** False where no word calls a command: `start` is meant then. */
  readonly isNamed: boolean;
  /** What stands beside the command and the flags. */
  readonly words: readonly string[];
  /** What follows `--`. */
  readonly rest: readonly string[];
  readonly asks: 'help' | 'version' | undefined;
  /** Empty where something is asked: a wrong variable keeps nobody from reading the help. */
  readonly settings: Settings;
}

const ALWAYS: readonly string[] = ['help', 'version'];

const TRUE: readonly string[] = ['1', 'true', 'yes', 'on'];
const FALSE: readonly string[] = ['0', 'false', 'no', 'off'];

/**
 * @throws UsageError for a command that there is not, for all flags that the command does not take, or for a value too many
 * or too few
 */
export function parseArguments(args: readonly string[], environment: Environment): CommandLine {
  const { own, rest } = split(args);
  const { word, given } = survey(own);
  const isNamed = word !== undefined;
  const command = isNamed ? commandNamed(word) : START;
  const asksFirst = given.some(({ name }) => ALWAYS.includes(name));
  refuse([
    ...strangeFlags(given, command === undefined ? COMMANDS : [command]),
    ...(asksFirst ? [] : strangeVariables(environment)),
  ]);
  if (command === undefined) throw new UsageError(unknownCommand(String(word)));
  const { flags } = command;
  const { values, positionals } = parse(own, flags);
  const asks = values['help'] ? 'help' : values['version'] ? 'version' : undefined;
  const settings = new Map<AnyFlagName, readonly string[]>();
  const variables = new Map<AnyFlagName, string>();
  for (const flag of asks === undefined ? flags : []) {
    const variable = variableFor(flag, environment);
    const given = values[flag.name];
    const set = given ?? (variable && fromEnvironment(flag, variable, values));
    if (set === undefined) continue;
    settings.set(flag.name, [set].flat().map(String));
    if (given === undefined && variable) variables.set(flag.name, variable.name);
  }
  const variableOf = (name: AnyFlagName) => variables.get(name);
  const told = Object.assign(settings, { variableOf });
  return { command, isNamed, words: positionals.slice(1), rest, asks, settings: told };
}

/** The command that a command line calls, right or wrong as the rest of it may be; undefined where it calls none. */
export function calledCommand(args: readonly string[]): Command | undefined {
  return commandNamed(survey(split(args).own).word);
}

/** What to say of a word that should be a command. */
export function unknownCommand(word: string): string {
  return `Unknown command ${word}.${suggestion(word, COMMANDS.map(nameOf))}`;
}

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

interface GivenFlag {
  readonly name: string;
  /** With its dashes, as it was written. */
  readonly rawName: string;
}

/** What is for us, and what follows `--`. */
function split(args: readonly string[]): Readonly<Record<'own' | 'rest', readonly string[]>> {
  const end = args.indexOf('--');
  return end < 0 ? { own: args, rest: [] } : { own: args.slice(0, end), rest: args.slice(end + 1) };
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

/** @throws UsageError with all of them, if there are any */
function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
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

function parse(
  args: readonly string[],
  flags: readonly Flag[],
): { values: Values; positionals: readonly string[] } {
  try {
    return parseArgs({ args: [...args], options: optionsOf(flags), allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function optionsOf(flags: readonly Flag[]) {
  return {
    ...Object.fromEntries(flags.map((flag) => [flag.name, optionOf(flag)])),
    help: { type: 'boolean' as const, short: 'h' },
    version: { type: 'boolean' as const, short: 'V' },
  };
}

function optionOf(flag: Flag) {
  return {
    type: flag.kind === 'on' ? ('boolean' as const) : ('string' as const),
    multiple: flag.kind === 'list',
    ...(flag.short === undefined ? {} : { short: flag.short }),
  };
}

/** @throws UsageError for a switch that is neither on nor off */
function fromEnvironment(
  { kind, excludes }: Flag,
  { name, value }: Variable,
  values: Values,
): string | string[] | undefined {
  if (excludes !== undefined && values[excludes] !== undefined) return undefined;
  if (kind === 'list') return value.split(',').filter((item) => item !== '');
  if (kind === 'value') return value;
  const word = value.toLowerCase();
  if (FALSE.includes(word)) return undefined;
  if (TRUE.includes(word)) return 'true';
  throw new UsageError(`${name} must be true or false, not "${value}".`);
}
