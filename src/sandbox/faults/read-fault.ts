/** Reads the description of a fault: which requests it strikes, and what it does to them. */
import type { Operation } from '../../drf/operation.ts';
import { TRANSPORT_FAULTS, type TransportFault } from '../../drf/reply.ts';
import { hint, nearestName } from '../../values/nearest-name.ts';
import { invalid, type Validated, valid } from '../../values/validated.ts';
import { membersOf, readObject, readOneOf, readWhole } from '../read-object.ts';
import { type Answer, readRespond } from './read-respond.ts';

/** When a fault strikes: instead of the request's being done, or after it was done. */
export const FAULT_MOMENTS = ['before', 'afterCommit'] as const;
export type FaultMoment = (typeof FAULT_MOMENTS)[number];

/** What a description says. */
export interface FaultPlan {
  /** An operation's id, or `*` for all of them. */
  readonly operation: string;
  /** How many requests it strikes; null for ever. */
  readonly times: number | null;
  /** How many requests it lets pass first. */
  readonly skip: number;
  readonly when: FaultMoment;
  readonly respond: Answer | undefined;
  readonly transport: TransportFault | undefined;
  readonly delayMs: number;
}

export const ANY_OPERATION = '*';
const COUNT = { min: 0, max: Number.MAX_SAFE_INTEGER } as const;
const TIMES = { ...COUNT, fallback: 1 } as const;
const SKIP = { ...COUNT, fallback: 0 } as const;
/** Ten minutes at most: no client waits for longer. */
const DELAY = { min: 0, max: 600_000, fallback: 0, unit: ' of milliseconds' } as const;

/**
 * Defaults: once (`times` 1; null or 0 is for ever), from the first request on (`skip` 0), `before` the request is done,
 * without delay. One of `respond`, `transport` and `delayMs` says what happens.
 */
export function readFault(input: unknown, operations: readonly Operation[]): Validated<FaultPlan> {
  const members = membersOf(input);
  if (members === undefined) return invalid('must be an object that describes a fault');
  return readObject<FaultPlan>(members, 'a fault', {
    operation: (value) => readOperation(value, operations),
    times: readTimes,
    skip: (value) => readWhole(value, SKIP),
    when: (value) => readOneOf(value, FAULT_MOMENTS, 'before'),
    respond: (value, { transport, delayMs = 0 }) =>
      value === undefined && transport === undefined && delayMs === 0
        ? invalid('is missing, and so are transport and delayMs: one says what happens')
        : readRespond(value),
    transport: (value) => readOneOf(value, TRANSPORT_FAULTS, undefined),
    delayMs: (value) => readWhole(value, DELAY),
  });
}

function readOperation(value: unknown, operations: readonly Operation[]): Validated<string> {
  if (typeof value !== 'string') return invalid('must be the id of an operation, or * for all');
  const ids = operations.map(({ id }) => id);
  if (value === ANY_OPERATION || ids.includes(value)) return valid(value);
  const near = hint(nearestName(value, ids)) || `: there are ${ids.join(', ')}, and * for all`;
  return invalid(`there is no operation "${value}"${near}`);
}

function readTimes(value: unknown): Validated<number | null> {
  if (value === null || value === 0) return valid(null);
  const times = readWhole(value, TIMES);
  return times.valid ? times : invalid('must be a whole number, or null for ever');
}
