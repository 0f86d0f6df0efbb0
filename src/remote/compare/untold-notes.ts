/** What is said of the named differences that no probe could tell: why, and where their values come from. */
import { type ContractSet, contractOf } from '../../waldur/contract.ts';
import type { DifferenceName } from '../../waldur/differences.ts';
import type { Probe } from './probe.ts';
import { whyUntold } from './shown-by.ts';

/** `not asked: paid_answer, because …; taken from the preset deployed: empty`: one for each, in the contract that is told. */
export function untoldNotes(
  untold: readonly DifferenceName[],
  probes: readonly Probe[],
  said: ContractSet,
): readonly string[] {
  const asked = new Set(probes.map(({ phase }) => phase));
  const { name: preset, differences } = contractOf(said);
  const { differences: usual } = contractOf(preset);
  return untold.map((name) => {
    const isUsual = differences[name] === usual[name];
    const origin = isUsual ? `the preset ${preset}` : 'the contract that was asked for';
    return `${whyUntold(name, probes, asked)}; taken from ${origin}: ${differences[name]}`;
  });
}
