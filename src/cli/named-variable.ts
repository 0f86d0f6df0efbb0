/** A variable that a flag names, with a token in it: the token itself stands on no command line. */
import type { Schema } from '../values/schema/schema.ts';
import { MASK } from '../values/secrets/secret-names.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** As a message tells its name, where it is one: who gives the token itself by mistake does not read it in a log. */
function variableName(name: string, environment: Environment): string {
  return Object.hasOwn(environment, name) || /^[A-Z_]{1,60}$/.test(name) ? name : MASK;
}

/** The token that it holds; undefined where no variable is named, or what it holds is refused. */
export function tokenIn(
  name: string | undefined,
  flag: string,
  reads: Schema<string>,
  environment: Environment,
  refuse: (problem: string) => void,
): string | undefined {
  if (name === undefined) return undefined;
  const token = environment[name] ?? '';
  if (reads.read(token).valid) return token;
  const is = token === '' ? 'has no token' : `must hold ${reads.words}`;
  refuse(`The variable ${variableName(name, environment)} of --${flag} ${is}.`);
  return undefined;
}
