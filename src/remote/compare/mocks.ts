/** The mock's answers to the probes, by contract: a private server for each contract that is tried, for as long as it is asked. */
import { type ContractSet, contractOf } from '../../waldur/contract.ts';
import type { DifferenceName } from '../../waldur/differences.ts';
import type { CompareOptions } from './compare-options.ts';
import { ASKED, others } from './fit-contract.ts';
import { type Played, playQuiet } from './play.ts';
import { playFlow } from './play-flow.ts';
import type { Probe } from './probe.ts';
import type { Sample } from './sample.ts';
import type { ReadBodies } from './seen-answer.ts';
import { shownBy } from './shown-by.ts';
import { type Asked, mockSide } from './sides.ts';

export class Mocks {
  readonly #sample: Sample;
  readonly #options: CompareOptions;
  readonly #probes: readonly Probe[];
  readonly #bodies: ReadBodies;
  readonly #known = new Map<string, Played>();

  /** `bodies`: those of all sides. */
  constructor(
    sample: Sample,
    options: CompareOptions,
    probes: readonly Probe[],
    bodies: ReadBodies,
  ) {
    this.#sample = sample;
    this.#options = options;
    this.#probes = probes;
    this.#bodies = bodies;
  }

  /** The answers to the probes of these numbers, or to all; those that are known already besides. */
  async played(contract: ContractSet, numbers?: Iterable<number>): Promise<Played> {
    const key = JSON.stringify(contractOf(contract).differences);
    const known: Played = this.#known.get(key) ?? new Map();
    this.#known.set(key, known);
    const wanted = [...(numbers ?? this.#probes.keys())].filter((number) => !known.has(number));
    if (wanted.length === 0) return known;
    const side = mockSide(contract, this.#sample, this.#options, this.#bodies);
    try {
      const chosen = wanted.flatMap((number) => {
        const probe = this.#probes[number];
        return probe ? [[number, probe] as const] : [];
      });
      const quiet = chosen.filter(([, { phase }]) => phase !== 'write');
      for (const [number, asked] of await playQuiet(side, quiet)) known.set(number, asked);
      // Steps follow from each other: one is not to be had without those before it.
      if (quiet.length < chosen.length) {
        const steps = [...this.#probes.entries()].filter(([, { phase }]) => phase === 'write');
        const { played } = await playFlow(side, steps);
        for (const [number, asked] of played) known.set(number, asked);
      }
      return known;
    } finally {
      await side.close();
    }
  }

  /** The named differences of which every value gives the same answers, or that no probe can show. */
  async untold(contract: ContractSet): Promise<readonly DifferenceName[]> {
    const untold: DifferenceName[] = [];
    for (const name of ASKED) if (!(await this.#tells(contract, name))) untold.push(name);
    return untold;
  }

  async #tells(contract: ContractSet, name: DifferenceName): Promise<boolean> {
    const numbers = shownBy(name, this.#probes);
    if (numbers.length === 0) return false;
    const usual = await this.played(contract, numbers);
    for (const changed of others(contract, name)) {
      const other = await this.played(changed, numbers);
      if (numbers.some((number) => textOf(usual.get(number)) !== textOf(other.get(number)))) {
        return true;
      }
    }
    return false;
  }
}

function textOf(asked: Asked | string | undefined): string {
  return typeof asked === 'object' ? JSON.stringify(asked.seen) : String(asked);
}
