/** `health`: asks a running server how it is, for health checks of containers. */

import type { Output } from './log.ts';
import type { Environment, Settings } from './parse-arguments.ts';
import { startOptions } from './start-options.ts';

const TIMEOUT_MS = 2000;

/** The exit code: 0 when the server answers that it is well, 1 otherwise. */
export async function health(
  settings: Settings,
  environment: Environment,
  { out, err }: Output,
): Promise<number> {
  const { port, host } = startOptions(settings, environment, () => false);
  const address = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const url = `http://${address.includes(':') ? `[${address}]` : address}:${port}/__admin/health`;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const text = await response.text();
    (response.ok ? out : err)(response.ok ? text : `${url} answers ${response.status}: ${text}`);
    return response.ok ? 0 : 1;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    err(`${url} does not answer: ${cause instanceof Error ? cause.message : cause}`);
    return 1;
  }
}
