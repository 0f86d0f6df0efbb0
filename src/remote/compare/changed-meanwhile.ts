/** Decides what differs only because rows changed while they were compared: people work on a server that lives. */
import type { ContractSet } from '../../waldur/contract.ts';
import { RemoteError } from '../client/remote-error.ts';
import type { CompareOptions } from './compare-options.ts';
import { Judge } from './judge.ts';
import { Mocks } from './mocks.ts';
import { playQuiet } from './play.ts';
import type { Probe } from './probe.ts';
import { type Sample, takeSample } from './sample.ts';
import type { ReadBodies } from './seen-answer.ts';
import type { Side } from './sides.ts';

export interface Changed {
  /** Of the probes that are the same over the rows as they are now. */
  readonly numbers: ReadonlySet<number>;
  /** Of the second sample. */
  readonly requests: number;
}

const nothing = (requests = 0): Changed => ({ numbers: new Set(), requests });

/** Takes the sample once more, and where it is another one asks again what read and differs, once each. */
export async function changedMeanwhile(
  {
    options,
    probes,
    bodies,
    real,
  }: {
    readonly options: CompareOptions;
    readonly probes: readonly Probe[];
    readonly bodies: ReadBodies;
    readonly real: Side;
  },
  sample: Sample,
  fit: ContractSet,
  misses: Iterable<number>,
): Promise<Changed> {
  const differing = new Set([...misses].filter((number) => probes[number]?.phase === 'read'));
  if (differing.size === 0) return nothing();
  const { onProgress: _, ...quietly } = options;
  const now = await orNothing(takeSample(quietly));
  if (now === undefined) return nothing();
  const { requests } = now;
  if (JSON.stringify(now.document) === JSON.stringify(sample.document)) return nothing(requests);
  const asked = [...probes.entries()].filter(
    ([number, probe]) => differing.has(number) || isWholeList(probe),
  );
  const again = await orNothing(playQuiet(real, asked));
  if (again === undefined) return nothing(requests);
  const mocks = new Mocks(now, options, probes, bodies);
  const mock = await mocks.played(fit, again.keys());
  const { misses: left } = new Judge(now, probes, again).trial(mock, differing);
  return { numbers: new Set([...differing].filter((number) => !left.has(number))), requests };
}

/** All has been asked, and rows of its own may be left to be told: whatever ends this, what differs stays what it is. */
function orNothing<Found>(finding: Promise<Found>): Promise<Found | undefined> {
  return finding.catch((error: unknown) => {
    if (error instanceof RemoteError) return undefined;
    throw error;
  });
}

/** By which a table is known to be all in the sample. */
const isWholeList = ({ lists, caller, request }: Probe): boolean =>
  lists !== undefined && caller === 'user' && !request.path.includes('?');

export const changedNotes = ({ numbers }: Changed): readonly string[] =>
  numbers.size === 0
    ? []
    : [`${numbers.size} probes were asked again, as rows changed meanwhile, and are the same now`];
