/** Plays probes to one side: those that change nothing as fast as the side takes them, the others one by one. */
import { RemoteError, toldUrl } from '../client/remote-error.ts';
import type { Probe } from './probe.ts';
import type { Asked, Made, Side } from './sides.ts';
import { placeOfMade } from './write-flow.ts';

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

async function asked(side: Side, probe: Probe, made?: Made): Promise<Asked | string> {
  try {
    return await side.ask(probe, made);
  } catch (error) {
    // One answer that cannot be read is a finding; a server that is not there is the end.
    if (error instanceof RemoteError && !FATAL.includes(error.kind)) return error.message;
    throw error;
  }
}

const UNASKED = 'there is no';

/** Whether a text says that a step could not even be asked. */
export function isUnasked(outcome: Asked | string | undefined): outcome is string {
  return typeof outcome === 'string' && outcome.startsWith(UNASKED);
}

export interface Flow {
  readonly played: Played;
  /** Paths of what was made and is still there. */
  readonly left: readonly string[];
}

/**
 * Plays the steps that write, one by one, and removes what they have made, whatever happens between: also where it is stopped,
 * or the connection is lost. `cleaner` asks for that; the side itself may have been stopped.
 */
export async function playFlow(
  side: Side,
  cleaner: Side,
  steps: readonly (readonly [number, Probe])[],
  done: () => void = () => undefined,
): Promise<Flow> {
  const made: Made = new Map();
  const played: Played = new Map();
  const lost: string[] = [];
  const gone = new Set<string>();
  try {
    for (const [number, step] of steps) {
      const missing = namesIn(step).find((name) => !made.has(name));
      if (missing !== undefined) {
        played.set(number, `${UNASKED} ${missing}, which a step before should have made`);
        continue;
      }
      const outcome = await askedOrLost(side, step, made, lost);
      played.set(number, outcome);
      if (isRemoval(step, outcome)) gone.add(step.removes);
      done();
    }
  } catch (error) {
    await removeAll(cleaner, made, gone);
    throw stopped(error, leftOf(made, lost), cleaner.base);
  }
  await removeAll(cleaner, made, gone);
  return { played, left: leftOf(made, lost) };
}

function leftOf(made: Made, lost: readonly string[]): readonly string[] {
  return [...[...made].map(([name, uuid]) => `${placeOfMade(name)}${uuid}/`), ...lost];
}

/** The same error, with what is still there. */
function stopped(error: unknown, left: readonly string[], base: string): unknown {
  if (!(error instanceof RemoteError) || left.length === 0) return error;
  const { kind, method, url, message } = error;
  const reason = message.replace(`${method} ${url}: `, '');
  const urls = left.map((path) => toldUrl(base + path));
  return new RemoteError(kind, method, url, `${reason}. Still there: ${urls.join(', ')}`);
}

/** A row may have been made though its answer did not arrive. */
async function askedOrLost(
  side: Side,
  step: Probe,
  made: Made,
  lost: string[],
): Promise<Asked | string> {
  try {
    const outcome = await asked(side, step, made);
    if (typeof outcome === 'string' && step.makes !== undefined) lost.push(toldLost(step));
    return outcome;
  } catch (error) {
    if (step.makes !== undefined) lost.push(toldLost(step));
    throw error;
  }
}

const toldLost = ({ request, makes = '' }: Probe): string =>
  `${request.path} (perhaps: the answer that would name the ${makes} was lost)`;

function namesIn({ request, makes }: Probe): readonly string[] {
  const text = `${request.path} ${request.body ?? ''}`;
  return [...text.matchAll(/\{(\w+)\}/g)]
    .flatMap(([, name]) => name ?? [])
    .filter((name) => name !== makes);
}

/** What is gone keeps its name for the steps that follow, and needs no removing. */
function isRemoval(
  step: Probe,
  outcome: Asked | string,
): step is Probe & { readonly removes: string } {
  if (typeof outcome === 'string' || step.removes === undefined) return false;
  const { status } = outcome.answer;
  return status === 204 || status === 404;
}

/** Payments before the profile that they belong to, each unlinked first. What is gone, or cannot be removed, is told by `made`. */
async function removeAll(cleaner: Side, made: Made, gone: ReadonlySet<string>): Promise<void> {
  const names = [...made.keys()].sort((a, b) => Number(a === 'profile') - Number(b === 'profile'));
  for (const name of names) {
    const row = `${placeOfMade(name)}{${name}}/`;
    if (gone.has(name) || (await removed(cleaner, row, name === 'profile', made)))
      made.delete(name);
  }
}

async function removed(
  cleaner: Side,
  row: string,
  isProfile: boolean,
  made: Made,
): Promise<boolean> {
  const request = (method: string, path: string) => ({
    caller: 'user' as const,
    request: { method, path },
  });
  try {
    if (!isProfile) await cleaner.ask(request('POST', `${row}unlink_from_invoice/`), made);
    const { answer } = await cleaner.ask(request('DELETE', row), made);
    return answer.status === 204 || answer.status === 404;
  } catch (error) {
    if (error instanceof RemoteError) return false;
    throw error;
  }
}
