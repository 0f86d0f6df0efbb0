/** Finds the contract by which the mock answers most like a server: one named difference after the other. */
import {
  type ContractChoice,
  type ContractSet,
  contractOf,
  DIFFERENCE_NAMES,
} from '../../waldur/contract.ts';
import { CONTRACT_NAMES, DIFFERENCES, type DifferenceName } from '../../waldur/differences.ts';

/** How many probes differ under a contract, and by which of them it can be told apart from others. */
export interface Trial {
  /** The probes that differ from the real server, by number, each with the places and what both sides have there. */
  readonly misses: ReadonlyMap<number, readonly string[]>;
}

/** All of a contract, each difference said. */
export function whole(choice: ContractChoice): ContractSet {
  const { name, differences } = contractOf(choice);
  return { preset: name, ...differences };
}

/** The same with each other value of a difference. */
export function others(contract: ContractSet, name: DifferenceName): readonly ContractSet[] {
  return Object.keys(DIFFERENCES[name].values)
    .filter((value) => value !== contract[name])
    .map((value) => ({ ...contract, [name]: value }));
}

/** The group of server faults is their sum, and no question of its own. */
const GROUP = 'server_faults' satisfies DifferenceName;
export const ASKED = DIFFERENCE_NAMES.filter((name) => name !== GROUP);

/** How far a contract is from the server: first in how many probes, then in how many places. */
function weight({ misses }: Trial): number {
  let places = 0;
  for (const each of misses.values()) places += each.length;
  return misses.size * 1000 + places;
}

function only({ misses }: Trial, numbers: readonly number[]): Trial {
  return { misses: new Map([...misses].filter(([number]) => numbers.includes(number))) };
}

/** Whether one differs nowhere but where the other does, and as it does there: what merely differs otherwise is no better. */
function isWithin(trial: Trial, before: Trial): boolean {
  return [...trial.misses].every(([number, places]) => {
    const known = before.misses.get(number) ?? [];
    return places.every((place) => known.includes(place));
  });
}

/**
 * Starts with the contract that is asked for, or with a preset that fits better, and takes each value on by which fewer
 * probes differ. `tell` plays the probes of these numbers, all unless told, to a mock in that contract; `shownBy` says by which
 * probes a difference shows.
 */
export async function fitContract(
  asked: ContractChoice,
  tell: (contract: ContractSet, numbers?: readonly number[]) => Promise<Trial>,
  shownBy: (name: DifferenceName) => readonly number[],
): Promise<ContractSet> {
  let contract = whole(asked);
  let trial = await tell(contract);
  const consider = async (other: ContractSet): Promise<void> => {
    // What mends none of the misses by which it shows need not be asked the rest.
    const changes = ASKED.filter((name) => contract[name] !== other[name]);
    const shown = changes.flatMap(shownBy).filter((number) => trial.misses.has(number));
    if (shown.length === 0) return;
    const quick = await tell(other, shown);
    const before = only(trial, shown);
    if (weight(quick) >= weight(before)) return;
    if (changes.length === 1 && !isWithin(quick, before)) return;
    const tried = await tell(other);
    if (weight(tried) < weight(trial)) [contract, trial] = [other, tried];
  };
  if (trial.misses.size > 0) for (const name of CONTRACT_NAMES) await consider(whole(name));
  for (let before = Number.POSITIVE_INFINITY; weight(trial) < before; ) {
    before = weight(trial);
    for (const name of ASKED) {
      if (trial.misses.size === 0) break;
      for (const other of others(contract, name)) await consider(other);
    }
  }
  return contract;
}

/**
 * As short as it can be said: a preset, and what is otherwise than in it. What no probe could tell is as in the contract that was
 * asked for, or, where all else is as in another preset, as in that.
 */
export function saidShortly(
  contract: ContractSet,
  asked: ContractChoice,
  untold: readonly DifferenceName[],
): ContractSet {
  const told = ASKED.filter((name) => !untold.includes(name));
  const wanted =
    [asked, ...CONTRACT_NAMES]
      .map(whole)
      .find((choice) => told.every((name) => choice[name] === contract[name])) ?? whole(asked);
  const settled: ContractSet = { ...contract };
  for (const name of untold) Object.assign(settled, { [name]: wanted[name] });
  const choices = CONTRACT_NAMES.map((preset) => ({ preset, ...changesFrom(preset, settled) }));
  const [first = settled, ...more] = choices;
  return more.reduce(
    (least, each) => (Object.keys(each).length < Object.keys(least).length ? each : least),
    first,
  );
}

function changesFrom(preset: (typeof CONTRACT_NAMES)[number], settled: ContractSet): ContractSet {
  const { differences } = contractOf(preset);
  const changed = ASKED.filter((name) => settled[name] !== differences[name]);
  return Object.fromEntries(changed.map((name) => [name, settled[name]]));
}

/** The values in which a contract differs from another. */
export function changedFrom(
  asked: ContractChoice,
  contract: ContractSet,
): readonly { readonly name: DifferenceName; readonly value: string }[] {
  const { differences: before } = contractOf(asked);
  const { differences: now } = contractOf(contract);
  return ASKED.filter((name) => before[name] !== now[name]).map((name) => ({
    name,
    value: now[name],
  }));
}
