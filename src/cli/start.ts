/** `start`: serves until a signal comes. */
import { readdirSync, writeFileSync } from 'node:fs';
import { type StartedMockServer, startMockServer } from '../server/start-mock-server.ts';
import { createLog, type Log, type Output } from './log.ts';
import type { Environment, Settings } from './parse-arguments.ts';
import type { Relay } from './relay.ts';
import { type StartOptions, startOptions } from './start-options.ts';
import { fixtureWatch, followFixtures } from './watch-fixtures.ts';

/** What the command needs of the process that runs it. */
export interface Host extends Output {
  readonly environment: Environment;
  readonly pid: number;
  /** Standard error while a command runs that has it too. */
  readonly errBesideCommand: () => Promise<Relay>;
  /** Resolves with the name of the first stop signal; a second one is not waited for. */
  readonly stopped: () => Promise<string>;
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
    log.tell({ event: 'listening', url: server.url, port: server.port, pid: host.pid });
    log.tell({ event: 'loaded', ...server.loaded });
    if (files) followFixtures(files, server, log);
    log.tell({ event: 'closed', signal: await stopped });
    return 0;
  } finally {
    files?.stop();
    await server.close();
  }
}

/** A server that keeps the process alive. @throws Error that says which port or address cannot be had */
export async function listen(
  { server, port, host, logsRequests }: StartOptions,
  log: Log,
  { releaseMemory }: Pick<Host, 'releaseMemory'>,
): Promise<StartedMockServer> {
  try {
    const events = { onEvent: log.tell, requestEvents: logsRequests };
    const started = await startMockServer({ ...server, ...events, port, host, keepAlive: true });
    await releaseMemory();
    return started;
  } catch (error) {
    const { code } = Object(error);
    if (code === 'EADDRINUSE') {
      throw new Error(
        `Port ${port} on ${host} is taken: stop what listens there, or use --port 0.`,
      );
    }
    if (code === 'EACCES')
      throw new Error(`Port ${port} on ${host} may not be opened by this user.`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new Error(`There is no address ${host} to listen on (port ${port}).`);
    }
    throw error;
  }
}

/** Whether a folder is there and holds a fixture file. */
export function hasFixtures(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => name.endsWith('.json'));
  } catch {
    return false;
  }
}
