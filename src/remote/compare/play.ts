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
  const soFar = (error: unknown): never => {
    // What waits is not asked in vain, nor again and again.
    waiting.length = 0;
    if (!(error instanceof RemoteError) || error.kind !== 'refused') throw error;
    const { kind, method, url, reason } = error;
    const how = `${reason}. ${played.size} of ${probes.length} probes were asked until then`;
    throw new RemoteError(kind, method, url, how);
  };
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [number, probe] = next;
      played.set(number, await asked(side, probe).catch(soFar));
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
  'refused',
];

/** @throws RemoteError where the side is not there */
export async function asked(side: Side, probe: Probe, made?: Made): Promise<Asked | string> {
  try {
    const answered = await side.ask(probe, made);
    const end = answered.answer.status === 401 ? await side.tokenEnd?.(probe.caller) : undefined;
    if (end) throw end;
    return answered;
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
