/** Faults: errors on demand, in the API's own words, for chosen requests of chosen operations. */
import type { Operation } from '../../drf/operation.ts';
import type { Reply, TransportFault } from '../../drf/reply.ts';
import type { Request } from '../../drf/request.ts';
import type { AdminProblem } from '../admin-error.ts';
import type { Stateful } from '../stateful.ts';

/** A fault as it strikes one request. */
export interface Strike {
  readonly id: string;
  /** `before`: nothing happens but the answer. `afterCommit`: the request is done first. */
  readonly when: 'before' | 'afterCommit';
  readonly delayMs: number;
  /** The answer instead of the API's own; undefined leaves that as it is. */
  readonly respond: ((request: Request) => Reply) | undefined;
  readonly transport: TransportFault | undefined;
}

/** A fault as it is told. */
export interface FaultInfo {
  readonly id: string;
  readonly operation: string;
  /** How often it has struck, and how often it still will; null for ever. */
  readonly hits: number;
  readonly remaining: number | null;
}

export declare class Faults implements Stateful {
  constructor(operations: readonly Operation[]);
  /** Adds a fault from its JSON description. */
  add(description: unknown): FaultInfo | readonly AdminProblem[];
  list(): readonly FaultInfo[];
  /** False for an id that is not there. */
  remove(id: string): boolean;
  /** The fault that strikes this request of an operation, counted as a hit. Of several the first added. */
  strike(operation: Operation): Strike | undefined;
  reset(): void;
}
