/** After all tests of consumers: takes away what was installed for them. */
import { rmSync } from 'node:fs';
import remove from '../runner/global-teardown.mjs';

// biome-ignore lint/style/noDefaultExport: Jest calls the default export of the file that its configuration names
export default function uninstall() {
  remove();
  rmSync(process.env.CONSUMERS_FOLDER, { recursive: true, force: true });
}
