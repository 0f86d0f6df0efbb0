/** A fault that is set: whether it can strike, and how it is told. */
import type { Operation } from '../../drf/operation.ts';
import { vouched } from '../../values/vouched.ts';
import type { OperationId } from '../../vocabulary/operations.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { FaultRequest } from './fault-request.ts';
import { ANY_OPERATION, type FaultPlan } from './read-fault.ts';

/** A fault as it is told. */
export interface FaultInfo {
  readonly id: string;
  readonly operation: OperationId | '*';
  /** How often it has struck, and how often it still will; null for ever. */
  readonly hits: number;
  readonly remaining: number | null;
  /** False while it is off: requests pass it by, and it counts none. */
  readonly isActive: boolean;
  /** As it was described, but for secrets, so that whoever reads the list knows what it does. */
  readonly description: FaultRequest;
}

export interface Fault {
  readonly id: string;
  readonly plan: FaultPlan;
  readonly description: FaultRequest;
  /** Length of the description as JSON text. */
  readonly bytes: number;
  /** How many requests it still lets pass. */
  skip: number;
  hits: number;
  isActive: boolean;
}

/** Whether it meets requests of an operation, as far as that alone tells. */
export function canStrike(fault: Fault, { id }: Operation): boolean {
  const { plan, isActive } = fault;
  const isMeant = plan.operation === ANY_OPERATION || plan.operation === id;
  return isActive && isMeant && remaining(fault) !== 0;
}

function remaining({ plan, hits }: Fault): number | null {
  return plan.times === null ? null : plan.times - hits;
}

export function told(fault: Fault, secrets: Pick<Secrets, 'of'>): FaultInfo {
  const { id, hits, isActive } = fault;
  const { operation } = fault.description;
  const description = vouched<FaultRequest>(
    secrets.of({}, {}, fault.description).value(fault.description),
  );
  return { id, operation, hits, remaining: remaining(fault), isActive, description };
}
