/** From settings to the options of a server. */
import { UPSTREAM_TOKEN } from '../server/elsewhere-options.ts';
import type { ServerOptions } from '../server/options.ts';
import { LIMITS, type LimitOptions } from '../values/limits.ts';
import type { Output } from '../values/schema/schema.ts';
import { vouched } from '../values/vouched.ts';
import { contractIn } from './contract-settings.ts';
import { LIMIT_FLAGS, type LOG_FORMAT, type LOG_LEVEL, OWN_FLAGS, USUAL } from './flags.ts';
import { tokenIn } from './named-variable.ts';
import type { Environment, Settings } from './parse-arguments.ts';
import { settingsReader } from './read-settings.ts';
import { FIXTURES_FOLDER } from './variables.ts';

const TOKEN_FLAG = 'upstream-token-env';

export interface StartOptions {
  readonly server: ServerOptions;
  readonly port: number;
  readonly host: string;
  /** The variables that port and host came from; undefined where they came from no variable. */
  readonly portVariable: string | undefined;
  readonly hostVariable: string | undefined;
  readonly logFormat: Output<typeof LOG_FORMAT>;
  readonly logLevel: Output<typeof LOG_LEVEL>;
  readonly logsRequests: boolean;
  readonly portFile: string | undefined;
}

/** @throws UsageError with everything that is wrong with the values */
export function startOptions(
  settings: Settings,
  environment: Environment,
  hasFixtures: (folder: string) => boolean,
  usualPort: number = USUAL.port,
): StartOptions {
  const { read, readAll, refuse, settle } = settingsReader(
    [...OWN_FLAGS, ...LIMIT_FLAGS],
    settings,
  );
  const port = read('port') ?? usualPort;
  const delayMs = read('delay') ?? ([0, 0] as const);
  for (const other of ['fixtures', 'scenario'] as const) {
    if (settings.has('empty') && settings.has(other)) {
      refuse(`--empty and --${other} exclude each other.`);
    }
  }
  const { auth = USUAL.auth } = { auth: read('auth') };
  const contract = contractIn(settings, refuse);
  const cors = read('cors') ?? true;
  const logFormat = read('log-format') ?? USUAL.logFormat;
  const logLevel = read('log-level') ?? USUAL.logLevel;
  const [scenario, host = USUAL.host] = [read('scenario'), read('host')];
  const [now, publicUrl] = [read('now'), read('public-url')];
  const allowedHosts = readAll('allowed-hosts');
  const adminOrigins = readAll('admin-origins');
  const adminToken = read('admin-token');
  const elsewhere = {
    stubs: read('stubs'),
    upstream: read('upstream'),
    upstreamToken: tokenIn(read(TOKEN_FLAG), TOKEN_FLAG, UPSTREAM_TOKEN, environment, refuse),
  };
  if (elsewhere.upstreamToken !== undefined && elsewhere.upstream === undefined) {
    refuse(`--${TOKEN_FLAG} needs --upstream.`);
  }
  const limits: LimitOptions = Object.fromEntries(
    Object.entries(LIMITS).flatMap(([option, { flag }]) => {
      const value = read(flag);
      return value === undefined ? [] : [[option, value]];
    }),
  );
  settle();
  const fixtures = fixturesOf(settings, environment, hasFixtures);
  return {
    server: {
      ...(fixtures === undefined ? {} : { fixtures }),
      ...given({ scenario, now, publicUrl, allowedHosts, adminOrigins, adminToken, contract }),
      ...given(elsewhere),
      ...limits,
      requireSandbox: settings.has('require-sandbox'),
      auth,
      randomSeed: read('random-seed') ?? USUAL.randomSeed,
      delayMs,
      cors,
      admin: !settings.has('no-admin'),
      ...(settings.has('show-secrets') ? { showSecrets: true } : {}),
    },
    port,
    host,
    portVariable: settings.variableOf('port'),
    hostVariable: settings.variableOf('host'),
    logFormat,
    logLevel,
    logsRequests: logLevel === 'info' && !settings.has('quiet'),
    portFile: read('port-file'),
  };
}

/** Those that are there. */
function given<T extends object>(
  options: T,
): { readonly [Name in keyof T]?: NonNullable<T[Name]> } {
  return vouched(
    Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
  );
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
