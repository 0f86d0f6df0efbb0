/** How a request ended: whether all of its answer went out, how far it came where it did not, and what its client got. */

/** `answered`: all of the answer went out. `aborted`: the connection was lost before. */
export const OUTCOMES = ['answered', 'aborted'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Where it broke off: while the request came in, while it waited for its answer, while that went out. */
export const STAGES = ['upload', 'waiting', 'answer'] as const;
export type Stage = (typeof STAGES)[number];

/** `delayed` is all of it, but late: a delay or a slow body held it up. */
export const RECEIVED = ['nothing', 'part', 'all', 'delayed'] as const;
export type Received = (typeof RECEIVED)[number];

/** How much of an answer the network took. */
export type Delivery = Exclude<Received, 'delayed'>;

export interface Ending {
  /** Null until it is over, as are the others. */
  readonly outcome: Outcome | null;
  /** Null where nothing broke off. */
  readonly stage: Stage | null;
  readonly received: Received | null;
  /** The id of the fault that met it. */
  readonly fault: string | null;
}

/** What a sandbox knows of a request that it took. */
export interface Taken {
  readonly sequence: number;
  readonly sandbox: string;
  readonly operation: string | null;
  readonly actor: string | null;
  readonly at: string;
  /** As its entry says; null until it is over. */
  readonly durationMs: number | null;
  /** Made when it is asked for. */
  readonly hasIgnored: boolean;
  /** Takes out what is a secret where it was taken, and what it has brought along itself; made when it is asked for. */
  readonly secrets: Discretion;
}

/** What is said without secrets. */
export interface Discretion {
  readonly text: (text: string) => string;
  /** Path and query. */
  readonly target: (target: string) => string;
}

/** With what is known of the request, where a sandbox took it. */
export type ToldEnding = Ending | (Ending & Taken);

/** Of a request that no sandbox has taken: no fault meets it. `stage` is where it would break off. */
export function plainEnding(delivery: Delivery, stage: Stage): Ending {
  const isAll = delivery === 'all';
  return {
    outcome: isAll ? 'answered' : 'aborted',
    stage: isAll ? null : stage,
    received: delivery,
    fault: null,
  };
}
