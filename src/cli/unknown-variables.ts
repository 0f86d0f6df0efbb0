/** Which variables mean us: those of the flags, and a few that others read. Any other one with our prefix is a mistake. */
import { COMMANDS } from './commands.ts';
import { suggestion } from './usage-error.ts';
import { FIXTURES_FOLDER, PREFIX } from './variables.ts';

/** What `exec` and `init` have for tests; the tokens of users follow the last one. */
const OF_TESTS: readonly string[] = ['WALDUR_MOCK_URL', 'WALDUR_MOCK_COMMAND', 'WALDUR_MOCK_TOKEN'];
const USER_TOKEN = 'WALDUR_MOCK_TOKEN_';
/** What Kubernetes and Docker tell every container of a service that is called waldur-mock. Source: kubernetes.io, "Environment variables". */
const SERVICE_LINK =
  /^WALDUR_MOCK_(?:NAME|SERVICE_(?:HOST|PORT(?:_\w+)?)|(?:ENV_\w+)|PORT_\d+_(?:TCP|UDP|SCTP)(?:_\w+)?)$/;

/** What all begin with says nothing of what was meant. */
const behind = (name: string): string => name.slice(PREFIX.length);

/** What is told of those that no command knows, each with the nearest one. */
export function unknownVariables(names: readonly string[]): readonly string[] {
  const flags = COMMANDS.flatMap((command) => command.flags.map(({ variable }) => variable));
  const known = [...new Set([...flags, FIXTURES_FOLDER, ...OF_TESTS])];
  return names
    .filter((name) => !known.includes(name) && !name.startsWith(USER_TOKEN))
    .filter((name) => !SERVICE_LINK.test(name))
    .map(
      (name) => `Unknown variable ${name}.${suggestion(behind(name), known.map(behind), PREFIX)}`,
    );
}
