/**
 * What comes from whoever runs the tests. This is the one file outside the command that touches the process, because a
 * runner's global set-up has no other way to its workers than variables, and tells them their number in no other.
 */
import { inspect } from 'node:util';
import { hidesMembers, isMembers } from '../values/plain-json.ts';

/** Where the server of all workers is, and of `exec`: no slash at the end. */
export const URL_VARIABLE = 'WALDUR_MOCK_URL';
/** What the control plane of that server asks for, where it does. */
export const TOKEN_VARIABLE = 'WALDUR_MOCK_ADMIN_TOKEN';

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

/** What they have of their own. @throws TypeError for what is no object; `taken` is what would be: `toX() takes { a: 1 }` */
export function givenOptions<Options extends object>(options: Options, taken: string): Options {
  if (isMembers(options) && !hidesMembers(options)) return { ...options };
  const told = inspect(options, { depth: 0, breakLength: Number.POSITIVE_INFINITY });
  throw new TypeError(`${taken}, not ${told}.`);
}
