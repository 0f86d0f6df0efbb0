/** What the sandboxes of a server hold together, and whether there is room for more. */

import { LimitError } from '../drf/limit-error.ts';
import { GENERATE_BLOCK } from '../fixtures/generate-block.ts';
import type { FixtureDocument } from '../fixtures/load-fixtures.ts';
import { tables } from '../resources/index.ts';
import { Census } from '../store/census.ts';
import type { StoreSnapshot } from '../store/store.ts';
import {
  type Amount,
  howToRaise,
  KINDS,
  type Kind,
  LIMITS,
  type LimitName,
  type Limits,
  MAX_DROPPED_NAMES,
} from '../values/limits.ts';
import { JournalBudget } from './journal/journal-budget.ts';

/** A sandbox, as far as it matters here. */
export interface Holder {
  readonly journal: Held & { readonly dropped: number };
  readonly faults: Held;
  readonly waiters: Held;
  readonly states: (which: { readonly snapshots: boolean }) => readonly StoreSnapshot[];
  readonly snapshots: { readonly size: number };
}

interface Held {
  readonly held: Amount;
}

/** What is held of a kind, and how much of it may be. */
export interface Holding {
  readonly number?: number;
  readonly bytes?: number;
  readonly maxNumber?: number;
  readonly maxBytes?: number;
  /** How many the journal has forgotten for want of room. */
  readonly dropped?: number;
}

const NOTHING: Amount = { number: 0, bytes: 0 };

export class Holdings {
  readonly limits: Limits;
  readonly journals: JournalBudget;
  #holders: () => readonly Holder[] = () => [];
  readonly #census = new Census(tables);
  /** As of the last count, and what came in since: never less than there is. */
  #rows = NOTHING;

  constructor(limits: Limits) {
    this.limits = limits;
    this.journals = new JournalBudget(limits.journalTotalBytes);
  }

  /** Says whose holdings these are, the default sandbox among them. */
  watch(holders: () => readonly Holder[]): void {
    this.#holders = holders;
  }

  /** `holder` is the sandbox that grows, which may not be one of the server's yet. @throws LimitError where there is no room */
  admit(kind: Kind, more: Amount, holder: Holder): void {
    if (kind !== 'rows') {
      this.#check(kind, more, this.#held(kind));
      return;
    }
    const number = this.#rows.number + more.number;
    const bytes = this.#rows.bytes + more.bytes;
    // Counted only where what came in since the last time may be too much: what was deleted makes room.
    if (number > this.limits.maxRows || bytes > this.limits.maxRowBytes) {
      this.#rows = this.#count(true, holder);
      this.#check(kind, more, this.#rows);
      this.#rows = plus(this.#rows, more);
      return;
    }
    this.#rows = { number, bytes };
  }

  /**
   * How many rows a document may have made once the server runs: a few bytes ask for a million. `pointer` is where the
   * documents stand. @throws LimitError 413 where one asks for more than the limit
   */
  admitGenerated(documents: readonly FixtureDocument[], pointer = ''): void {
    const { maxGeneratedRows: limit } = this.limits;
    for (const { content } of documents) {
      const wanted = generatedRows(content);
      if (wanted <= limit) continue;
      const message = `asks for ${wanted} rows, and may ask for ${limit} at most: ${howToRaise('maxGeneratedRows')}`;
      throw new LimitError(413, message, `${pointer}/generate`);
    }
  }

  /** All that is held and its limits, by kind: `journal` is that of one sandbox, everything else is of all. */
  told({ journal }: Holder, droppedNames: number): Readonly<Record<string, Holding>> {
    const { limits } = this;
    const kinds = KIND_NAMES.map((kind) => {
      const names = KINDS[kind];
      const bounds = { maxNumber: limits[names.number], maxBytes: limits[names.bytes] };
      const held = this.#held(kind);
      const bytes = kind === 'snapshots' ? this.#bytesOfSnapshots() : held.bytes;
      return [kind, { number: held.number, bytes, ...bounds }] as const;
    });
    return {
      ...Object.fromEntries(kinds),
      journal: {
        ...{ ...journal.held, dropped: journal.dropped },
        ...{ maxNumber: limits.journal, maxBytes: limits.journalBytes },
      },
      journals: { ...this.journals.held, maxBytes: limits.journalTotalBytes },
      sandboxes: { number: this.#holders().length - 1, maxNumber: limits.maxSandboxes },
      droppedNames: { number: droppedNames, maxNumber: MAX_DROPPED_NAMES },
      generatedRows: { maxNumber: limits.maxGeneratedRows },
      body: { maxBytes: limits.maxBodyBytes },
    };
  }

  #check(kind: Kind, more: Amount, held: Amount): void {
    const names = KINDS[kind];
    for (const unit of ['number', 'bytes'] as const) {
      const limit = this.limits[names[unit]];
      if (more[unit] > 0 && held[unit] + more[unit] > limit) {
        throw beyond(names[unit], limit, more[unit], held[unit]);
      }
    }
  }

  #held(kind: Kind): Amount {
    switch (kind) {
      case 'rows':
        return this.#count(true);
      case 'snapshots':
        // Their bytes come in with the rows: to take one costs the same whatever the size.
        return {
          number: this.#holders().reduce((sum, { snapshots }) => sum + snapshots.size, 0),
          bytes: 0,
        };
      case 'faults':
      case 'waiters':
        return this.#holders().reduce((sum, holder) => plus(sum, holder[kind].held), NOTHING);
      default:
        return kind satisfies never;
    }
  }

  /** What they alone keep. */
  #bytesOfSnapshots(): number {
    return this.#count(true).bytes - this.#count(false).bytes;
  }

  #count(snapshots: boolean, ...more: readonly Holder[]): Amount {
    const holders = [...this.#holders(), ...more];
    return this.#census.count(holders.flatMap((holder) => holder.states({ snapshots })));
  }
}

const KIND_NAMES = ['rows', 'snapshots', 'faults', 'waiters'] as const satisfies readonly Kind[];

function beyond(name: LimitName, limit: number, more: number, held: number): LimitError {
  const isAlone = more > limit;
  const amount = isAlone ? `${more}` : `${more} more than the ${held} that are there`;
  const message = `The mock keeps at most ${limit} ${LIMITS[name].what}, and this is ${amount}: ${howToRaise(name)}`;
  return new LimitError(isAlone ? 413 : 429, message);
}

function plus(a: Amount, b: Amount): Amount {
  return { number: a.number + b.number, bytes: a.bytes + b.bytes };
}

/** None where the block is no good, which is told elsewhere. */
function generatedRows(content: unknown): number {
  const block: unknown = Object(content).generate;
  const read = block === undefined ? undefined : GENERATE_BLOCK.read(block);
  if (!read?.valid) return 0;
  const { users = 0, customers = 0, invoices = 0, payments = 0 } = read.value;
  return users + customers + invoices + payments;
}
