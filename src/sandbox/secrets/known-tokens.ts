/**
 * Which words are tokens: those of the users of the present state, and those that went, or that a request has sent though they
 * are nobody's, since the oldest request that is kept, which may have sent them too. A state is put in the place of another far
 * less often than a text is looked through.
 */
import type { TokenWatch } from '../../waldur/site/users.ts';
import type { World } from '../../waldur/site/world.ts';
import { LEAST_TOKEN, LONGEST_TOKEN, wordsOf } from './known-words.ts';

/** Most tokens that are remembered when they are gone: those that went last. A megabyte or so. */
const MOST_GONE = 10_000;

const LEAST_RANDOM = 16;
const UUID = /^[\da-f]{8}(-?[\da-f]{4}){3}-?[\da-f]{12}$/i;

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
  readonly #byHead = new Map<string, Set<string>>();
  /** Made when a state is first put in the place of another. */
  #watch: TokenWatch | undefined;

  constructor(sandbox: Known) {
    this.#sandbox = sandbox;
  }

  /** The longest token that begins at a place of a text, of a length that tells it from a common word. */
  readonly at = (text: string, from: number, to: number): string | undefined => {
    const { actors, store } = this.#sandbox.world;
    const mayBegin = actors.mayBeginToken(text, from, store);
    // At nearly every place there is none: that is to be found out with no text made for it.
    if (!mayBegin && this.#byHead.size === 0) return undefined;
    const rest = text.slice(from, Math.min(from + LONGEST_TOKEN, to));
    const present = mayBegin ? actors.tokenAt(rest, LEAST_TOKEN, store) : undefined;
    return longer(present, this.#goneAt(rest));
  };

  /** The state is about to be another one; what comes back is to be called when it is, and calls `done`. */
  changing(done: () => void): () => void {
    const { actors, store } = this.#sandbox.world;
    this.#watch ??= actors.watchTokens(store);
    this.#watch.look();
    return () => {
      const gone = this.#watch?.gone() ?? [];
      if (gone.length > 0) this.#note(gone);
      done();
    };
  }

  /** A request has sent these credentials, which are no user's: maybe those of a real server. */
  readonly sent = (credentials: string): void => {
    const words = wordsOf(credentials.split(/[\s,;]+/)).filter(isRandom);
    if (words.length > 0) this.#note(words);
  };

  #note(tokens: readonly string[]): void {
    const { journal } = this.#sandbox;
    for (const token of tokens.slice(-MOST_GONE)) {
      this.#forget(token);
      this.#remember(token, journal.last);
    }
    for (const [token, last] of this.#gone) {
      if (this.#gone.size <= MOST_GONE && journal.holds(last)) break;
      this.#forget(token);
    }
  }

  #remember(token: string, last: number): void {
    this.#gone.set(token, last);
    if (token.length < LEAST_TOKEN) return;
    const head = token.slice(0, LEAST_TOKEN);
    this.#byHead.set(head, (this.#byHead.get(head) ?? new Set()).add(token));
  }

  #forget(token: string): void {
    const head = token.slice(0, LEAST_TOKEN);
    const alike = this.#byHead.get(head);
    this.#gone.delete(token);
    alike?.delete(token);
    if (alike?.size === 0) this.#byHead.delete(head);
  }

  #goneAt(text: string): string | undefined {
    if (this.#byHead.size === 0) return undefined;
    const tokens = this.#byHead.get(text.slice(0, LEAST_TOKEN));
    return (
      tokens && [...tokens].filter((token) => text.startsWith(token)).reduce(longer, undefined)
    );
  }
}

/** What nobody writes for anything else: a test may well send a shorter word, or the uuid of a row. */
function isRandom(word: string): boolean {
  if (word.length < LEAST_RANDOM || word.length > LONGEST_TOKEN) return false;
  return /[a-z]/i.test(word) && /\d/.test(word) && !UUID.test(word);
}

function longer(one: string | undefined, other: string | undefined): string | undefined {
  return (one?.length ?? 0) >= (other?.length ?? 0) ? one : other;
}
