/**
 * The variables of the process that runs the tests: the one file outside the command that touches the process, because
 * a runner's global set-up has no other way to its workers, and tells them their number in no other.
 */

/** Where the server of all workers is, and of `exec`: no slash at the end. */
export const URL_VARIABLE = 'WALDUR_MOCK_URL';

/** Empty is as good as not there. */
export function variable(name: string): string | undefined {
  // biome-ignore lint/style/noProcessEnv: see above
  return process.env[name] || undefined;
}

/** Hands a variable to the workers that are started from now on; undefined takes it back. */
export function setVariable(name: string, value: string | undefined): void {
  // biome-ignore lint/style/noProcessEnv: see above
  if (value === undefined) delete process.env[name];
  // biome-ignore lint/style/noProcessEnv: see above
  else process.env[name] = value;
}
