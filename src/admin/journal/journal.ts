/** The journal: every request of the API, as it came in and as it was answered, in a ring that forgets the oldest. */
import type { Operation } from '../../drf/operation.ts';
import type { RequestData } from '../../drf/parsers.ts';
import type { Request } from '../../drf/request.ts';
import { stopwatch } from '../../values/clock.ts';
import type { Instant } from '../../values/instant.ts';
import type { Stateful } from '../stateful.ts';
import type { JournalEntry } from './entry.ts';
import { ignoredBody, ignoredQuery } from './ignored.ts';
import { maskHeaders } from './mask-headers.ts';
import { plainBody } from './plain-body.ts';
import { Ring } from './ring.ts';

export type { JournalEntry } from './entry.ts';

/** More than a test sends, and some megabytes at most as long as bodies are small. */
export const DEFAULT_CAPACITY = 1000;

/** A request that is being answered. */
export interface OpenEntry {
  readonly onActor: (username: string | null) => void;
  readonly onBody: (data: RequestData) => void;
  /** Ends the entry and gives it; a second time gives the same one. */
  readonly close: (status: number | null, fault: string | null) => JournalEntry;
}

export interface JournalOptions {
  /** Most entries that are kept: a whole number, 1000 unless told otherwise. */
  readonly capacity?: number;
}

/** Entries are replaced until they are closed, and never edited. */
interface Slot {
  entry: JournalEntry;
}

export class Journal implements Stateful {
  readonly #ring: Ring<Slot>;
  readonly #listeners = new Set<(entry: JournalEntry) => void>();
  #sequence = 0;

  constructor({ capacity = DEFAULT_CAPACITY }: JournalOptions = {}) {
    this.#ring = new Ring(capacity);
  }

  /** Writes down a request that has just come in; it shows at once, as unanswered. */
  open(request: Request, operation: Operation | undefined, at: Instant): OpenEntry {
    const elapsed = stopwatch();
    this.#sequence += 1;
    const slot: Slot = { entry: newEntry(this.#sequence, request, operation, at) };
    this.#ring.add(slot);
    const note = (news: Partial<JournalEntry>): void => {
      if (slot.entry.status === null) slot.entry = Object.freeze({ ...slot.entry, ...news });
    };
    return {
      onActor: (actor) => note({ actor }),
      onBody: (data) => {
        const { query } = slot.entry.ignored;
        const ignored = Object.freeze({ query, body: ignoredBody(data, operation) });
        note({ body: plainBody(data), ignored });
      },
      close: (status, fault) => {
        if (slot.entry.status !== null) return slot.entry;
        note({ status, fault, durationMs: Math.round(elapsed() * 1000) / 1000 });
        for (const listener of this.#listeners) listener(slot.entry);
        return slot.entry;
      },
    };
  }

  /** Oldest first, the unanswered ones included. */
  entries(): readonly JournalEntry[] {
    return this.#ring.items().map(({ entry }) => entry);
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
}

function newEntry(
  sequence: number,
  { method, path, query, headers }: Request,
  operation: Operation | undefined,
  at: Instant,
): JournalEntry {
  const names = query.names();
  const lists = names.map((name) => [name, Object.freeze([...query.getList(name)])] as const);
  return Object.freeze({
    sequence,
    at,
    operation: operation?.id ?? null,
    method,
    path,
    query: Object.freeze(Object.fromEntries(lists)),
    actor: null,
    headers: maskHeaders(headers),
    body: null,
    ignored: Object.freeze({ query: ignoredQuery(names, operation), body: Object.freeze([]) }),
    status: null,
    durationMs: null,
    fault: null,
  });
}
