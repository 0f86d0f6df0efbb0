/** The inspector: a page for people, made of files that the build puts beside the bundles. All that it loads comes from here. */
import { HTML, type Reply, withHeaders } from '../drf/reply.ts';
import type { AdminCall } from './admin-route.ts';
import { builtFile, type FileTypes, revalidated } from './built-file.ts';

const FOLDER = 'inspector';
const PAGE = 'index.html';

export const INSPECTOR_FILES: FileTypes = {
  [PAGE]: HTML['Content-Type'],
  'inspector.js': 'text/javascript; charset=utf-8',
  'inspector.css': 'text/css; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

/**
 * No script but its own file, no other host, in nobody's frame; pictures that it makes itself are those of uploaded files.
 * Source: w3.org, Content Security Policy Level 3.
 */
export const POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Undefined for a file that is none of its own, and where nothing was built. */
export function inspectorFile(name: string, call: AdminCall): Reply | undefined {
  const found = builtFile(FOLDER, name, INSPECTOR_FILES);
  return found && revalidated(withHeaders(found, { 'Content-Security-Policy': POLICY }), call);
}

/** The page itself; undefined where nothing was built. */
export function inspectorPage(call: AdminCall): Reply | undefined {
  return inspectorFile(PAGE, call);
}
