/** What the journals of a server may hold together: where it is too much, the fullest one forgets first. */
import type { Amount } from '../../values/limits.ts';

/** A journal, as far as it matters here. */
export interface BudgetMember {
  readonly held: Amount;
  readonly forgetOldest: () => boolean;
}

/** So much is made free at once, as a part of all, so that it need not be done for every request. */
const FREED = 1 / 16;
/** Entries that one journal forgets before it is asked again which one is the fullest. */
const STEP = 16;

export class JournalBudget {
  readonly #maxBytes: number;
  readonly #members = new Set<BudgetMember>();
  readonly #gone = new WeakSet<BudgetMember>();
  /** Which joined last, or told something last: nearly always the one that tells the next. */
  #latest: BudgetMember | undefined;
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** What all members hold. */
  get held(): Amount {
    let number = 0;
    for (const member of this.#members) number += member.held.number;
    return { number, bytes: this.#bytes };
  }

  /** A member holds so many bytes more, or less; it becomes one by that. */
  add(member: BudgetMember, bytes: number): void {
    if (member !== this.#latest) {
      if (this.#gone.has(member)) return;
      this.#members.add(member);
      this.#latest = member;
    }
    this.#bytes += bytes;
  }

  leave(member: BudgetMember): void {
    if (this.#members.delete(member)) this.#bytes -= member.held.bytes;
    this.#gone.add(member);
    if (this.#latest === member) this.#latest = undefined;
  }

  relieve(): void {
    if (this.#bytes <= this.#maxBytes) return;
    const enough = this.#maxBytes * (1 - FREED);
    while (this.#bytes > enough) {
      const fullest = this.#fullest();
      if (!fullest?.forgetOldest()) return;
      for (let more = 1; more < STEP && this.#bytes > enough; more += 1) fullest.forgetOldest();
    }
  }

  #fullest(): BudgetMember | undefined {
    let fullest: BudgetMember | undefined;
    for (const member of this.#members) {
      if (!fullest || member.held.bytes > fullest.held.bytes) fullest = member;
    }
    return fullest;
  }
}
