/** Looks for variables with our prefix that mean nothing. */
import { START } from './start-command.ts';
import { unknownVariables } from './unknown-variables.ts';
import { type Environment, FIXTURES_FOLDER, PREFIX } from './variables.ts';

/** All variables with our prefix that no command knows, each with the nearest one. */
export function strangeVariables(environment: Environment): readonly string[] {
  const names = Object.keys(environment)
    .filter((name) => name.startsWith(PREFIX) && environment[name] !== '')
    .filter((name) => name !== FIXTURES_FOLDER)
    .filter((name) => START.flags.every(({ variable }) => variable !== name));
  return names.length === 0 ? [] : unknownVariables(names);
}
