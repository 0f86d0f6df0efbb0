/** Reads the command line and the environment: a flag beats a variable, a variable beats the default. */
import { parseArgs } from 'node:util';
import { COVERAGE_FLAGS, type CoverageFlagName } from './coverage-flags.ts';
import { FLAGS, type Flag, type FlagName } from './flags.ts';
import { suggestion, UsageError } from './usage-error.ts';

/** What was asked for, by flag name; `on` flags are the text `true`. */
export type Settings = ReadonlyMap<AnyFlagName, readonly string[]>;

type AnyFlagName = FlagName | CoverageFlagName;
type NamedFlag = Flag & { readonly name: AnyFlagName };

export interface CommandLine {
  readonly settings: Settings;
  /** What stands beside the flags: the command and its operands. */
  readonly words: readonly string[];
  /** What follows `--`. */
  readonly rest: readonly string[];
  readonly asks: 'help' | 'version' | undefined;
}

/** Variables by name, as the process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

const TRUE: readonly string[] = ['1', 'true', 'yes', 'on'];
const FALSE: readonly string[] = ['0', 'false', 'no', 'off'];

/** @throws UsageError for a flag that the command does not know, or a value too many or too few */
export function parseArguments(args: readonly string[], environment: Environment): CommandLine {
  const end = args.indexOf('--');
  const own = end < 0 ? args : args.slice(0, end);
  const flags = flagsOf(own);
  const { values, positionals } = parse(own, flags);
  const settings = new Map<AnyFlagName, readonly string[]>();
  for (const flag of flags) {
    const given = values[flag.name] ?? fromEnvironment(flag, environment, values);
    if (given !== undefined) settings.set(flag.name, [given].flat().map(String));
  }
  return {
    settings,
    words: positionals,
    rest: end < 0 ? [] : args.slice(end + 1),
    asks: values['help'] ? 'help' : values['version'] ? 'version' : undefined,
  };
}

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** Those of the command that is called: its name is the first word that is no flag's value. */
function flagsOf(args: readonly string[]): readonly NamedFlag[] {
  const options = optionsOf([...FLAGS, ...COVERAGE_FLAGS]);
  const { positionals } = parseArgs({ args: [...args], options, strict: false });
  return positionals[0] === 'coverage' ? COVERAGE_FLAGS : FLAGS;
}

function parse(
  args: readonly string[],
  flags: readonly Flag[],
): { values: Values; positionals: readonly string[] } {
  try {
    return parseArgs({ args: [...args], options: optionsOf(flags), allowPositionals: true });
  } catch (error) {
    throw new UsageError(explain(error, flags));
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

function explain(error: unknown, flags: readonly Flag[]): string {
  const message = error instanceof Error ? error.message : String(error);
  const unknown = /Unknown option '(--?[^']*)'/.exec(message)?.[1];
  if (unknown === undefined) return message;
  const known = [...flags.map(({ name }) => `--${name}`), '--help', '--version'];
  return `Unknown flag ${unknown}.${suggestion(unknown, known)}`;
}

/** @throws UsageError for a switch that is neither on nor off */
function fromEnvironment(
  { kind, variable, excludes }: Flag,
  environment: Environment,
  values: Values,
): string | string[] | undefined {
  const value = environment[variable];
  const isSetAside = excludes !== undefined && values[excludes] !== undefined;
  if (value === undefined || value === '' || isSetAside) return undefined;
  if (kind === 'list') return value.split(',').filter((item) => item !== '');
  if (kind === 'value') return value;
  const word = value.toLowerCase();
  if (FALSE.includes(word)) return undefined;
  if (TRUE.includes(word)) return 'true';
  throw new UsageError(`${variable} must be true or false, not "${value}".`);
}
