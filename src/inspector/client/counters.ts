/** What a page shows of a sandbox, by kinds: a counter for each, which rises when something of the kind has changed. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';

export const KINDS = [
  'state',
  'faults',
  'clock',
  'snapshots',
  'sandboxes',
  'journal',
  'contract',
] as const;
export type Kind = (typeof KINDS)[number];

export type Counters = Readonly<Record<Kind, Signal<number>>>;

export type Revisions = Readonly<Record<Kind, ReadonlySignal<number>>> & {
  /** To be told of what the page itself has changed. */
  readonly bump: (kind: Kind) => void;
};

export function createCounters(): Counters {
  return {
    state: signal(0),
    faults: signal(0),
    clock: signal(0),
    snapshots: signal(0),
    sandboxes: signal(0),
    journal: signal(0),
    contract: signal(0),
  };
}
