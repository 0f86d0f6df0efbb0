/** Files that the build puts beside the bundles, for browsers: read when somebody asks. */
import { readFileSync } from 'node:fs';
import type { Reply } from '../drf/reply.ts';
import { packageRoot } from '../package-root.ts';
import { sha256Of } from '../values/hashing.ts';
import { type AdminCall, adminError } from './admin-route.ts';

/** Content-Type of each file of a folder of `dist`. */
export type FileTypes = Readonly<Record<string, string>>;

/** Undefined for a file that is none of the folder's, and where nothing was built. */
export function builtFile(folder: string, name: string, types: FileTypes): Reply | undefined {
  const type = Object.hasOwn(types, name) ? types[name] : undefined;
  const url = new URL(`dist/${folder}/${name}`, packageRoot);
  const bytes = type === undefined ? undefined : bytesOf(url);
  if (type === undefined || bytes === undefined) return undefined;
  const headers = { 'Content-Type': type, 'X-Content-Type-Options': 'nosniff' };
  return { status: 200, headers, body: { kind: 'bytes', bytes } };
}

/** Undefined where there is none: a build may take it away at any time. */
function bytesOf(url: URL): Uint8Array | undefined {
  try {
    return readFileSync(url);
  } catch {
    return undefined;
  }
}

/** 404, with what there is. */
export function noSuchFile(name: string, types: FileTypes): Reply {
  const message = `there is no file "${name}": there are ${Object.keys(types).join(', ')}, once the package is built`;
  return adminError(404, [{ pointer: '', message }]);
}

/** The same answer, to be asked for anew each time and sent once: 304 where the client has it. */
export function revalidated(reply: Reply, { headers }: AdminCall): Reply {
  if (reply.body.kind !== 'bytes') return reply;
  const tag = `"${sha256Of(reply.body.bytes, 'base64url').slice(0, 22)}"`;
  const { 'Content-Type': type = '', ...rest } = reply.headers;
  const cached = { ...rest, ETag: tag, 'Cache-Control': 'no-cache' };
  const known = (headers['if-none-match'] ?? '').split(',').map((each) => each.trim());
  const isKnown = known.some((each) => each === '*' || each.replace(/^W\//, '') === tag);
  return isKnown
    ? { status: 304, headers: cached, body: { kind: 'none' } }
    : { ...reply, headers: { 'Content-Type': type, ...cached } };
}
