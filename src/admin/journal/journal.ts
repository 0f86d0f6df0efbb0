/** The journal: every request of the API, as it came in and as it was answered, in a ring that forgets the oldest. */
import type { Operation } from '../../drf/operation.ts';
import type { Request } from '../../drf/request.ts';
import type { Instant } from '../../values/instant.ts';
import type { Stateful } from '../stateful.ts';
import type { AbortReason, JournalEntry } from './entry.ts';
import { RecordedRequest } from './recorded-request.ts';
import { Ring } from './ring.ts';

export type { JournalEntry } from './entry.ts';

/** More than a test sends, and some megabytes at most as long as bodies are small. */
export const DEFAULT_CAPACITY = 1000;

export interface JournalOptions {
  /** Most entries that are kept: a whole number, 1000 unless told otherwise. */
  readonly capacity?: number;
}

export class Journal implements Stateful {
  readonly #ring: Ring<RecordedRequest>;
  readonly #listeners = new Set<(entry: JournalEntry) => void>();
  #sequence = 0;

  constructor({ capacity = DEFAULT_CAPACITY }: JournalOptions = {}) {
    this.#ring = new Ring(capacity);
  }

  /** Writes down a request that has just come in; it shows at once, as unanswered. `at` says when, if anybody asks. */
  open(request: Request, operation: Operation | undefined, at: () => Instant): RecordedRequest {
    this.#sequence += 1;
    const recorded = new RecordedRequest(this.#sequence, request, operation, at);
    this.#ring.add(recorded);
    return recorded;
  }

  /** Ends a request and tells those who listen; a second time changes nothing. */
  close(recorded: RecordedRequest, status: number | null, fault: string | null): void {
    if (recorded.isClosed) return;
    recorded.close(status, fault);
    this.#tell(recorded);
  }

  /** Notes that a request was ended before its answer was out, and tells those who listen unless it was closed before. */
  abort(recorded: RecordedRequest, reason: AbortReason): void {
    const isNews = !recorded.isClosed;
    recorded.abort(reason);
    if (isNews) this.#tell(recorded);
  }

  /** Oldest first, the unanswered ones included. */
  entries(): readonly JournalEntry[] {
    return this.#ring.items().map((recorded) => recorded.entry());
  }

  /** How many entries the ring has forgotten since the last reset. */
  get dropped(): number {
    return this.#ring.dropped;
  }

  /** Called with every entry that is closed, also one that a reset has forgotten meanwhile; gives the way to stop. */
  subscribe(listener: (entry: JournalEntry) => void): () => void {
    // One and the same function may listen twice.
    const own = (entry: JournalEntry): void => listener(entry);
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }

  /** Forgets all entries; the count of sequences goes on, and so do those who listen. */
  reset(): void {
    this.#ring.clear();
  }

  #tell(recorded: RecordedRequest): void {
    for (const listener of this.#listeners) listener(recorded.entry());
  }
}
