/** Where the page is: which sandbox it shows, and under which paths its API and its control plane are. */

export interface Place {
  /** `http://127.0.0.1:8000`. */
  readonly origin: string;
  /** What stands before the paths of the API: empty, or `/__sandbox/refunds`. */
  readonly prefix: string;
  /** The name of the sandbox. */
  readonly sandbox: string;
  /** The path of its control plane, without a slash at the end. */
  readonly admin: string;
  /** What stands before all of it where a proxy adds a path. */
  readonly root: string;
}

/** The sandbox of a request that names none. */
export const DEFAULT_SANDBOX = 'default';

const ADMIN = '/__admin';
const SANDBOX = /^(.*)\/__sandbox\/([^/]+)$/;

/** @param path of the page, as `location.pathname` */
export function placeOf(origin: string, path: string): Place {
  const end = path.lastIndexOf(ADMIN);
  const prefix = end < 0 ? '' : path.slice(0, end);
  const [, root = prefix, name] = SANDBOX.exec(prefix) ?? [];
  const sandbox = name === undefined ? DEFAULT_SANDBOX : decodeURIComponent(name);
  return { origin, prefix, sandbox, admin: `${prefix}${ADMIN}`, root };
}

/** The path of the same page for another sandbox. */
export function pageOf({ root }: Place, sandbox: string): string {
  return `${prefixOf(root, sandbox)}${ADMIN}/`;
}

/** What stands before a route where it is one of the page of a sandbox: nothing on the page itself. */
export function pageBefore(place: Place, sandbox: string): string {
  return sandbox === place.sandbox ? '' : pageOf(place, sandbox);
}

/** The path of the control plane of another sandbox. */
export function adminOf({ root }: Place, sandbox: string): string {
  return `${prefixOf(root, sandbox)}${ADMIN}`;
}

/** What stands before the API's paths of a sandbox. */
export function prefixOf(root: string, sandbox: string): string {
  return sandbox === DEFAULT_SANDBOX ? root : `${root}/__sandbox/${encodeURIComponent(sandbox)}`;
}
