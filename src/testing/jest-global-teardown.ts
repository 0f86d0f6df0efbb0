/** Jest's `globalTeardown`: ends the server that the global set-up started. */
import { takeStop } from './jest-global-state.ts';

/** Does nothing where no set-up was. */
async function tearDown(): Promise<void> {
  await takeStop()?.();
}

// biome-ignore lint/style/noDefaultExport: Jest calls the default export of the file that its configuration names
export default tearDown;
