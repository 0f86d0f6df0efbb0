/** What a test writes of a fault: which requests it strikes, and what it does to them. */
import type { TransportFault } from '../../drf/reply.ts';
import type { FaultPreset } from '../../vocabulary/fault-presets.ts';
import type { FaultStatus } from '../../vocabulary/names.ts';
import type { OperationId } from '../../vocabulary/operations.ts';
import type { RequestPattern } from '../journal/request-pattern.ts';
import type { FaultMomentName } from './read-fault.ts';

/** One of `respond`, `transport` and `delayMs` says what happens. */
export interface FaultRequest {
  /** As published; `*` is any. */
  readonly operation: OperationId | '*';
  /** What else a request must be like: what is not known before it is done, such as its status, is refused. */
  readonly matches?: RequestPattern;
  /** How many requests it strikes: 1 unless told otherwise; 0 or null is for ever. */
  readonly times?: number | null;
  /** How many requests it lets pass first. */
  readonly skip?: number;
  /**
   * `afterWork`: the request is done, and the fault meets its answer. `beforeWork`: `respond`, `reset` and `stall` stand in
   * the place of the work, and a delay before it. Default `beforeWork` with `respond`, else `afterWork`.
   */
  readonly when?: FaultMomentName;
  /** A refusal or a page of the proxy by its name, or an answer of one's own. */
  readonly respond?: FaultPreset | PresetAnswer | OwnAnswer;
  readonly transport?: TransportFault;
  /** Milliseconds that the answer waits; with `beforeWork` the request itself does. */
  readonly delayMs?: number;
}

export interface PresetAnswer {
  readonly preset: FaultPreset;
  /** Beside those of the preset, or in their place. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Seconds, for a preset with `Retry-After`: `throttled`; 5 unless told otherwise. */
  readonly retryAfterSeconds?: number;
}

export interface OwnAnswer {
  readonly status: FaultStatus;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
}
