/** The journal: every request of the API, as it came in and as it was answered, in a ring that forgets the oldest. */
import type { Operation } from '../../drf/operation.ts';
import type { RequestData } from '../../drf/parsers.ts';
import type { Request } from '../../drf/request.ts';
import type { Instant } from '../../values/instant.ts';
import type { Stateful } from '../stateful.ts';

/** What is written down of a request. All of it is plain JSON. */
export interface JournalEntry {
  /** From 1, in the order in which requests came in; never used twice in a sandbox's life, resets included. */
  readonly sequence: number;
  readonly at: string;
  /** As published; null where the path or method is none. */
  readonly operation: string | null;
  readonly method: string;
  /** Decoded, without the sandbox's prefix. */
  readonly path: string;
  readonly query: Readonly<Record<string, readonly string[]>>;
  /** The username; null for an anonymous request and one that did not get as far. */
  readonly actor: string | null;
  /** By lower-case name; a token is masked all but its last four characters. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed, a file as `{name, size}`; null where no body was read. */
  readonly body: unknown;
  readonly ignored: { readonly query: readonly string[]; readonly body: readonly string[] };
  /** Null until it is answered. */
  readonly status: number | null;
  readonly durationMs: number | null;
  /** The id of the fault that answered or mistreated it. */
  readonly fault: string | null;
}

/** A request that is being answered. */
export interface OpenEntry {
  readonly onActor: (username: string | null) => void;
  readonly onBody: (data: RequestData) => void;
  /** Ends the entry and gives it. */
  readonly close: (status: number, fault: string | null) => JournalEntry;
}

export interface JournalOptions {
  /** Most entries that are kept. */
  readonly capacity: number;
}

export declare class Journal implements Stateful {
  constructor(options: JournalOptions);
  open(request: Request, operation: Operation | undefined, at: Instant): OpenEntry;
  /** Oldest first. */
  entries(): readonly JournalEntry[];
  readonly dropped: number;
  /** Called with every entry that is closed; gives the way to stop. */
  subscribe(listener: (entry: JournalEntry) => void): () => void;
  reset(): void;
}
