/** `exec`: runs a command beside a server of its own, and ends as it ends. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { createLog } from './log.ts';
import type { Environment, Settings } from './parse-arguments.ts';
import { type Host, hasFixtures, listen } from './start.ts';
import { startOptions } from './start-options.ts';
import { UsageError } from './usage-error.ts';

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
  const options = startOptions(withAnyPort(settings), host.environment, hasFixtures);
  // Standard output is the command's own; requests are told only where somebody asks for them.
  const logLevel = settings.has('log-level') ? options.logLevel : 'error';
  const logsRequests = options.logsRequests && logLevel === 'info';
  const quiet = { ...options, logLevel, logsRequests };
  const stopped = host.stopped();
  const err = await host.errBesideCommand();
  const log = createLog(quiet, { out: err, err });
  const server = await listen(quiet, log, host);
  try {
    if (options.portFile !== undefined) writeFileSync(options.portFile, `${server.port}\n`);
    const environment = {
      ...host.environment,
      WALDUR_MOCK_URL: server.url,
      ...tokenVariables(server.state()['users']),
    };
    return await runBeside(program, args, environment, stopped, host);
  } finally {
    await server.close();
    log.end();
    await err.end();
  }
}

/** Any free port, unless told otherwise: nobody has to know it. */
function withAnyPort(settings: Settings): Settings {
  return settings.has('port') ? settings : new Map([...settings, ['port', ['0']]]);
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

function runBeside(
  program: string,
  args: readonly string[],
  environment: Environment,
  stopped: Promise<string>,
  { err }: Host,
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { env: environment, stdio: 'inherit' });
    child.once('error', (error) => {
      const { code } = Object(error);
      if (code === 'ENOENT') err.write(`There is no command ${program}.`);
      else err.write(`The command ${program} cannot be run: ${error.message}`);
      resolve(code === 'ENOENT' ? NOT_FOUND : NOT_RUNNABLE);
    });
    child.once('exit', (code, signal) => resolve(code ?? KILLED + numberOf(signal ?? 'SIGKILL')));
    void stopped.then((signal) => child.kill(numberOf(signal)));
  });
}

function numberOf(signal: string): number {
  return Object.entries(constants.signals).find(([name]) => name === signal)?.[1] ?? 0;
}
