/** `health`: asks a running server how it is, for health checks of containers. */
import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { urlHost } from '../server/urls.ts';
import { ADMIN_PATH } from '../values/own-paths.ts';
import type { Output } from './log.ts';
import type { Environment, Settings } from './parse-arguments.ts';
import type { ServedAddress } from './served-address.ts';
import { startOptions } from './start-options.ts';
import { UsageError } from './usage-error.ts';

const TIMEOUT_MS = 2000;

/**
 * The exit code: 0 when the server answers that it is well, 1 otherwise. Without a control plane its 404 is well enough. The port
 * is that of the flag, or else the one where the server of this container listens, or else as the server itself would read it.
 * @throws UsageError for port 0
 */
export async function health(
  settings: Settings,
  environment: Environment,
  { out, err, served }: Output & { readonly served: () => ServedAddress | undefined },
): Promise<number> {
  const options = startOptions(settings, environment, () => false);
  const found = isGiven(settings, 'port') || isGiven(settings, 'host') ? undefined : served();
  const { port, host } = found ?? options;
  if (port === 0) throw new UsageError('health needs the port that the server listens on, not 0.');
  const hasNoAdmin = options.server.admin === false || found?.args.includes('--no-admin') === true;
  const url = `http://${urlHost(host)}:${port}${ADMIN_PATH}/health`;
  try {
    const response = await ask(url);
    const { statusCode } = response;
    const answer = await text(response);
    const isWell = statusCode === 200 || (hasNoAdmin && statusCode === 404);
    if (isWell) out.write(statusCode === 200 ? answer : `${url} answers`);
    else err.write(`${url} answers ${statusCode}: ${answer}`);
    return isWell ? 0 : 1;
  } catch (error) {
    const [cause] = error instanceof AggregateError ? error.errors : [error];
    err.write(`${url} does not answer: ${cause instanceof Error ? cause.message : cause}`);
    return 1;
  }
}

/** On the command line: a variable may be meant for the server, whose command line then said something else. */
function isGiven(settings: Settings, name: 'port' | 'host'): boolean {
  return settings.has(name) && settings.variableOf(name) === undefined;
}

/** Not by `fetch`, which refuses some ports that a server may have. */
function ask(url: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    get(url, { agent: false, signal }, resolve).on('error', reject);
  });
}
