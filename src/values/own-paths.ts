/** The paths and names that are the mock's own, beside those of the API: said here, and nowhere else. */

/** What all paths begin with that are not the API's. */
export const OWN_PREFIX = '/__';
/** Under it the control plane is served, of the server and of each sandbox. */
export const ADMIN_PATH = '/__admin';
/** Under it a sandbox is reached, its name behind it. */
export const SANDBOX_PATH = '/__sandbox';
/** The header that names a sandbox where the path does not, as people write it. */
export const SANDBOX_HEADER = 'X-Mock-Sandbox';
/** The same as Node.js reads it. */
export const SANDBOX_FIELD = SANDBOX_HEADER.toLowerCase();
/** The header in which an answer says more, for people: no client of a real server could read it. */
export const NOTE_HEADER = 'X-Mock-Note';

/** What stands before every path of a sandbox: `/__sandbox/checkout`. */
export function sandboxPrefix(name: string): string {
  return `${SANDBOX_PATH}/${name}`;
}

/** What the test helpers call a sandbox that nobody gave a name: after the worker or a test, with a number. */
export const SUPPLIED_NAME = /^(?:test(?:-\d+)?|worker-.+)$/;
