/** What those who steer a sandbox have changed in it; requests of the API tell of themselves. */

/** The parts that are told: `state` are the rows, `sandboxes` that the sandbox was made or dropped. */
export const CHANGES = [
  'state',
  'journal',
  'faults',
  'clock',
  'contract',
  'snapshots',
  'sandboxes',
] as const;
export type Change = (typeof CHANGES)[number];

/** Told as soon as it is so. */
export type TellChange = (what: Change) => void;

/** Of one sandbox, for one listener. */
export class Changes {
  #listener: TellChange | undefined;

  listen(listener: TellChange): void {
    this.#listener = listener;
  }

  readonly tell: TellChange = (what) => this.#listener?.(what);
}
