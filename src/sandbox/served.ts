/** What a sandbox serves: the API as its contract has it, and the world that requests of it are handed. */
import { Languages } from '../drf/language/languages.ts';
import type { Operation } from '../drf/operation.ts';
import { actors, siteOf } from '../resources/index.ts';
import type { Store } from '../store/store.ts';
import { createClock } from '../values/clock.ts';
import { createRandom } from '../values/random.ts';
import type { Contract } from '../waldur/contract.ts';
import type { Site } from '../waldur/site/site.ts';
import type { World } from '../waldur/site/world.ts';
import { RowTexts } from '../waldur/view-set/row-texts.ts';
import type { TellChange } from './events/changes.ts';
import { toldClock } from './events/told-clock.ts';
import type { SandboxOptions } from './sandbox-options.ts';

/** A request has the site and the world of the moment when it came in, whatever comes in their place. */
export class Served {
  readonly #first: { readonly site: Site; readonly world: World };
  readonly #changed: TellChange;
  #site: Site;
  #world: World;

  constructor(options: SandboxOptions, store: Store, changed: TellChange) {
    const { site, contract, auth, randomSeed, now, upstream } = options;
    const clock = toldClock(createClock(now === undefined ? {} : { now }), changed);
    this.#changed = changed;
    const random = createRandom(randomSeed);
    const [texts, languages] = [new RowTexts(store), new Languages()];
    const urls = site.urls(contract);
    const own = { store, clock, random, contract, auth, upstream };
    const world = { ...own, actors, urls, texts, languages };
    this.#first = { site, world };
    [this.#site, this.#world] = [site, world];
  }

  get site(): Site {
    return this.#site;
  }

  get world(): World {
    return this.#world;
  }

  get operations(): Site['operations'] {
    return this.#site.operations;
  }

  allowOf(operation: Operation): string {
    return this.#site.allowOf(operation);
  }

  /** From now on it is that contract, until a reset puts the first one back. */
  answerBy(contract: Contract): void {
    const site = siteOf(contract);
    const texts = new RowTexts(this.#world.store);
    this.#site = site;
    this.#world = { ...this.#world, contract, texts, urls: site.urls(contract) };
    this.#changed('contract');
  }

  /** The contract is the one that it began with. */
  reset(): void {
    if (this.#world !== this.#first.world) {
      [this.#site, this.#world] = [this.#first.site, this.#first.world];
      this.#changed('contract');
    }
  }
}
