/** The unit that owns all state. What can be done with it, `admin/routes.ts` and `capabilities.ts` have tables of. */
import type { Reply } from '../drf/reply.ts';
import type { Request } from '../drf/request.ts';
import { documentToWrite, exportFixtures } from '../fixtures/export-fixtures.ts';
import {
  type FixtureDocument,
  type FixtureProblem,
  type FixtureSource,
  loadFixtures,
} from '../fixtures/load-fixtures.ts';
import type { Store, StoreSnapshot } from '../store/store.ts';
import { lazyOf } from '../values/lazy.ts';
import { type Admit, limitsOf } from '../values/limits.ts';
import type { Site } from '../waldur/site/site.ts';
import type { World } from '../waldur/site/world.ts';
import { answerRequest } from './answer-request.ts';
import { namesOf } from './callers.ts';
import { RESET_PARTS, type ResetPart, type Stateful } from './client-side.ts';
import { Coverage } from './coverage/coverage.ts';
import { createDelay, type Delay } from './delay.ts';
import { Changes } from './events/changes.ts';
import { Faults } from './faults/faults.ts';
import { HeldStates, STATES_SHARE } from './held-states.ts';
import { Holdings } from './holdings.ts';
import { InFlight } from './in-flight.ts';
import { Waiters } from './journal/wait.ts';
import { interactionMaker } from './portable/interaction-maker.ts';
import { PortableJournal } from './portable/portable-journal.ts';
import type { SandboxOptions } from './sandbox-options.ts';
import { KnownTokens } from './secrets/known-tokens.ts';
import { type Secrets, secretsOf } from './secrets/secrets.ts';
import { Served } from './served.ts';
import { type Moment, type Seed, Snapshots } from './snapshots.ts';
import { Stubs } from './stubs.ts';
import { Tables } from './tables/tables.ts';

export class Sandbox {
  readonly served: Served;
  readonly journal: PortableJournal;
  readonly waiters: Waiters;
  readonly faults: Faults;
  readonly stubs = new Stubs(this);
  readonly coverage: Coverage;
  readonly snapshots: Snapshots;
  readonly tables: Tables;
  readonly inFlight = new InFlight();
  readonly changes = new Changes();
  readonly delay: Delay | undefined;
  /** Everything that remembers something: what a reset puts back. */
  readonly parts: Readonly<Record<ResetPart | 'coverage', Stateful>>;
  readonly holdings: Holdings;
  /** What is told of requests goes through it. */
  readonly secrets: Secrets;
  readonly #empty: Moment;
  #seed: Seed;
  readonly #states: HeldStates;
  readonly #tokens = new KnownTokens(this);

  /** `store` becomes the sandbox's own; what is in it is the seed, `empty` a moment when nothing was. */
  constructor(options: SandboxOptions, store: Store, empty: StoreSnapshot, seedName?: string) {
    const { tell } = this.changes;
    this.served = new Served(options, store, tell);
    const { clock, random, languages } = this.world;
    const holdings = options.holdings ?? new Holdings(limitsOf());
    if (!options.holdings) holdings.watch(() => [this]);
    const { limits, journals: budget } = holdings;
    const admit: Admit = (kind, more) => holdings.admit(kind, more, this);
    store.admitBy((number, bytes) => admit('rows', { number, bytes }));
    this.secrets = secretsOf(options, this.#tokens);
    const { journal: capacity, journalBytes: maxBytes } = limits;
    this.#states = new HeldStates(store, () => this.#seed.store, maxBytes * STATES_SHARE);
    const kept = { states: this.#states, ...namesOf(this), capacity, maxBytes, budget };
    const present = () => this.world.contract;
    const maker = lazyOf(present, (contract) => interactionMaker(contract, this));
    this.journal = new PortableJournal({ secrets: this.secrets, ...kept }, maker, tell);
    this.waiters = new Waiters(admit);
    this.faults = new Faults(this.served, admit, languages, tell, this.secrets);
    this.coverage = new Coverage(() => this.operations);
    this.delay = createDelay(options.delayMs, this.world);
    [this.#empty, this.holdings] = [{ store: empty, random: random.state() }, holdings];
    this.#seed = { ...this.present(), name: seedName };
    this.snapshots = new Snapshots(() => this.present(), admit, tell);
    this.tables = new Tables(this.world, () => this.#seed.store, this.#states, this.#changing);
    const state = { reset: () => this.#put(this.#seed, true) };
    const { journal, faults, coverage, served: contract } = this;
    this.parts = { state, journal, faults, clock, coverage, contract };
  }

  get world(): World {
    return this.served.world;
  }

  get site(): Site {
    return this.served.site;
  }

  /** What its API can be asked for. */
  get operations(): Site['operations'] {
    return this.served.operations;
  }

  /** Answers a request of the API, and writes it down. */
  handle(request: Request): Reply | Promise<Reply> {
    return answerRequest(request, this);
  }

  /**
   * Puts documents in the place of the state, or adds them to it. A replaced state starts with fresh chance, so that the same
   * world and requests give the same bytes, and ends what is in flight. Changes nothing where there are problems or it throws.
   */
  load(documents: readonly FixtureSource[], mode: 'replace' | 'add'): readonly FixtureProblem[] {
    const before = this.present();
    const changed = this.#changing();
    const { store, random, clock } = this.world;
    if (mode === 'replace') this.#put(this.#empty);
    let isLoaded = false;
    try {
      const problems = loadFixtures(documents, { store, clock, random });
      isLoaded = problems.length === 0;
      return problems;
    } finally {
      if (!isLoaded) this.#put(before);
      else if (mode === 'replace') this.inFlight.end('seed');
      if (isLoaded) changed();
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

  /** Back to the start in all but what is kept, once requests in flight are ended. Snapshots stay, and coverage adds up. */
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
    this.#put(moment, true);
  }

  #put({ store, random }: Moment, isTold = false): void {
    const { world } = this;
    const changed = isTold ? this.#changing() : undefined;
    this.#states.weighRows();
    world.store.restore(store);
    world.random.restore(random);
    changed?.();
  }

  /** Before the state becomes another one; what comes back is called when it is. */
  readonly #changing = () => this.#tokens.changing(this.#changed);
  readonly #changed = () => this.changes.tell('state');

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
    return documentToWrite(moment ? this.world.store.fork(moment.store) : this.world.store);
  }

  /** A store of its own with the seed in it, and the moment when nothing was: what a new sandbox is made of. */
  seedStore(): readonly [store: Store, empty: StoreSnapshot, seedName: string | undefined] {
    return [this.world.store.fork(this.#seed.store), this.#empty.store, this.#seed.name];
  }
}
