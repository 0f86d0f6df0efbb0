/** The unit that owns all state: a store with its seed, a clock, a source of chance, and what is remembered of requests. */

import { LimitError } from '../drf/limit-error.ts';
import type { Reply } from '../drf/reply.ts';
import type { Request } from '../drf/request.ts';
import { documentToWrite, exportFixtures } from '../fixtures/export-fixtures.ts';
import {
  type FixtureProblem,
  type FixtureSource,
  loadFixtures,
} from '../fixtures/load-fixtures.ts';
import { actors } from '../resources/index.ts';
import type { Store, StoreSnapshot } from '../store/store.ts';
import { createClock } from '../values/clock.ts';
import type { Instant } from '../values/instant.ts';
import { type Admit, limitsOf, MAX_SNAPSHOT_NAME } from '../values/limits.ts';
import { createRandom, type RandomState } from '../values/random.ts';
import type { Contract } from '../waldur/contract.ts';
import { RowTexts } from '../waldur/row-texts.ts';
import type { Site } from '../waldur/site.ts';
import type { World } from '../waldur/world.ts';
import { answerRequest } from './answer-request.ts';
import { RESET_PARTS, type ResetPart } from './controls.ts';
import { Coverage } from './coverage/coverage.ts';
import { createDelay } from './delay.ts';
import { Faults } from './faults/faults.ts';
import { Holdings } from './holdings.ts';
import { InFlight } from './in-flight.ts';
import { Journal } from './journal/journal.ts';
import { Waiters } from './journal/waiters.ts';
import type { Stateful } from './stateful.ts';

export interface SandboxOptions {
  readonly site: Site;
  readonly contract: Contract;
  readonly auth: 'strict' | 'off';
  readonly randomSeed: number | string;
  readonly now: Instant | undefined;
  readonly delayMs: number | readonly [min: number, max: number];
  /** What it holds together with others; its own alone unless told otherwise. */
  readonly holdings?: Holdings;
}

/** A moment of a sandbox's state, to come back to. Shares what has not changed since. */
export interface SandboxSnapshot {
  readonly store: StoreSnapshot;
  readonly random: RandomState;
}

export class Sandbox {
  readonly world: World;
  readonly site: Site;
  readonly journal: Journal;
  readonly waiters: Waiters;
  readonly faults: Faults;
  readonly coverage: Coverage;
  readonly inFlight = new InFlight();
  readonly delay: () => Promise<void> | undefined;
  /** Everything that remembers something: what a reset puts back. */
  readonly parts: Readonly<Record<ResetPart | 'coverage', Stateful>>;
  readonly holdings: Holdings;
  readonly #snapshots = new Map<string, SandboxSnapshot>();
  readonly #empty: StoreSnapshot;
  readonly #freshRandom: RandomState;
  #seed: SandboxSnapshot;

