/** From settings to the options of a server. */
import {
  CONTRACT_NAMES,
  type ContractName,
  optionProblems,
  SCENARIO_NAMES,
  type ServerOptions,
} from '../server/options.ts';
import { LIMITS, type LimitOptions } from '../values/limits.ts';
import { hint, nearestName } from '../values/nearest-name.ts';
import { FLAGS, type FlagName } from './flags.ts';
import type { Environment, Settings } from './parse-arguments.ts';
import { UsageError } from './usage-error.ts';

export const LOG_FORMATS = ['pretty', 'json'] as const;
export const LOG_LEVELS = ['silent', 'error', 'info'] as const;

export interface StartOptions {
  readonly server: ServerOptions;
  readonly port: number;
  readonly host: string;
  readonly logFormat: (typeof LOG_FORMATS)[number];
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly logsRequests: boolean;
  readonly portFile: string | undefined;
}

const DEFAULT_PORT = 8000;
const DEFAULT_HOST = '127.0.0.1';
/** A folder that is loaded if it is there and holds fixtures: the image's `/fixtures`. */
const FIXTURES_FOLDER = 'WALDUR_MOCK_FIXTURES_DIR';

/** @throws UsageError with everything that is wrong with the values */
export function startOptions(
  settings: Settings,
  environment: Environment,
  hasFixtures: (folder: string) => boolean,
): StartOptions {
  const problems: string[] = [];
  const text = (name: FlagName): string | undefined => settings.get(name)?.at(-1);
  const refuse = (name: FlagName, message: string, choices: readonly string[] = []) => {
    const value = text(name);
    // "no" is as near to "on" as to anything.
    const isWord = value !== undefined && value.length > 2;
    const near = (isWord && hint(nearestName(value, choices))) || '.';
    problems.push(`--${name} (${variableOf(name)}) ${message}, not "${value}"${near}`);
  };
  const choice = <Choice extends string>(
    name: FlagName,
    choices: readonly Choice[],
    usual: Choice,
  ) => {
    const value = text(name) ?? usual;
    const chosen = choices.find((candidate) => candidate === value);
    if (chosen === undefined) refuse(name, `must be ${choices.join(' or ')}`, choices);
    return chosen ?? usual;
  };
  const port = text('port') ?? String(DEFAULT_PORT);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    refuse('port', 'must be a number from 0 to 65535');
  }
  const [min, max] = delayOf(text('delay') ?? '0');
  if (!(min <= max)) refuse('delay', 'must be milliseconds, or a range such as 50-200');
  for (const other of ['fixtures', 'scenario'] as const) {
    if (settings.has('empty') && settings.has(other)) {
      problems.push(`--empty and --${other} exclude each other.`);
    }
  }
  const contract = choice<ContractName>('contract', CONTRACT_NAMES, 'documented');
  const auth = choice('auth', ['strict', 'off'], 'strict');
  const cors = choice('cors', ['on', 'off'], 'on');
  const logFormat = choice('log-format', LOG_FORMATS, 'pretty');
  const logLevel = choice('log-level', LOG_LEVELS, 'info');
  const wanted = text('scenario');
  const scenario = SCENARIO_NAMES.find((name) => name === wanted);
  if (wanted !== undefined && scenario === undefined) {
    refuse('scenario', `must be one of ${SCENARIO_NAMES.join(', ')}`, SCENARIO_NAMES);
  }
  const [now, publicUrl, host = DEFAULT_HOST] = [text('now'), text('public-url'), text('host')];
  const limits = limitsIn(text);
  const texts = {
    host,
    ...(now === undefined ? {} : { now }),
    ...(publicUrl === undefined ? {} : { publicUrl }),
  };
  for (const { option, message } of optionProblems({ ...texts, ...limits })) {
    refuse(flagOf(option), message);
  }
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  const fixtures = fixturesOf(settings, environment, hasFixtures);
  return {
    server: {
      ...(fixtures === undefined ? {} : { fixtures }),
      ...(scenario === undefined ? {} : { scenario }),
      ...(now === undefined ? {} : { now }),
      ...(publicUrl === undefined ? {} : { publicUrl }),
      ...limits,
      contract,
      auth,
      randomSeed: text('random-seed') ?? 1,
      delayMs: [min, max],
      cors: cors === 'on',
      admin: !settings.has('no-admin'),
    },
    port: Number(port),
    host,
    logFormat,
    logLevel,
    logsRequests: logLevel === 'info' && !settings.has('quiet'),
    portFile: text('port-file'),
  };
}

/** The limits that are set, NaN where the text is no whole number. */
function limitsIn(text: (name: FlagName) => string | undefined): LimitOptions {
  const given = Object.entries(LIMITS).flatMap(([option, { flag }]) => {
    const value = text(flag);
    return value === undefined ? [] : [[option, /^\d+$/.test(value) ? Number(value) : Number.NaN]];
  });
  return Object.fromEntries(given);
}

function flagOf(option: string): FlagName {
  const limit = Object.entries(LIMITS).find(([name]) => name === option)?.[1];
  return limit?.flag ?? FLAGS.find(({ name }) => name === option)?.name ?? 'public-url';
}

function variableOf(name: FlagName): string | undefined {
  return FLAGS.find((flag) => flag.name === name)?.variable;
}

/** The bounds of a delay in milliseconds; NaN where the text is none. */
function delayOf(text: string): readonly [min: number, max: number] {
  const [, min, max = min] = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(text) ?? [];
  return [Number(min), Number(max)];
}

function fixturesOf(
  settings: Settings,
  environment: Environment,
  hasFixtures: (folder: string) => boolean,
): readonly string[] | undefined {
  if (settings.has('empty')) return ['empty'];
  const given = settings.get('fixtures') ?? [];
  if (given.length > 0) return given;
  const folder = environment[FIXTURES_FOLDER];
  return folder !== undefined && hasFixtures(folder) ? [folder] : undefined;
}
