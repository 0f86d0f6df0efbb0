/** After all tests: takes the bundles away that were made for them. */
import { rmSync } from 'node:fs';

// biome-ignore lint/style/noDefaultExport: Jest calls the default export of the file that its configuration names
export default function remove() {
  const { OWN_BUNDLES } = process.env;
  if (OWN_BUNDLES !== undefined) rmSync(OWN_BUNDLES, { recursive: true, force: true });
}
