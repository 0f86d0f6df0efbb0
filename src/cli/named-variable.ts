/** How a message tells of a variable that a flag names: who gives the token itself by mistake does not read it in a log. */
import { MASK } from '../values/secrets/secret-names.ts';

/** The name, where it is one: of a variable that is there, or as variables are called. */
export function variableName(
  name: string,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  return Object.hasOwn(environment, name) || /^[A-Z_]{1,60}$/.test(name) ? name : MASK;
}
