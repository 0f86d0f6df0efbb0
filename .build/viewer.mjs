/** The viewer of the OpenAPI page: its files and their licence, copied from the registry's package. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** The package's folder. */
export const VIEWER = 'node_modules/swagger-ui-dist';

const FILES = [
  'swagger-ui-bundle.js',
  'swagger-ui-bundle.js.LICENSE.txt',
  'swagger-ui.css',
  'LICENSE',
  'NOTICE',
];

/** @param {string} root @param {string} outdir */
export function copyViewer(root, outdir) {
  mkdirSync(join(outdir, 'viewer'));
  for (const file of FILES) {
    copyFileSync(join(root, VIEWER, file), join(outdir, 'viewer', file));
  }
}
