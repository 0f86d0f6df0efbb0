/** Which assertions of a test nobody waited for: with a server that is asked over HTTP, such a one asserts nothing. */

/** An assertion, as it is told where its `await` is missing. */
export interface Claim {
  /** `expect(server).toHaveReceived("payments_create")`. */
  readonly call: string;
  /** Made where the test called it. */
  readonly place: Error;
}

/** What is known of an assertion that is under way. */
interface Watch extends Claim {
  /** How often somebody has waited for it, or for what came of that. */
  steps: number;
  /** What the runner hands to the test. */
  handed: Promise<unknown>;
}

/** The assertions of the tests of a file, from one look to the next. */
export class Assertions {
  readonly #runnerSteps: number;
  #watches: Watch[] = [];

  /** `runnerSteps`: how often the runner itself waits for an assertion before it hands it to the test. */
  constructor(runnerSteps: number) {
    this.#runnerSteps = runnerSteps;
  }

  /** The same judgement, as one that notices who waits for it. */
  watch<T>(judging: Promise<T>, claim: Claim): Promise<T> {
    const watch: Watch = { ...claim, steps: 0, handed: quiet(judging) };
    this.#watches.push(watch);
    return Watched.over(judging, (handed) => {
      watch.steps += 1;
      if (watch.steps <= this.#runnerSteps) watch.handed = quiet(handed);
    });
  }

  /** How often somebody has waited for the newest one. */
  get steps(): number {
    return this.#watches.at(-1)?.steps ?? 0;
  }

  /** Forgets all, and waits for those for which the test has not. @throws Error that names each of these and its line */
  async settle(): Promise<void> {
    const forgotten = this.#watches.filter(({ steps }) => steps <= this.#runnerSteps);
    this.#watches = [];
    if (forgotten.length === 0) return;
    const told = await Promise.all(forgotten.map(textOf));
    const error = new Error(told.join('\n\n'));
    error.stack = `${error.name}: ${error.message}\n${forgotten.map(({ place }) => framesOf(place)).join('\n')}`;
    throw error;
  }
}

/** A promise that tells of every `then`, also of the promises that come of it: `await` makes one too. */
class Watched<T> extends Promise<T> {
  #onThen: ((next: Promise<unknown>) => void) | undefined;

  static over<T>(promise: Promise<T>, onThen: (next: Promise<unknown>) => void): Watched<T> {
    const watched = new Watched<T>((resolve, reject) => void promise.then(resolve, reject));
    quiet(watched).#onThen = onThen;
    return watched;
  }

  // biome-ignore lint/suspicious/noThenProperty: that somebody waits is what there is to be noticed
  override then<A = T, B = never>(
    onFulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    const next = super.then(onFulfilled, onRejected);
    const onThen = this.#onThen;
    if (onThen) {
      // In this order: what is done to it on being told is nobody's waiting.
      onThen(next);
      if (next instanceof Watched) next.#onThen = onThen;
    }
    return next;
  }
}

/** The same promise, one whose rejection nobody has to handle: `settle` tells of it, with the test that it belongs to. */
function quiet<P extends Promise<unknown>>(promise: P): P {
  promise.catch(() => undefined);
  return promise;
}

async function textOf({ call, handed, place }: Watch): Promise<string> {
  const outcome = await handed.then(
    () => 'It passes.',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  const [line = ''] = framesOf(place).split('\n', 1);
  return [
    `await is missing: ${call}`,
    line.trim(),
    'The server is asked over HTTP, and the test did not wait for its answer.',
    '',
    outcome,
  ].join('\n');
}

/** The lines of a stack that are the test's own. */
function framesOf({ stack = '' }: Error): string {
  const frames = stack.split('\n').filter((line) => line.startsWith('    at '));
  const own = frames.filter((line) => !/[\\/]node_modules[\\/]|\bnode:/.test(line));
  return (own.length > 0 ? own : frames).join('\n');
}
