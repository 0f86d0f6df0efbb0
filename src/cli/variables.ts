/** What variables say of flags. */
import type { Flag } from './flag.ts';

/** Variables by name, as the process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the names of ours begin with. */
export const PREFIX = 'WALDUR_MOCK_';

/** A folder that is loaded if it is there and holds fixtures: the image's `/fixtures`. */
export const FIXTURES_FOLDER = 'WALDUR_MOCK_FIXTURES_DIR';

const SERVICE_ADDRESS = /^(?:tcp|udp|sctp):\/\//;

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
