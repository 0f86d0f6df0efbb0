/** After all tests: takes the bundle away. */
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';

// biome-ignore lint/style/noDefaultExport: Jest calls the default export of the file that its configuration names
export default function remove() {
  rmSync(dirname(process.env.SOURCE_BUNDLE), { recursive: true, force: true });
}
