/**
 * Which words are tokens of users: those of the present state, and those that went since the oldest request that is kept, which
 * may have sent them. A state is put in the place of another far less often than a text is looked through.
 */
import type { World } from '../../waldur/site/world.ts';
import { LEAST_TOKEN } from './known-words.ts';

/** Most tokens that are remembered when they are gone: those that went last. A megabyte or so. */
const MOST_GONE = 10_000;

/** What it has to know of a sandbox. */
interface Known {
  readonly world: Pick<World, 'actors' | 'store'>;
  readonly journal: { readonly last: number; readonly holds: (sequence: number) => boolean };
}

export class KnownTokens {
  readonly #sandbox: Known;
  /** With the last request that may have sent it, in the order of those. */
  readonly #gone = new Map<string, number>();
  /** The same tokens by what they begin with. */
  #byHead: Map<string, string[]> | undefined;

  constructor(sandbox: Known) {
    this.#sandbox = sandbox;
  }

  /** The longest token that a text begins with, of a length that tells it from a common word. */
  readonly at = (text: string): string | undefined => {
    const { actors, store } = this.#sandbox.world;
    return longer(actors.tokenAt(text, LEAST_TOKEN, store), this.#goneAt(text));
  };

  /** The state is about to be another one; what comes back is to be called when it is, and calls `done`. */
  changing(done: () => void): () => void {
    const { actors, store } = this.#sandbox.world;
    const gone = actors.watchTokens(store);
    return () => {
      this.#note(gone());
      done();
    };
  }

  #note(tokens: readonly string[]): void {
    if (tokens.length === 0) return;
    const { journal } = this.#sandbox;
    this.#byHead = undefined;
    for (const token of tokens.slice(-MOST_GONE)) {
      this.#gone.delete(token);
      this.#gone.set(token, journal.last);
    }
    for (const [token, last] of this.#gone) {
      if (this.#gone.size <= MOST_GONE && journal.holds(last)) break;
      this.#gone.delete(token);
    }
  }

  #goneAt(text: string): string | undefined {
    if (this.#gone.size === 0) return undefined;
    this.#byHead ??= byHead(this.#gone.keys());
    const tokens = this.#byHead.get(text.slice(0, LEAST_TOKEN)) ?? [];
    return tokens.filter((token) => text.startsWith(token)).reduce(longer, undefined);
  }
}

function byHead(tokens: Iterable<string>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.length < LEAST_TOKEN) continue;
    const head = token.slice(0, LEAST_TOKEN);
    const known = found.get(head);
    if (known) known.push(token);
    else found.set(head, [token]);
  }
  return found;
}

function longer(one: string | undefined, other: string | undefined): string | undefined {
  return (one?.length ?? 0) >= (other?.length ?? 0) ? one : other;
}
