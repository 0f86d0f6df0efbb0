/** What the journal keeps of one request. */

import type { UserName } from '../../vocabulary/names.ts';
import type { OperationId } from '../../vocabulary/operations.ts';

/** What ended a request before its answer was out: the client left, or the mock gave it up at one of these. */
export const ABORT_REASONS = ['client', 'reset', 'seed', 'restore', 'drop', 'close'] as const;
export type AbortReason = (typeof ABORT_REASONS)[number];

/** What is written down of a request. All of it is plain JSON, and frozen. */
export interface JournalEntry {
  /** From 1, in the order in which requests came in; never used twice in a sandbox's life, resets included. */
  readonly sequence: number;
  readonly at: string;
  /** As published; null where the path or method is none. */
  readonly operation: OperationId | null;
  readonly method: string;
  /** Decoded, without the sandbox's prefix. */
  readonly path: string;
  readonly query: Readonly<Record<string, readonly string[]>>;
  /** The username; null for an anonymous request and one that did not get as far. */
  readonly actor: UserName | null;
  /** By lower-case name; a token is masked all but its last four characters. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * Parsed, a file as `{name, size}`; null where no body was read. One of more than 64 KiB without its files is
   * `{length, sha256, first}`: bytes, hex, and its first 64 KiB as text.
   */
  readonly body: unknown;
  readonly ignored: { readonly query: readonly string[]; readonly body: readonly string[] };
  /** Null until it is answered. */
  readonly status: number | null;
  /** Milliseconds, to the microsecond; null until it is answered. */
  readonly durationMs: number | null;
  /** The id of the fault that answered or mistreated it. */
  readonly fault: string | null;
  /** What ended its connection before the answer was out; null where nothing did. */
  readonly aborted: AbortReason | null;
}
