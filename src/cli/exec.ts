/** `exec`: runs a command beside a server of its own, and ends as it ends. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { fatalText } from './fatal.ts';
import { createLog } from './log.ts';
import { beginPact, pactOptions } from './pact-file.ts';
import type { Environment, Settings } from './parse-arguments.ts';
import { type Host, hasFixtures, listen } from './start.ts';
import { startOptions } from './start-options.ts';
import { UsageError } from './usage-error.ts';

/** Unless told otherwise: nobody has to know the port. */
const ANY_PORT = 0;
/** What a shell gives for a command that is not there, or that may not be run. */
const NOT_FOUND = 127;
const NOT_RUNNABLE = 126;
/** A shell adds the signal's number to it. */
const KILLED = 128;

/**
 * The command's own exit code; 128 and the signal's number where one ended it, 127 where there is no such command. It gets
 * `WALDUR_MOCK_URL` and the users' tokens, our standard streams, and the signals that are sent to us.
 * @throws UsageError without a command; what `startMockServer` throws
 */
export async function exec(
  settings: Settings,
  command: readonly string[],
  host: Host,
): Promise<number> {
  const [program, ...args] = command;
  if (program === undefined)
    throw new UsageError('exec needs a command after --: exec -- npm test');
  const pact = pactOptions(settings);
  const options = startOptions(settings, host.environment, hasFixtures, ANY_PORT);
  // Standard output is the command's own; requests are told only where somebody asks for them.
  const logLevel = settings.has('log-level') ? options.logLevel : 'error';
  const logsRequests = options.logsRequests && logLevel === 'info';
  const quiet = { ...options, logLevel, logsRequests };
  const stopped = host.stopped();
  const err = await host.errBesideCommand();
  const log = createLog(quiet, { out: err, err });
  const server = await listen(quiet, log, host);
  const { adminToken } = quiet.server;
  try {
    if (options.portFile !== undefined) writeFileSync(options.portFile, `${server.port}\n`);
    const environment = {
      ...host.environment,
      WALDUR_MOCK_URL: server.url,
      ...tokenVariables(server.state()['users']),
      ...(adminToken === undefined ? {} : { WALDUR_MOCK_ADMIN_TOKEN: adminToken }),
    };
    const child = { program, args, environment };
    const tell = (message: string) => host.err.write(fatalText(message, quiet.logFormat));
    const writePact = pact && beginPact(server, pact);
    const code = await runBeside(child, stopped, tell);
    writePact?.();
    return code;
  } finally {
    await server.close();
    log.end();
    await err.end();
  }
}

/** `WALDUR_MOCK_TOKEN` of the first active staff user, and `WALDUR_MOCK_TOKEN_<USERNAME>` of every user who has one. */
function tokenVariables(users: unknown): Record<string, string> {
  const rows: readonly unknown[] = Array.isArray(users) ? users : [];
  const variables: Record<string, string> = {};
  for (const row of rows) {
    const { username, token, is_staff, is_active }: Record<string, unknown> = Object(row);
    if (typeof token !== 'string') continue;
    if (is_staff === true && is_active !== false) variables['WALDUR_MOCK_TOKEN'] ??= token;
    variables[`WALDUR_MOCK_TOKEN_${variableName(String(username))}`] ??= token;
  }
  return variables;
}

/** What a shell takes in a name: `other-owner` gives `OTHER_OWNER`. */
function variableName(username: string): string {
  return username.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_');
}

interface Child {
  readonly program: string;
  readonly args: readonly string[];
  readonly environment: Environment;
}

function runBeside(
  { program, args, environment }: Child,
  stopped: Promise<string>,
  tell: (message: string) => void,
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { env: environment, stdio: 'inherit' });
    child.once('error', (error) => {
      const { code } = Object(error);
      if (code === 'ENOENT') tell(`There is no command ${program}.`);
      else tell(`The command ${program} cannot be run: ${error.message}`);
      resolve(code === 'ENOENT' ? NOT_FOUND : NOT_RUNNABLE);
    });
    child.once('exit', (code, signal) => resolve(code ?? KILLED + numberOf(signal ?? 'SIGKILL')));
    void stopped.then((signal) => child.kill(numberOf(signal)));
  });
}

function numberOf(signal: string): number {
  return Object.entries(constants.signals).find(([name]) => name === signal)?.[1] ?? 0;
}
