/** Plays probes that change nothing to one side, as fast as the side takes them; and what one probe comes to. */
import { RemoteError } from '../client/remote-error.ts';
import type { Probe } from './probe.ts';
import type { Asked, Made, Side } from './sides.ts';

/** By the numbers of the probes; a text says why one has no answer. */
export type Played = Map<number, Asked | string>;

/** Asked at once: the client of a side holds back what is too much for it. */
const AT_ONCE = 8;

/** `done` is told of each. @throws RemoteError where the side cannot be reached, or the comparison was stopped */
export async function playQuiet(
  side: Side,
  probes: readonly (readonly [number, Probe])[],
  done: () => void = () => undefined,
): Promise<Played> {
  const played: Played = new Map();
  const waiting = [...probes];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [number, probe] = next;
      played.set(number, await asked(side, probe));
      done();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return played;
}

const FATAL: readonly RemoteError['kind'][] = [
  'unreachable',
  'aborted',
  'tls',
  'proxy',
  'not-http',
];

/** @throws RemoteError where the side is not there */
export async function asked(side: Side, probe: Probe, made?: Made): Promise<Asked | string> {
  try {
    return await side.ask(probe, made);
  } catch (error) {
    // One answer that cannot be read is a finding; a server that is not there is the end.
    if (error instanceof RemoteError && !FATAL.includes(error.kind)) return error.message;
    throw error;
  }
}

/** How a text begins that stands in the place of an answer of a step that could not be asked. */
export const UNASKED = 'there is no';

/** Whether a text says that a step could not even be asked. */
export function isUnasked(outcome: Asked | string | undefined): outcome is string {
  return typeof outcome === 'string' && outcome.startsWith(UNASKED);
}
