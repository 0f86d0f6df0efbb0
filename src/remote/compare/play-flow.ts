/** Plays the steps that write, one by one, and has removed what they made, whatever happens between. */
import { RemoteError } from '../client/remote-error.ts';
import type { OwnRows } from './own-rows.ts';
import { asked, type Played, UNASKED } from './play.ts';
import type { Probe } from './probe.ts';
import { type CleanedUp, cleanUp, type Written } from './remove-own.ts';
import type { Asked, Made, Side } from './sides.ts';

export interface FlowOptions {
  /** Ends it after the step that is under way: what that one makes has to be known. */
  readonly signal?: AbortSignal | undefined;
  /** By which its rows are found and removed. Without it nothing is removed: of a server that is thrown away. */
  readonly own?: OwnRows;
  readonly done?: () => void;
}

export interface Flow extends CleanedUp {
  readonly played: Played;
}

/** @throws RemoteError where it was stopped, or the side cannot be reached any more; it says what is still there */
export async function playFlow(
  side: Side,
  steps: readonly (readonly [number, Probe])[],
  { signal, own, done }: FlowOptions = {},
): Promise<Flow> {
  const written: Written = { made: new Map(), gone: new Set(), lost: [] };
  const { made, gone, lost } = written;
  const played: Played = new Map();
  const finish = async (): Promise<CleanedUp> =>
    own ? cleanUp(side, written, own) : { left: [], unsure: [] };
  try {
    for (const [number, step] of steps) {
      const { method, path } = step.request;
      if (signal?.aborted)
        throw new RemoteError('aborted', method, side.base + path, 'was stopped');
      const missing = namesIn(step).find((name) => !made.has(name));
      if (missing !== undefined) {
        played.set(number, `${UNASKED} ${missing}, which a step before should have made`);
        continue;
      }
      const outcome = await askedAndKnown(side, step, made, lost);
      played.set(number, outcome);
      if (isRemoval(step, outcome)) gone.add(step.removes);
      done?.();
    }
  } catch (error) {
    throw stopped(error, await finish(), side.base);
  }
  return { played, ...(await finish()) };
}

/** The same error, with what is still there. */
function stopped(error: unknown, { left, unsure }: CleanedUp, base: string): unknown {
  const there = [...left, ...unsure];
  if (!(error instanceof RemoteError) || there.length === 0) return error;
  const { kind, method, url, reason } = error;
  const urls = there.map((path) => base + path);
  return new RemoteError(kind, method, url, reason, urls);
}

/** A row may have been made though no answer names it: `lost` tells of such a step. */
async function askedAndKnown(
  side: Side,
  step: Probe,
  made: Made,
  lost: Written['lost'],
): Promise<Asked | string> {
  const { makes } = step;
  if (makes === undefined) return asked(side, step, made);
  lost.push({ path: step.request.path, isLate: true });
  const outcome = await asked(side, step, made);
  lost.pop();
  const status = typeof outcome === 'string' ? 0 : outcome.answer.status;
  // What is refused was not made. Behind a gateway that waited in vain, a server may still be at it.
  const isRefused = status >= 400 && status < 500;
  const isLate = status === 0 || (status >= 502 && status <= 504);
  if (!isRefused && !made.has(makes)) lost.push({ path: step.request.path, isLate });
  return outcome;
}

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
