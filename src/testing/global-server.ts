/** One server for all workers of a test run. */
import type { ListenOptions, ServerOptions } from '../server/options.ts';
import { startMockServer } from '../server/start-mock-server.ts';
import {
  givenOptions,
  setVariable,
  TOKEN_VARIABLE,
  URL_VARIABLE,
  variable,
} from './runner-environment.ts';

/** The control plane is what the workers ask for their sandboxes. */
export type GlobalServerOptions = Omit<ServerOptions & ListenOptions, 'admin' | 'keepAlive'>;

const EXAMPLE = "createGlobalSetup() takes options such as { contract: 'deployed' }";

/**
 * Starts it, puts its address into `WALDUR_MOCK_URL` (and its token, if it has one, beside it), and gives the way to end both. Where there is an address already,
 * as under `waldur-payments-mock exec`, that server serves all, and ending is left to whoever started it.
 */
export async function startGlobalServer(
  options: GlobalServerOptions = {},
): Promise<() => Promise<void>> {
  if (variable(URL_VARIABLE) !== undefined) return async () => undefined;
  const given = givenOptions(options, EXAMPLE);
  const server = await startMockServer({ ...given, admin: true });
  const before = variable(TOKEN_VARIABLE);
  setVariable(URL_VARIABLE, server.url);
  setVariable(TOKEN_VARIABLE, given.adminToken);
  return async () => {
    setVariable(URL_VARIABLE, undefined);
    setVariable(TOKEN_VARIABLE, before);
    await server.close();
  };
}
