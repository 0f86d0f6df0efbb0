/** Where a request came to, as the journal keeps it: when, the sandbox, and the state that it met there. */
import type { Received } from '../../drf/ending.ts';
import type { StoreSnapshot } from '../../store/store.ts';
import type { Stamp } from '../../values/clock.ts';
import type { HeldState } from '../held-states.ts';
import type { Scene } from './keeper.ts';
import { type Loss, RecordedEnding } from './recorded-ending.ts';

export class RecordedMeeting extends RecordedEnding {
  protected readonly scene: Scene;
  protected readonly stamp: Stamp;
  #met: HeldState | undefined;
  #isOutside = false;

  constructor(scene: Scene, stamp: Stamp) {
    super();
    this.stamp = stamp;
    this.scene = scene;
  }

  /** The name of the sandbox. */
  get sandbox(): string {
    return this.scene.sandbox;
  }

  /** When it came in, by the sandbox's clock. */
  get at(): string {
    return this.stamp.at();
  }

  /**
   * The state of the moment when nothing came between it and what was done any more; undefined where it is no longer held,
   * and before there was one.
   */
  get met(): StoreSnapshot | undefined {
    return this.#met?.snapshot;
  }

  /** It was refused before it came to any state. */
  stayOutside(): void {
    this.#isOutside = true;
  }

  /** It has come further, and is not done yet; so many bytes of its body are about to come in. */
  protected meet(bytes = 0): void {
    const { states } = this.scene;
    this.#met = states?.now();
    if (bytes > 0) states?.weigh(bytes);
  }

  override end(status: number | null, received: Received, lost: Loss | null): void {
    if (this.isOver) return;
    super.end(status, received, lost);
    if (!(this.#met || this.#isOutside)) this.meet();
  }
}
