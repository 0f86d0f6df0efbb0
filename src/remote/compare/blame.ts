/** Tells by which of the values that were taken on each probe differs: with as few requests as it takes. */
import type { ContractSet } from '../../waldur/contract.ts';
import type { TakenOn } from './compare-report.ts';
import type { Played } from './play.ts';

export interface BlameQuestion {
  /** The contract that was asked for, and the one that fits, all of both said. */
  readonly wanted: ContractSet;
  readonly fit: ContractSet;
  /** In what they differ. */
  readonly named: readonly TakenOn[];
  /** The probes that differ in the one and not in the other. */
  readonly numbers: readonly number[];
}

/** By the numbers of the probes. */
export type Blame = ReadonlyMap<number, readonly TakenOn[]>;

/** `played` asks the mock in a contract; `differs` says whether its answer to a probe differs from the real one. */
export async function blameFor(
  { wanted, fit, named, numbers }: BlameQuestion,
  played: (contract: ContractSet, numbers: readonly number[]) => Promise<Played>,
  differs: (number: number, played: Played) => boolean,
): Promise<Blame> {
  const blame = new Map<number, readonly TakenOn[]>();
  const [only] = named;
  if (only === undefined || named.length === 1) {
    return new Map(numbers.map((number) => [number, named] as const));
  }
  // Most differ by one value alone: taken on by itself, it mends them.
  let open = numbers;
  for (const taken of named) {
    const alone = await played(withValueOf(fit, wanted, taken), open);
    for (const number of open) if (!differs(number, alone)) blame.set(number, [taken]);
    open = open.filter((number) => !blame.has(number));
  }
  const concerned = new Map<number, TakenOn[]>(open.map((number) => [number, []]));
  for (const taken of named) {
    const without = await played(withValueOf(wanted, fit, taken), open);
    for (const [number, own] of concerned) if (differs(number, without)) own.push(taken);
  }
  for (const [number, own] of concerned) blame.set(number, own.length > 0 ? own : named);
  return blame;
}

/** A contract with one value of another. */
function withValueOf(one: ContractSet, other: ContractSet, { name }: TakenOn): ContractSet {
  return { ...other, [name]: one[name] };
}
