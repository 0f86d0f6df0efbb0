/** Which variables mean us: those of the flags, and a few that others read. Any other one with our prefix is a mistake. */
import { COMMANDS } from './commands.ts';
import type { Flag } from './flags.ts';
import { suggestion } from './usage-error.ts';

/** Variables by name, as the process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A folder that is loaded if it is there and holds fixtures: the image's `/fixtures`. */
export const FIXTURES_FOLDER = 'WALDUR_MOCK_FIXTURES_DIR';

const PREFIX = 'WALDUR_MOCK_';
/** What `exec` and `init` have for tests; the tokens of users follow the last one. */
const OF_TESTS: readonly string[] = ['WALDUR_MOCK_URL', 'WALDUR_MOCK_COMMAND', 'WALDUR_MOCK_TOKEN'];
const USER_TOKEN = 'WALDUR_MOCK_TOKEN_';
/** What Kubernetes and Docker tell every container of a service that is called waldur-mock. Source: kubernetes.io, "Environment variables". */
const SERVICE_LINK =
  /^WALDUR_MOCK_(?:NAME|SERVICE_(?:HOST|PORT(?:_\w+)?)|(?:ENV_\w+)|PORT_\d+_(?:TCP|UDP|SCTP)(?:_\w+)?)$/;
const SERVICE_ADDRESS = /^(?:tcp|udp|sctp):\/\//;

/** What all begin with says nothing of what was meant. */
const behind = (name: string): string => name.slice(PREFIX.length);

export interface Variable {
  readonly name: string;
  readonly value: string;
}

/** What the environment says of a flag. An empty variable says nothing, and nor does the address of a service. */
export function variableFor(
  { variable, sharedVariable }: Pick<Flag, 'variable' | 'sharedVariable'>,
  environment: Environment,
): Variable | undefined {
  for (const name of [variable, ...(sharedVariable === undefined ? [] : [sharedVariable])]) {
    const value = environment[name];
    const isOfService = name === 'WALDUR_MOCK_PORT' && SERVICE_ADDRESS.test(value ?? '');
    if (value !== undefined && value !== '' && !isOfService) return { name, value };
  }
  return undefined;
}

/** All variables with our prefix that no command knows, each with the nearest one. */
export function strangeVariables(environment: Environment): readonly string[] {
  const flags = COMMANDS.flatMap((command) => command.flags.map(({ variable }) => variable));
  const known = [...new Set([...flags, FIXTURES_FOLDER, ...OF_TESTS])];
  return Object.keys(environment)
    .filter((name) => name.startsWith(PREFIX) && environment[name] !== '')
    .filter((name) => !known.includes(name) && !name.startsWith(USER_TOKEN))
    .filter((name) => !SERVICE_LINK.test(name))
    .map(
      (name) => `Unknown variable ${name}.${suggestion(behind(name), known.map(behind), PREFIX)}`,
    );
}
