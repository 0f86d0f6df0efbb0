/** From settings to the options of a server. */
import { CONTRACT_NAMES, type ContractName, type ServerOptions } from '../server/options.ts';
import type { FlagName } from './flags.ts';
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
  const choice = <Choice extends string>(
    name: FlagName,
    choices: readonly Choice[],
    usual: Choice,
  ) => {
    const value = text(name) ?? usual;
    const chosen = choices.find((candidate) => candidate === value);
    if (chosen === undefined)
      problems.push(`--${name} must be ${choices.join(' or ')}, not "${value}".`);
    return chosen ?? usual;
  };
  const port = text('port') ?? String(DEFAULT_PORT);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    problems.push(`--port must be a number from 0 to 65535, not "${port}".`);
  }
  const delay = text('delay') ?? '0';
  if (!/^\d{1,7}(-\d{1,7})?$/.test(delay)) {
    problems.push(`--delay must be milliseconds, or a range such as 50-200, not "${delay}".`);
  }
  const contract = choice<ContractName>('contract', CONTRACT_NAMES, 'documented');
  const auth = choice('auth', ['strict', 'off'], 'strict');
  const cors = choice('cors', ['on', 'off'], 'on');
  const logFormat = choice('log-format', LOG_FORMATS, 'pretty');
  const logLevel = choice('log-level', LOG_LEVELS, 'info');
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  const [min = '0', max = min] = delay.split('-');
  const fixtures = fixturesOf(settings, environment, hasFixtures);
  const [now, publicUrl] = [text('now'), text('public-url')];
  return {
    server: {
      ...(fixtures === undefined ? {} : { fixtures }),
      ...(now === undefined ? {} : { now }),
      ...(publicUrl === undefined ? {} : { publicUrl }),
      contract,
      auth,
      randomSeed: text('random-seed') ?? 1,
      delayMs: [Number(min), Number(max)],
      cors: cors === 'on',
      admin: !settings.has('no-admin'),
    },
    port: Number(port),
    host: text('host') ?? '127.0.0.1',
    logFormat,
    logLevel,
    logsRequests: logLevel === 'info' && !settings.has('quiet'),
    portFile: text('port-file'),
  };
}

function fixturesOf(
  settings: Settings,
  environment: Environment,
  hasFixtures: (folder: string) => boolean,
): readonly string[] | undefined {
  const given = settings.get('fixtures') ?? [];
  const folder = environment[FIXTURES_FOLDER];
  const mounted = folder !== undefined && given.length === 0 && hasFixtures(folder) ? [folder] : [];
  const paths = [...given, ...mounted];
  if (paths.length > 0) return paths;
  return settings.has('empty') ? ['empty'] : undefined;
}
