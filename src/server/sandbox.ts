/** The unit that owns all state: a store with its seed, a clock, a source of chance. */
import { exportFixtures } from '../fixtures/export-fixtures.ts';
import {
  type FixtureDocument,
  type FixtureProblem,
  loadFixtures,
} from '../fixtures/load-fixtures.ts';
import { resources } from '../resources/index.ts';
import { Store, type StoreSnapshot } from '../store/store.ts';
import { type Clock, createClock } from '../values/clock.ts';
import type { Instant } from '../values/instant.ts';
import { createRandom, type Random, type RandomState } from '../values/random.ts';
import type { Contract } from '../waldur/contract.ts';
import type { Site } from '../waldur/site.ts';
import type { World } from '../waldur/world.ts';

export interface SandboxOptions {
  readonly site: Site;
  readonly contract: Contract;
  readonly auth: 'strict' | 'off';
  readonly randomSeed: number | string;
  readonly now: Instant | undefined;
}

/** A moment of a sandbox, to come back to. */
export interface SandboxSnapshot {
  readonly store: StoreSnapshot;
  readonly random: RandomState;
}

export class Sandbox {
  readonly world: World;
  readonly #empty: StoreSnapshot;
  readonly #freshRandom: RandomState;
  #seed: SandboxSnapshot;

  constructor({ site, contract, auth, randomSeed, now }: SandboxOptions) {
    const store = new Store(resources.map(({ table }) => table));
    const clock: Clock = createClock(now === undefined ? {} : { now });
    const random: Random = createRandom(randomSeed);
    const urls = site.urls(contract.takesExampleLinks);
    this.world = { store, clock, random, contract, auth, urls };
    this.#empty = store.snapshot();
    this.#freshRandom = random.state();
    this.#seed = this.snapshot();
  }

  /**
   * Puts documents in the place of the state, or adds them to it. A replaced state starts with fresh chance, so that the
   * same world and the same requests give the same bytes. Changes nothing when there are problems, nor when it throws.
   */
  load(documents: readonly FixtureDocument[], mode: 'replace' | 'add'): readonly FixtureProblem[] {
    const before = this.snapshot();
    const { store, random } = this.world;
    if (mode === 'replace') this.restore({ store: this.#empty, random: this.#freshRandom });
    let isLoaded = false;
    try {
      const problems = loadFixtures(documents, { store, clock: this.world.clock, random });
      isLoaded = problems.length === 0;
      return problems;
    } finally {
      if (!isLoaded) this.restore(before);
    }
  }

  /** Makes the present state the one that `reset` comes back to. */
  keepAsSeed(): void {
    this.#seed = this.snapshot();
  }

  /** Back to the seed; the clock too. */
  reset(): void {
    this.restore(this.#seed);
    this.world.clock.reset();
  }

  snapshot(): SandboxSnapshot {
    return { store: this.world.store.snapshot(), random: this.world.random.state() };
  }

  restore({ store, random }: SandboxSnapshot): void {
    this.world.store.restore(store);
    this.world.random.restore(random);
  }

  /** The state as a fixture document that loads again. */
  state(): Record<string, unknown> {
    return exportFixtures(this.world.store);
  }
}