  /** `store` becomes the sandbox's own; what is in it is the seed, `empty` a moment when nothing was. */
  constructor(options: SandboxOptions, store: Store, empty: StoreSnapshot) {
    const { site, contract, auth, randomSeed, now } = options;
    const holdings = options.holdings ?? new Holdings(limitsOf());
    if (!options.holdings) holdings.watch(() => [this]);
    const { limits, journals: budget } = holdings;
    const admit: Admit = (kind, more) => holdings.admit(kind, more, this);
    const clock = createClock(now === undefined ? {} : { now });
    const random = createRandom(randomSeed);
    const urls = site.urls(contract.takesExampleLinks);
    this.site = site;
    const texts = new RowTexts(store);
    this.world = { store, clock, random, contract, auth, actors, urls, texts };
    store.admitBy((number, bytes) => admit('rows', { number, bytes }));
    this.holdings = holdings;
    this.journal = new Journal({
      ...{ capacity: limits.journal, maxBytes: limits.journalBytes },
      budget,
    });
    this.waiters = new Waiters(admit);
    this.faults = new Faults(site.operations, admit);
    this.coverage = new Coverage(site.operations);
    this.delay = createDelay(options.delayMs, this.world);
    this.#empty = empty;
    this.#freshRandom = random.state();
    this.#seed = this.snapshot();
    this.parts = {
      state: { reset: () => this.#put(this.#seed) },
      journal: this.journal,
      faults: this.faults,
      clock,
      coverage: this.coverage,
    };
  }

  /** Answers a request of the API, and writes it down. */
  handle(request: Request): Reply | Promise<Reply> {
    return answerRequest(request, this);
  }

  /**
   * Puts documents in the place of the state, or adds them to it. A replaced state starts with fresh chance, so that the
   * same world and the same requests give the same bytes. Changes nothing when there are problems, nor when it throws.
   * A replaced state ends what is in flight.
   */
  load(documents: readonly FixtureSource[], mode: 'replace' | 'add'): readonly FixtureProblem[] {
    const before = this.snapshot();
    const { store, random, clock } = this.world;
    if (mode === 'replace') this.#put({ store: this.#empty, random: this.#freshRandom });
    let isLoaded = false;
    try {
      const problems = loadFixtures(documents, { store, clock, random });
      isLoaded = problems.length === 0;
      return problems;
    } finally {
      if (!isLoaded) this.#put(before);
      else if (mode === 'replace') this.inFlight.end('seed');
    }
  }

  /** Makes the present state the one that `reset` comes back to. */
  keepAsSeed(): void {
    this.#seed = this.snapshot();
  }

  /**
   * Back to the start in everything but what is kept. Named snapshots stay, and coverage adds up over resets. Whatever is
   * kept, requests in flight are ended first.
   */
  reset(keep: readonly ResetPart[] = []): void {
    this.inFlight.end('reset');
    for (const part of RESET_PARTS) if (!keep.includes(part)) this.parts[part].reset();
  }

  snapshot(): SandboxSnapshot {
    return { store: this.world.store.snapshot(), random: this.world.random.state() };
  }

  /** Back to that moment; ends what is in flight. */
  restore(snapshot: SandboxSnapshot): void {
    this.inFlight.end('restore');
    this.#put(snapshot);
  }

  #put({ store, random }: SandboxSnapshot): void {
    this.world.store.restore(store);
    this.world.random.restore(random);
  }

  /** Remembered states by name. */
  get snapshots(): ReadonlyMap<string, SandboxSnapshot> {
    return this.#snapshots;
  }

  /** Remembers the state under a name. @throws LimitError for a name that is too long, or one snapshot too many */
  remember(name: string): void {
    if (name.length > MAX_SNAPSHOT_NAME) {
      const length = `has ${name.length} characters, and must have ${MAX_SNAPSHOT_NAME} at most`;
      throw new LimitError(413, `The name of a snapshot ${length}.`);
    }
    if (!this.#snapshots.has(name)) this.holdings.admit('snapshots', { number: 1, bytes: 0 }, this);
    this.#snapshots.set(name, this.snapshot());
  }

  /** False for a name under which nothing is remembered. */
  forget(name: string): boolean {
    return this.#snapshots.delete(name);
  }

  /** All states that are kept: the present one, the seed, and the remembered ones unless they are left out. */
  states({ snapshots }: { readonly snapshots: boolean }): readonly StoreSnapshot[] {
    const remembered = snapshots ? [...this.#snapshots.values()] : [];
    return [this.world.store.snapshot(), this.#seed.store, ...remembered.map(({ store }) => store)];
  }

  /** The state as a fixture document that loads again. */
  state(): Record<string, unknown> {
    return exportFixtures(this.world.store);
  }

  /** The same of this moment, to be written by `jsonPieces`. */
  stateToWrite(): Readonly<Record<string, unknown>> {
    return documentToWrite(this.world.store);
  }

  /** A store of its own with the seed in it, and the moment when nothing was: what a new sandbox is made of. */
  seedStore(): readonly [store: Store, empty: StoreSnapshot] {
    const store = this.world.store.fork();
    store.restore(this.#seed.store);
    return [store, this.#empty];
  }
}
