/** The requests that a journal keeps, and their room: where it is too little, the oldest are forgotten first. */
import type { Amount, LimitName } from '../../values/limits.ts';
import type { HeldStates } from '../held-states.ts';
import { type Forgotten, ForgottenRequests } from './forgotten.ts';
import type { JournalBudget } from './journal-budget.ts';
import { Queue } from './queue.ts';
import type { RecordedRequest } from './recorded-request.ts';

export interface Room {
  /** Most entries that are kept. */
  readonly capacity: number;
  readonly maxBytes: number;
  readonly budget: JournalBudget;
  /** What the kept ones hold besides. */
  readonly states: HeldStates | undefined;
}

const isPending = (recorded: RecordedRequest): boolean => recorded.isPending;

export class KeptRequests {
  /** False where the journal is off: nothing is captured then. */
  protected readonly keeps: boolean;
  protected readonly queue = new Queue<RecordedRequest>();
  protected readonly missing = new ForgottenRequests();
  readonly #room: Room;
  #bytes = 0;
  /** How many of the kept ones are not over; one too many for each that had to go for what its own end brought. */
  #open = 0;
  #isGone = false;

  constructor(room: Room) {
    this.#room = room;
    this.keeps = room.capacity > 0 && room.maxBytes > 0;
  }

  /** One more that is to be kept. */
  protected keep(recorded: RecordedRequest): void {
    this.queue.add(recorded);
    this.#open += 1;
    this.#weigh(recorded.bytes);
    this.#makeRoom();
  }

  /** One that was open is over, whether it is kept still or not. */
  protected close(recorded: RecordedRequest): void {
    if (this.holds(recorded.sequence)) this.#open -= 1;
    else this.missing.end(recorded);
  }

  /** One that was not kept. */
  protected pass(recorded: RecordedRequest): void {
    this.missing.drop(this.#room.capacity > 0 ? 'journalBytes' : 'journal', recorded);
  }

  /** One of its requests holds so many bytes more; nothing changes where it is forgotten. */
  grow(recorded: Pick<RecordedRequest, 'sequence'>, bytes: number): void {
    if (!this.holds(recorded.sequence)) return;
    this.#weigh(bytes);
    this.#makeRoom();
  }

  /** What is still known of the requests that were dropped since the last reset. */
  forgotten(): Forgotten {
    return this.missing.told();
  }

  /** How many entries are kept, and how many bytes they hold by estimate, with the states that they met. */
  get held(): Amount {
    return { number: this.queue.size, bytes: this.#bytes };
  }

  /** How many entries have been forgotten for want of room since the last reset, or were under way at that. */
  get dropped(): number {
    return this.missing.dropped;
  }

  /** Whether the entry of a sequence is kept still. */
  holds(sequence: number): boolean {
    const { oldest } = this.queue;
    return oldest !== undefined && sequence >= oldest.sequence;
  }

  /** Forgets the oldest entry for want of what a limit gives; false where there is none. */
  forgetOldest(limit: LimitName = 'journalTotalBytes'): boolean {
    const oldest = this.queue.take();
    if (!oldest) return false;
    if (!oldest.isOver) this.#open -= 1;
    this.missing.drop(limit, oldest);
    this.#weigh(-oldest.bytes);
    return true;
  }

  /** All of them up to a sequence; what is to be done yet is missing from then on. */
  protected clearUpTo(sequence: number): void {
    const pending = this.#open === 0 ? [] : this.queue.where(isPending);
    this.#open = 0;
    this.queue.clear();
    this.#room.states?.clear();
    this.#weigh(-this.#bytes);
    this.missing.clear(sequence, pending);
  }

  /** Gives its part of what is shared back, for good: nobody will ask it any more. */
  leave(): void {
    this.#isGone = true;
    this.#room.budget.leave(this);
  }

  /** Whether its sandbox was dropped. */
  protected get isGone(): boolean {
    return this.#isGone;
  }

  #weigh(bytes: number): void {
    this.#bytes += bytes;
    this.#room.budget.add(this, bytes);
  }

  #makeRoom(): void {
    const { capacity, maxBytes, budget, states } = this.#room;
    this.#weigh(states?.growth() ?? 0);
    while (this.queue.size > capacity) this.forgetOldest('journal');
    while (this.#bytes > maxBytes && this.forgetOldest('journalBytes'));
    budget.relieve();
  }
}
