/** Jest's `globalSetup`: one server for all workers. */
import { type GlobalServerOptions, startGlobalServer } from './global-server.ts';
import { keepStop } from './jest-global-state.ts';

/** With options of one's own: `module.exports = createGlobalSetup({ contract: 'deployed' })`. */
export function createGlobalSetup(options: GlobalServerOptions = {}): () => Promise<void> {
  return async () => keepStop(await startGlobalServer(options));
}

const setUp = createGlobalSetup();

// biome-ignore lint/style/noDefaultExport: Jest calls the default export of the file that its configuration names
export default setUp;
