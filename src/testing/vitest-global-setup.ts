/** Vitest's `globalSetup`: one server for all workers. */
import { type GlobalServerOptions, startGlobalServer } from './global-server.ts';

/** With options of one's own: `export const setup = createGlobalSetup({ contract: 'deployed' })`. */
export function createGlobalSetup(
  options: GlobalServerOptions = {},
): () => Promise<() => Promise<void>> {
  return () => startGlobalServer(options);
}

/** What it gives, Vitest calls at the end. */
export const setup: () => Promise<() => Promise<void>> = createGlobalSetup();
