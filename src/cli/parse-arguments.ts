/** Reads the command line and the environment: a flag beats a variable, a variable beats the default. */
import { type CalledLine, parseAnyLine } from './any-line.ts';
import type { AnyFlagName, Command } from './command.ts';
import type { Flag } from './flag.ts';
import { parse, refuse, split, type Values } from './flag-parsing.ts';
import { START } from './start-command.ts';
import { strangeVariables } from './strange-variables.ts';
import { UsageError } from './usage-error.ts';
import { type Environment, type Variable, variableFor } from './variables.ts';

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

const TRUE: readonly string[] = ['1', 'true', 'yes', 'on'];
const FALSE: readonly string[] = ['0', 'false', 'no', 'off'];

/**
 * @throws UsageError for a command that there is not, for all flags that the command does not take, or for a value too many
 * or too few
 */
export function parseArguments(args: readonly string[], environment: Environment): CommandLine {
  const { own, rest } = split(args);
  const { command, values, positionals } =
    parseStart(own, environment) ?? parseAnyLine(own, environment);
  const [word, ...words] = positionals;
  const asks = askedBy(values);
  const settings = new Map<AnyFlagName, readonly string[]>();
  const variables = new Map<AnyFlagName, string>();
  for (const flag of asks === undefined ? command.flags : []) {
    const variable = variableFor(flag, environment);
    const given = values[flag.name];
    const set = given ?? (variable && fromEnvironment(flag, variable, values));
    if (set === undefined) continue;
    settings.set(flag.name, [set].flat().map(String));
    if (given === undefined && variable) variables.set(flag.name, variable.name);
  }
  const variableOf = (name: AnyFlagName) => variables.get(name);
  const told = Object.assign(settings, { variableOf });
  return { command, isNamed: word !== undefined, words, rest, asks, settings: told };
}

/** A line that is right for `start`, as nearly all are: what the other commands take is not even loaded for it. */
function parseStart(own: readonly string[], environment: Environment): CalledLine | undefined {
  const line = lineOfStart(own);
  if (line !== undefined) refuse(askedBy(line.values) ? [] : strangeVariables(environment));
  return line;
}

function lineOfStart(own: readonly string[]): CalledLine | undefined {
  try {
    const parsed = parse(own, START.flags);
    const [word = START.name] = parsed.positionals;
    return word === START.name ? { command: START, ...parsed } : undefined;
  } catch {
    return undefined;
  }
}

function askedBy(values: Values): CommandLine['asks'] {
  return values['help'] ? 'help' : values['version'] ? 'version' : undefined;
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
