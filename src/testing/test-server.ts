/** What a test sees of its server: the same whether that runs in its own process or is shared by all workers. */
import type { Actor } from '../sandbox/actors.ts';
import type { JournalEntry, RequestPattern } from '../sandbox/journal/verify-requests.ts';

/** All but the address and the users go over HTTP, and so are to be awaited. */
export interface TestServer {
  /** Where the API is, without a slash at the end. It may have a path: `http://127.0.0.1:41234/__sandbox/worker-1`. */
  readonly url: string;
  /** What a client needs to call as a user of the fixtures. @throws RangeError for an unknown one */
  as(username: string): Actor;
  /** Back to the start in all but what is kept: `state`, `journal`, `faults`, `clock`. */
  reset(options?: { readonly keep?: readonly string[] }): Promise<void>;
  /** Puts a fixture document in the place of the state. @throws ControlPlaneError with every problem */
  seed(document: object): Promise<void>;
  /** The state as a fixture document that loads again. */
  state(): Promise<Readonly<Record<string, unknown>>>;
  /** Remembers the state under a name. */
  snapshot(name: string): Promise<void>;
  /** Back to a remembered state. @throws ControlPlaneError for an unknown name */
  restore(name: string): Promise<void>;
  readonly requests: TestRequests;
  readonly faults: TestFaults;
  readonly clock: TestClock;
  readonly coverage: {
    /** Plain JSON, which `waldur-payments-mock coverage merge` adds up. */
    counts(): Promise<unknown>;
  };
}

/** What was called. */
export interface TestRequests {
  /** Oldest first. */
  entries(): Promise<readonly JournalEntry[]>;
  /** The answered requests like a pattern, as soon as there are so many. @throws Error when time is up */
  wait(
    pattern: RequestPattern,
    limits?: { readonly times?: number; readonly timeoutMs?: number },
  ): Promise<readonly JournalEntry[]>;
  /** Forgets all. */
  clear(): Promise<void>;
}

/** Errors on demand. */
export interface TestFaults {
  /** From a description such as `{ operation: 'payments_create', respond: …, times: 1 }`; gives its id. */
  add(fault: object): Promise<string>;
  remove(id: string): Promise<void>;
  /** Removes all. */
  clear(): Promise<void>;
}

/** The time of the sandbox. */
export interface TestClock {
  /** The present moment, in UTC: `2023-10-01T10:00:00.000000Z`. */
  now(): Promise<string>;
  /** Stops at an ISO 8601 time, or at the present moment. */
  freeze(at?: string): Promise<void>;
  advance(ms: number): Promise<void>;
  /** Runs so many milliseconds ahead of the machine. */
  setOffset(ms: number): Promise<void>;
  /** Back to how it was at the start. */
  reset(): Promise<void>;
}
