/** What is still known of requests that a journal has forgotten for want of room: how many of each kind there were. */
import { howToRaise, type LimitName } from '../../values/limits.ts';
import type { UserName } from '../../vocabulary/names.ts';
import type { OperationId } from '../../vocabulary/operations.ts';
import { FORGOTTEN } from '../client-side.ts';
import type { JournalEntry } from './entry.ts';
import type { Pattern } from './pattern.ts';
import { isLike } from './text-pattern.ts';

/** So many requests of a kind. */
export interface RequestTotal {
  readonly operation: OperationId | null;
  readonly method: string;
  readonly status: number | null;
  readonly actor: UserName | null;
  readonly count: number;
}

/** The requests that are no longer there. */
export interface Forgotten {
  readonly dropped: number;
  /** Of those that are over; the others are counted in `dropped` alone. */
  readonly totals: readonly RequestTotal[];
  /** The limits for which they had to go; none for those that were under way when all was cleared away. */
  readonly limits: readonly LimitName[];
}

export const NOTHING_FORGOTTEN: Forgotten = Object.freeze({ dropped: 0, totals: [], limits: [] });

type Kind = Omit<RequestTotal, 'count'>;

interface Counted extends Kind {
  count: number;
}

interface Numbered extends Kind {
  readonly sequence: number;
}

/** Counts by kind; its size goes with the number of operations, statuses and users, and never with that of requests. */
export class Tally {
  readonly #byOperation = new Map<string | null, Map<string | null, Counted[]>>();

  add({ operation, method, status, actor }: Kind, more = 1): void {
    const byActor = this.#byOperation.get(operation) ?? new Map<string | null, Counted[]>();
    const here = byActor.get(actor) ?? [];
    const known = here.find((each) => each.status === status && each.method === method);
    if (known) {
      known.count += more;
      return;
    }
    here.push({ operation, method, status, actor, count: more });
    this.#byOperation.set(operation, byActor.set(actor, here));
  }

  totals(): readonly RequestTotal[] {
    const byActor = [...this.#byOperation.values()].flatMap((each) => [...each.values()]);
    return byActor.flat().map((each) => Object.freeze({ ...each }));
  }

  clear(): void {
    this.#byOperation.clear();
  }
}

/** The requests that a journal has forgotten since it was cleared, as far as they are still known. */
export class ForgottenRequests {
  readonly #over = new Tally();
  readonly #limits = new Set<LimitName>();
  /** By sequence: which are not over, of all that are missing and of those that were to be done when all was cleared away. */
  readonly #open = new Set<number>();
  #dropped = 0;
  /** What came before was cleared away, and is missing nowhere if it was done by then. */
  #since = 0;

  /** How many there are. */
  get dropped(): number {
    return this.#dropped;
  }

  /** One more had to go, for want of what a limit gives. */
  drop(limit: LimitName, request: Numbered & { readonly isOver: boolean }): void {
    this.#dropped += 1;
    this.#limits.add(limit);
    if (request.isOver) this.#count(request);
    else this.#open.add(request.sequence);
  }

  /** One that was dropped is over. What was dropped at its very end, for want of room for that, is counted by then. */
  end(request: Numbered): void {
    if (this.#open.delete(request.sequence)) this.#count(request);
  }

  #count(request: Numbered): void {
    if (request.sequence > this.#since) this.#over.add(request);
  }

  told(): Forgotten {
    return { dropped: this.#dropped, totals: this.#over.totals(), limits: [...this.#limits] };
  }

  /**
   * All up to a sequence are cleared away. Those that are to be done yet come to something after that: whether they belong to
   * the time before or after, nobody can tell.
   */
  clear(since: number, pending: readonly { readonly sequence: number }[]): void {
    // Most often nothing had to go: then there is nothing to forget of it.
    if (this.#limits.size > 0) {
      this.#over.clear();
      this.#limits.clear();
    }
    for (const { sequence } of pending) this.#open.add(sequence);
    this.#dropped = this.#open.size;
    this.#since = since;
  }
}

/** The same list, which knows from now on what is missing before its first entry; a list made of it does not. */
export function withForgotten(
  entries: readonly JournalEntry[],
  forgotten: Forgotten,
): readonly JournalEntry[] {
  return Object.defineProperty(entries, FORGOTTEN, { value: forgotten });
}

/** What is missing of a list that a journal gave; of any other nothing is. */
export function forgottenOf(entries: readonly JournalEntry[]): Forgotten {
  const found: Partial<Forgotten> | undefined = Reflect.get(entries, FORGOTTEN);
  return { ...NOTHING_FORGOTTEN, ...found };
}

/** How many of each kind there were, those of the list included. */
export function totalsOf(entries: readonly JournalEntry[]): readonly RequestTotal[] {
  const all = new Tally();
  for (const total of forgottenOf(entries).totals) all.add(total, total.count);
  for (const entry of entries) all.add(entry);
  return all.totals();
}

const COUNTED = ['operation', 'method', 'status', 'actor'] as const satisfies (keyof Kind)[];

/**
 * How many forgotten requests are like a pattern for certain, and how many may be: those that their totals say nothing
 * against. A pattern of an operation, a method, a status and an actor alone is told by totals.
 */
export function forgottenLike(
  pattern: Pattern,
  { dropped, totals }: Forgotten,
): { readonly certain: number; readonly possible: number } {
  const isTold = Object.entries(pattern).every(
    ([name, value]) => value === undefined || COUNTED.some((each) => each === name),
  );
  let [over, like] = [0, 0];
  for (const total of totals) {
    over += total.count;
    const isOne = COUNTED.every(
      (name) => pattern[name] === undefined || isLike(pattern[name], total[name], `/${name}`),
    );
    if (isOne) like += total.count;
  }
  return { certain: isTold ? like : 0, possible: like + dropped - over };
}

/** Why nothing can be said, and what to do. */
export function forgottenText(count: number, { limits }: Forgotten): string {
  const were = count === 1 ? '1 older request was' : `${count} older requests were`;
  if (limits.length === 0) return `${were} under way when the journal was cleared`;
  return `${were} dropped, and nobody knows: ${limits.map(howToRaise).join(' ')}`;
}
