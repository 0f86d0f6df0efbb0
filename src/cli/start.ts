/** `start`: serves until a signal comes. */
import { readdirSync, writeFileSync } from 'node:fs';
import { isShipped } from '../server/options.ts';
import { type StartedMockServer, startMockServer } from '../server/start-mock-server.ts';
import { bannerLines, pagesAt, withoutToken } from './banner.ts';
import { createLog, type Log, type Output } from './log.ts';
import type { Environment, Settings } from './parse-arguments.ts';
import type { ProgressTerminal } from './progress-bar.ts';
import type { Relay } from './relay.ts';
import type { ServedAddress } from './served-address.ts';
import { type StartOptions, startOptions } from './start-options.ts';
import { fixtureWatch, followFixtures } from './watch-fixtures.ts';

/** What the command needs of the process that runs it. */
export interface Host extends Output {
  readonly environment: Environment;
  readonly pid: number;
  /** Standard error while a command runs that has it too. */
  readonly errBesideCommand: () => Promise<Relay>;
  /** The terminal that standard error is; undefined where it is none, or one that moves no cursor. */
  readonly progress?: ProgressTerminal;
  /** Resolves with the name of the first stop signal; a second one is not waited for. */
  readonly stopped: () => Promise<string>;
  /** Where the server of this container listens; undefined where there is none. */
  readonly served: () => ServedAddress | undefined;
  /** Shows a page in the browser; tells in words why it cannot, if it knows. */
  readonly open: (url: string, failed: (message: string) => void) => Promise<void>;
  /** Gives back what loading has left behind of memory, if that is much. */
  readonly releaseMemory: () => Promise<void>;
}

/** The exit code: 0 after a signal. @throws what `startMockServer` throws */
export async function start(settings: Settings, host: Host): Promise<number> {
  const options = startOptions(settings, host.environment, hasFixtures);
  const log = createLog(options, host);
  const stopped = host.stopped();
  const files = fixtureWatch(settings, options);
  const server = await listen(options, log, host);
  try {
    if (options.portFile !== undefined) writeFileSync(options.portFile, `${server.port}\n`);
    announce(server, options, log, host);
    if (settings.has('open')) openPage(server, options, log, host);
    if (files) followFixtures(files, server, log);
    const signal = await stopped;
    // What it cuts off is told first.
    await server.close();
    log.tell({ event: 'closed', signal });
    return 0;
  } finally {
    files?.stop();
    await server.close();
  }
}

/** For programs two lines that they can read; for people where to look, too. */
function announce(
  server: StartedMockServer,
  { server: { admin = true, contract = server.contract, showSecrets = false } }: StartOptions,
  log: Log,
  { pid }: Host,
): void {
  const { url, port, loaded } = server;
  const pages = admin ? pagesAt(url) : undefined;
  log.tell({ event: 'listening', url, port, pid, ...pages });
  log.tell({ event: 'loaded', ...loaded, contract });
  const showsToken = showSecrets || loaded.fixtures.every(isShipped);
  log.greet(() => {
    const line = server.firstRequest();
    const firstRequest = showsToken ? line : withoutToken(line);
    return bannerLines({ pages, ...loaded, contract, firstRequest });
  });
}

/** The inspector, or what there is at the root where there is none. */
function openPage(
  { url }: StartedMockServer,
  { server: { admin = true } }: StartOptions,
  log: Log,
  { open }: Host,
): void {
  const page = admin ? pagesAt(url).inspector : `${url}/`;
  void open(page, (message) => log.tell({ event: 'note', message }));
}

/** A server that keeps the process alive. @throws Error that says which port or address cannot be had */
export async function listen(
  options: StartOptions,
  log: Log,
  { releaseMemory }: Pick<Host, 'releaseMemory'>,
): Promise<StartedMockServer> {
  const { server, port, host, logsRequests } = options;
  try {
    const events = { onEvent: log.tell, requestEvents: logsRequests };
    const started = await startMockServer({ ...server, ...events, port, host, keepAlive: true });
    await releaseMemory();
    return started;
  } catch (error) {
    throw listenError(error, options);
  }
}

/** What could not be had, and which variable wanted it, if one did: `HOST` and `PORT` may have been set for somebody else. */
function listenError(error: unknown, { port, host, ...from }: StartOptions): unknown {
  const { code, syscall } = Object(error);
  const ofPort = whence(from.portVariable, 'port');
  const ofHost = whence(from.hostVariable, 'host');
  if (code === 'EADDRINUSE') {
    return new Error(
      `Port ${port} on ${host} is taken: stop what listens there, or use --port 0.${ofPort}`,
    );
  }
  if (code === 'EACCES')
    return new Error(`Port ${port} on ${host} may not be opened by this user.${ofPort}`);
  if (code === 'EADDRNOTAVAIL' || syscall === 'getaddrinfo') {
    return new Error(`There is no address ${host} to listen on (port ${port}).${ofHost}`);
  }
  if (syscall !== 'listen') return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new Error(`${host}, port ${port}, cannot be listened on: ${reason}.${ofHost}${ofPort}`);
}

function whence(variable: string | undefined, flag: 'port' | 'host'): string {
  if (variable === undefined) return '';
  return ` The ${flag} comes from the variable ${variable}, and --${flag} beats it.`;
}

/** Whether a folder is there and holds a fixture file. */
export function hasFixtures(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => name.endsWith('.json'));
  } catch {
    return false;
  }
}
