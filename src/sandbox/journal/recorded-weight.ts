/** What a request takes of the memory that a journal may have. */
import type { Stamp } from '../../values/clock.ts';
import { type Keeper, type Scene, UNTOLD_BYTES } from './keeper.ts';
import { RecordedMeeting } from './recorded-meeting.ts';

export class RecordedWeight extends RecordedMeeting {
  readonly sequence: number;
  /** Undefined where nothing is kept. */
  readonly #keeper: Keeper | undefined;
  #bytes = 0;
  #untold = 0;

  constructor(sequence: number, scene: Scene, stamp: Stamp, keeper: Keeper | undefined) {
    super(scene, stamp);
    this.sequence = sequence;
    this.#keeper = keeper;
  }

  /** It holds so many bytes from the start. */
  protected startAt(bytes: number): void {
    this.#bytes = bytes;
  }

  /** It holds so many bytes more, which whoever has read it has not seen. */
  grow(bytes: number): void {
    this.changed();
    this.#untold += bytes;
    if (this.#untold > UNTOLD_BYTES || this.isOver) this.tell();
  }

  protected tell(): void {
    const bytes = this.#untold;
    this.#untold = 0;
    this.#bytes += bytes;
    if (bytes > 0) this.#keeper?.grow(this, bytes);
  }

  /** About how many bytes of memory it holds, as far as the journal was told. */
  get bytes(): number {
    return this.#bytes;
  }
}
