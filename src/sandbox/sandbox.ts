/**
 * The unit that owns all state, and all that can be done with it. The control plane (`admin/routes.ts`), the library and its
 * helpers (`capabilities.ts`) are tables over it. What is new gets a file beside this one, a member here, and a row there.
 */
import { Languages } from '../drf/language/languages.ts';
import type { Reply } from '../drf/reply.ts';
import type { Request } from '../drf/request.ts';
import { documentToWrite, exportFixtures } from '../fixtures/export-fixtures.ts';
import {
  type FixtureDocument,
  type FixtureProblem,
  type FixtureSource,
  loadFixtures,
} from '../fixtures/load-fixtures.ts';
import { actors } from '../resources/index.ts';
import type { Store, StoreSnapshot } from '../store/store.ts';
import { createClock } from '../values/clock.ts';
import { type Admit, limitsOf } from '../values/limits.ts';
import { createRandom, type RandomState } from '../values/random.ts';
import type { Site } from '../waldur/site/site.ts';
import type { World } from '../waldur/site/world.ts';
import { RowTexts } from '../waldur/view-set/row-texts.ts';
import { answerRequest } from './answer-request.ts';
import { RESET_PARTS, type ResetPart } from './client-side.ts';
import { Coverage } from './coverage/coverage.ts';
import { createDelay, type Delay } from './delay.ts';
import { Faults } from './faults/faults.ts';
import { HeldStates, STATES_SHARE } from './held-states.ts';
import { Holdings } from './holdings.ts';
import { InFlight } from './in-flight.ts';
import { Waiters } from './journal/wait.ts';
import { interactionMaker } from './portable/interaction-maker.ts';
import { PortableJournal } from './portable/portable-journal.ts';
import type { SandboxOptions } from './sandbox-options.ts';
import { OpenSecrets, Secrets } from './secrets/secrets.ts';
import { type Moment, type Seed, Snapshots } from './snapshots.ts';

export type { SandboxOptions } from './sandbox-options.ts';

/** What every part of a sandbox that remembers something has to offer, so that a reset is complete. */
interface Stateful {
  reset(): void;
}

export class Sandbox {
  readonly world: World;
  readonly site: Site;
  readonly journal: PortableJournal;
  readonly waiters: Waiters;
  readonly faults: Faults;
  readonly coverage: Coverage;
  readonly snapshots: Snapshots;
  readonly inFlight = new InFlight();
  readonly delay: Delay | undefined;
  /** Everything that remembers something: what a reset puts back. */
  readonly parts: Readonly<Record<ResetPart | 'coverage', Stateful>>;
  readonly holdings: Holdings;
  /** What is told of requests goes through it. */
  readonly secrets: Secrets;
  readonly #empty: StoreSnapshot;
  readonly #freshRandom: RandomState;
  #seed: Seed;
  readonly #states: HeldStates;

  /** `store` becomes the sandbox's own; what is in it is the seed, `empty` a moment when nothing was. */
  constructor(options: SandboxOptions, store: Store, empty: StoreSnapshot, seedName?: string) {
    const { site, contract, auth, randomSeed, now } = options;
    const holdings = options.holdings ?? new Holdings(limitsOf());
    if (!options.holdings) holdings.watch(() => [this]);
    const { limits, journals: budget } = holdings;
    const admit: Admit = (kind, more) => holdings.admit(kind, more, this);
    const clock = createClock(now === undefined ? {} : { now });
    const random = createRandom(randomSeed);
    const urls = site.urls(contract);
    const [texts, languages] = [new RowTexts(store), new Languages()];
    this.world = { store, clock, random, contract, auth, actors, urls, texts, languages };
    store.admitBy((number, bytes) => admit('rows', { number, bytes }));
    [this.site, this.holdings] = [site, holdings];
    const operations = () => site.operations;
    const ids = () => site.operations.map(({ id }) => id);
    const isToken = (word: string): boolean => actors.byToken(word, store) !== undefined;
    this.secrets = options.showSecrets ? new OpenSecrets() : new Secrets(isToken);
    const maxBytes = limits.journalBytes;
    this.#states = new HeldStates(() => [store, this.#seed.store], maxBytes * STATES_SHARE);
    const kept = { secrets: this.secrets, states: this.#states, operations: ids, budget };
    const most = { capacity: limits.journal, maxBytes };
    const maker = () => interactionMaker(contract, this);
    this.journal = new PortableJournal({ ...kept, ...most }, maker);
    this.waiters = new Waiters(admit);
    this.faults = new Faults(site, admit, languages);
    this.coverage = new Coverage(operations);
    this.delay = createDelay(options.delayMs, this.world);
    this.#empty = empty;
    this.#freshRandom = random.state();
    this.#seed = { ...this.present(), name: seedName };
    this.snapshots = new Snapshots(() => this.present(), admit);
    const { journal, faults, coverage } = this;
    const state = { reset: () => this.#put(this.#seed) };
    this.parts = { state, journal, faults, clock, coverage };
  }

  /** What its API can be asked for. */
  get operations(): Site['operations'] {
    return this.site.operations;
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
    const before = this.present();
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

  /** The same for documents that come in while the server runs; `pointer` is where they stand. @throws LimitError too */
  loadGiven(
    documents: readonly FixtureDocument[],
    mode: 'replace' | 'add',
    pointer = '',
  ): readonly FixtureProblem[] {
    this.holdings.admitGenerated(documents, pointer);
    return this.load(documents, mode);
  }

  /** Makes the present state the one that `reset` comes back to. `name` is that of a shipped world that it is, or a scenario. */
  keepAsSeed(name?: string): void {
    this.#seed = { ...this.present(), name };
  }

  /** What `reset` comes back to. */
  get seed(): Seed {
    return this.#seed;
  }

  /**
   * Back to the start in everything but what is kept. Named snapshots stay, and coverage adds up over resets. Whatever is
   * kept, requests in flight are ended first.
   */
  reset(keep: readonly ResetPart[] = []): void {
    this.inFlight.end('reset');
    for (const part of RESET_PARTS) if (!keep.includes(part)) this.parts[part].reset();
  }

  /** The state of this moment. */
  present(): Moment {
    return { store: this.world.store.snapshot(), random: this.world.random.state() };
  }

  /** Back to that moment; ends what is in flight. */
  restore(moment: Moment): void {
    this.inFlight.end('restore');
    this.#put(moment);
  }

  #put({ store, random }: Moment): void {
    this.#states.weighRows(this.world.store.count());
    this.world.store.restore(store);
    this.world.random.restore(random);
  }

  /** All states that are kept: the present one, the seed, and the remembered ones unless they are left out. */
  states({ snapshots }: { readonly snapshots: boolean }): readonly StoreSnapshot[] {
    const remembered = snapshots ? this.snapshots.moments() : [];
    return [this.present().store, this.#seed.store, ...remembered.map(({ store }) => store)];
  }

  /** The state as a fixture document that loads again. */
  state(): ReturnType<typeof exportFixtures> {
    return exportFixtures(this.world.store);
  }

  /** The same of this moment or of another one, to be written by `jsonPieces`: it stays as it is, whatever happens meanwhile. */
  stateToWrite(moment?: Moment): Readonly<Record<string, unknown>> {
    const { store } = this.world;
    return documentToWrite(moment ? store.fork(moment.store) : store);
  }

  /** A store of its own with the seed in it, and the moment when nothing was: what a new sandbox is made of. */
  seedStore(): readonly [store: Store, empty: StoreSnapshot, seedName: string | undefined] {
    const { store, name } = this.#seed;
    return [this.world.store.fork(store), this.#empty, name];
  }
}
