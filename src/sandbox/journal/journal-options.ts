/** What a journal can be told when it is made: how much it keeps. */
import { LIMITS } from '../../values/limits.ts';
import type { HeldStates } from '../held-states.ts';
import { Secrets } from '../secrets/secrets.ts';
import { JournalBudget } from './journal-budget.ts';
import type { JournalWorld } from './known-names.ts';

/** More than a test sends. */
export const DEFAULT_CAPACITY = LIMITS.journal.usual;

export interface JournalOptions {
  /** Most entries that are kept: a whole number, 1000 unless told otherwise. */
  readonly capacity?: number;
  /** Most bytes that they hold, by estimate: 16 MiB unless told otherwise. */
  readonly maxBytes?: number;
  /** What several journals share: one of their own unless told otherwise. */
  readonly budget?: JournalBudget;
  /** Ids that patterns may name; any unless told. */
  readonly operations?: () => readonly string[];
  /** What patterns may name besides; anything unless told. */
  readonly world?: JournalWorld;
  /** What is taken out of what is read. */
  readonly secrets?: Secrets;
  /** From which a request knows the state that it met; none knows it unless told. */
  readonly states?: HeldStates;
}

interface CheckedOptions extends Required<Omit<JournalOptions, 'operations' | 'states' | 'world'>> {
  readonly operations: (() => readonly string[]) | undefined;
  /** Undefined too where no request is kept. */
  readonly states: HeldStates | undefined;
}

/** @throws RangeError for a limit that is no whole number from 0 */
export function checkedJournalOptions({
  capacity = DEFAULT_CAPACITY,
  maxBytes = LIMITS.journalBytes.usual,
  budget = new JournalBudget(Number.MAX_SAFE_INTEGER),
  operations,
  secrets = new Secrets(),
  states: given,
}: JournalOptions): CheckedOptions {
  for (const limit of [capacity, maxBytes]) {
    if (Number.isSafeInteger(limit) && limit >= 0) continue;
    throw new RangeError(`A limit of the journal must be a whole number from 0, not ${limit}`);
  }
  const states = capacity > 0 && maxBytes > 0 ? given : undefined;
  return { capacity, maxBytes, budget, operations, secrets, states };
}
