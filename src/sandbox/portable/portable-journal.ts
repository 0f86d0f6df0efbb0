/** The journal as others read it: one request of it, an archive of HTTP, and a file of Pact. */
import type { TellChange } from '../events/changes.ts';
import type { JournalEntry } from '../journal/entry.ts';
import { Journal } from '../journal/journal.ts';
import type { JournalOptions } from '../journal/journal-options.ts';
import { Listeners } from '../journal/listeners.ts';
import type { RecordedRequest } from '../journal/recorded-request.ts';
import type { RequestPattern } from '../journal/request-pattern.ts';
import { harLike } from './har.ts';
import type { HarDocument } from './har-document.ts';
import type { InteractionMaker } from './interaction-maker.ts';
import type { PactDocument, PactInteraction, PactNames } from './pact-document.ts';
import { pactOf } from './pact-file.ts';

export class PortableJournal extends Journal {
  readonly #operations: JournalOptions['operations'];
  readonly #maker: () => InteractionMaker;
  readonly #changed: TellChange;
  readonly #ends = new Listeners<RecordedRequest>();

  /** `maker` is asked for once it is needed. */
  constructor(options: JournalOptions, maker: () => InteractionMaker, changed: TellChange) {
    super(options);
    this.#changed = changed;
    this.#operations = options.operations;
    this.#maker = maker;
  }

  /** The one of a sequence, answered or not; undefined where it is forgotten, or still to come. */
  entry(sequence: number): JournalEntry | undefined {
    const { oldest } = this.queue;
    return oldest && this.queue.at(sequence - oldest.sequence)?.entry();
  }

  /**
   * What is recorded, or what of it is like a pattern, as an HTTP archive (HAR 1.2): browsers' developer tools open it.
   * @throws ProblemError with all that is wrong with the pattern
   */
  har(pattern: RequestPattern = {}): HarDocument {
    return harLike(pattern, this.entries(), this.#operations?.());
  }

  /**
   * What a client has used, as a file of Pact (V4): an interaction for each distinct request and answer. Answers of
   * faults, stubs and the upstream, aborted requests and preflights are no part of it. @throws ProblemError for names that are none
   */
  pact(names: PactNames): PactDocument {
    const maker = this.#maker();
    const interactions = this.queue.items().flatMap((each) => maker(each, each.met) ?? []);
    return pactOf(names, interactions);
  }

  /**
   * Called with each request that is over: what it gives makes an interaction of it, or nothing. The later it is called, the
   * more has come in of a body that nobody waited for.
   */
  eachEnd(told: (make: () => PactInteraction | undefined) => void): () => void {
    return this.#ends.add((recorded) => {
      // A reset forgets the states that it ends.
      const snapshot = recorded.met;
      const maker = this.#maker();
      told(() => maker(recorded, snapshot));
    });
  }

  override clear(): void {
    super.clear();
    this.#changed('journal');
  }

  protected override ended(recorded: RecordedRequest): void {
    this.#ends.tell(() => recorded);
  }
}
