/** The files of the viewer, which the build puts beside the bundles: read when somebody asks, never at start. */
import { existsSync, readFileSync } from 'node:fs';
import { packageRoot } from '../package-root.ts';

/** Content-Type of each. */
export const VIEWER_FILES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  LICENSE: 'text/plain; charset=utf-8',
  NOTICE: 'text/plain; charset=utf-8',
};

/** Undefined for a file that is none of the viewer's, and where nothing was built. */
export function viewerFile(
  name: string,
): { readonly headers: Readonly<Record<string, string>>; readonly bytes: Uint8Array } | undefined {
  const type = Object.hasOwn(VIEWER_FILES, name) ? VIEWER_FILES[name] : undefined;
  const url = new URL(`dist/viewer/${name}`, packageRoot);
  if (type === undefined || !existsSync(url)) return undefined;
  return { headers: { 'Content-Type': type }, bytes: readFileSync(url) };
}
