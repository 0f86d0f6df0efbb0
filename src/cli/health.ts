/** `health`: asks a running server how it is, for health checks of containers. */
import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { urlHost } from '../server/urls.ts';
import { ADMIN_PATH } from '../values/own-paths.ts';
import type { Output } from './log.ts';
import type { Environment, Settings } from './parse-arguments.ts';
import { startOptions } from './start-options.ts';
import { UsageError } from './usage-error.ts';

const TIMEOUT_MS = 2000;

/**
 * The exit code: 0 when the server answers that it is well, 1 otherwise. Without a control plane its 404 is well enough.
 * @throws UsageError for port 0
 */
export async function health(
  settings: Settings,
  environment: Environment,
  { out, err }: Output,
): Promise<number> {
  const { port, host, server } = startOptions(settings, environment, () => false);
  if (port === 0) throw new UsageError('health needs the port that the server listens on, not 0.');
  const url = `http://${urlHost(host)}:${port}${ADMIN_PATH}/health`;
  try {
    const response = await ask(url);
    const { statusCode } = response;
    const answer = await text(response);
    const isWell = statusCode === 200 || (server.admin === false && statusCode === 404);
    if (isWell) out.write(statusCode === 200 ? answer : `${url} answers`);
    else err.write(`${url} answers ${statusCode}: ${answer}`);
    return isWell ? 0 : 1;
  } catch (error) {
    const [cause] = error instanceof AggregateError ? error.errors : [error];
    err.write(`${url} does not answer: ${cause instanceof Error ? cause.message : cause}`);
    return 1;
  }
}

/** Not by `fetch`, which refuses some ports that a server may have. */
function ask(url: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    get(url, { agent: false, signal }, resolve).on('error', reject);
  });
}
