/**
 * Tells of most patterns, from their form alone and at once, that they are linear; the checker needs seconds for some of them. A
 * way through a pattern that is tried from every place may have no loop but a last one, after which nothing can fail. A way that is
 * tried once (`^`, or the flag `y`) may have loops that can be left at one place alone, and then one that can be left anywhere.
 * All else is left to the checker: a loop over more than one character, a look around, a reference back, a property of Unicode.
 */

interface Part {
  /** What it begins with, as a pattern, where that is told. */
  readonly first?: string | undefined;
  readonly isEmpty: boolean;
  readonly edge?: string;
  readonly isOne?: boolean;
  readonly repeats: boolean;
  readonly loops: boolean;
  /** It ends with, or has, a loop that can be left at many places. */
  readonly free: boolean;
  readonly loopsAfterFree: boolean;
  /** It has a loop after which something can fail. */
  readonly inner: boolean;
  readonly begins?: boolean;
}

const NOTHING = {
  ...{ isEmpty: false, repeats: false, loops: false },
  ...{ free: false, loopsAfterFree: false, inner: false },
} satisfies Part;
const QUANTIFIER = /[*+?]\??|\{(\d+)(,(\d*))?\}\??/y;
const GROUP = /\((?:\?:|\?<[a-z]\w*>|(?!\?))/iy;
const CHARACTER =
  /\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|[dswnrtfv0]|[^\w\s])|\[(?:[^\\\]]|\\[^p])*\]|[^\\[()|*+?^$]/iy;
const EDGE = /[$^]|\\b/iy;
/** What repeats, and stands in more rounds than that, is left to the checker. */
const FEW = 9;

class NotTold extends Error {}

/** False where its form does not tell, whether it is linear or not. */
export function isPlainlyLinear(source: string, flags: string): boolean {
  if (flags.includes('v') || /[\ud800-\udfff]|\\u\{/.test(source)) return false;
  try {
    const reader = new Reader(source, flags);
    const ways = reader.ways();
    return reader.isAtEnd() && ways.every((way) => isLinear(way, flags));
  } catch (error) {
    if (error instanceof NotTold) return false;
    throw error;
  }
}

function isLinear(way: Part, flags: string): boolean {
  const isTriedOnce = flags.includes('y') || (way.begins === true && !flags.includes('m'));
  return isTriedOnce ? !way.loopsAfterFree : !way.inner;
}

class Reader {
  readonly #source: string;
  readonly #flags: string;
  #at = 0;

  constructor(source: string, flags: string) {
    this.#source = source;
    this.#flags = flags;
  }

  isAtEnd(): boolean {
    return this.#at === this.#source.length;
  }

  ways(): readonly Part[] {
    const ways = [this.#way()];
    while (this.#take(/\|/y)) ways.push(this.#way());
    return ways;
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#source);
    if (match) this.#at = pattern.lastIndex;
    return match;
  }

  #way(): Part {
    const read: Part[] = [];
    while (!this.isAtEnd() && !'|)'.includes(this.#source.charAt(this.#at)))
      read.push(this.#part());
    const parts = read.map((part, index) =>
      part.isOne && part.loops && !this.#endsAtOnePlace(part, read[index + 1])
        ? { ...part, free: true }
        : part,
    );
    const free = parts.findIndex((part) => part.free);
    const full = parts.findIndex((part) => !part.isEmpty);
    return {
      begins: parts[0]?.edge === '^',
      first: eitherOf(parts.slice(0, full + 1).filter(({ edge }) => edge === undefined)),
      isEmpty: full === -1,
      repeats: parts.some(({ repeats }) => repeats),
      loops: parts.some(({ loops }) => loops),
      free: free !== -1,
      loopsAfterFree: parts.some(
        ({ loops, loopsAfterFree }, index) =>
          loopsAfterFree || (loops && free !== -1 && index > free),
      ),
      inner: parts.some(({ loops, inner }, index) => inner || (loops && index < parts.length - 1)),
    };
  }

  /** What comes next begins with what the loop cannot take, or is the end of the text. */
  #endsAtOnePlace(loop: Part, next: Part | undefined): boolean {
    if (next?.edge === '$') return !this.#flags.includes('m');
    if (!next || next.isEmpty || next.first === undefined || loop.first === undefined) return false;
    const flags = this.#flags.replace(/[gy]/g, '');
    const [taken, after] = [loop.first, next.first].map(
      (each) => new RegExp(`^(?:${each})$`, flags),
    );
    for (let code = 0; code < 0x10000; code += 1) {
      const character = String.fromCharCode(code);
      if (taken?.test(character) && after?.test(character)) return false;
    }
    return true;
  }

  #part(): Part {
    const edge = this.#take(EDGE)?.[0];
    if (edge !== undefined) return { ...NOTHING, edge, isEmpty: true };
    const first = this.#take(CHARACTER)?.[0];
    if (first !== undefined) return this.#repeated({ ...NOTHING, first, isOne: true });
    if (!this.#take(GROUP)) throw new NotTold();
    const ways = this.ways();
    if (!this.#take(/\)/y)) throw new NotTold();
    return this.#repeated({
      first: eitherOf(ways),
      isEmpty: ways.some(({ isEmpty }) => isEmpty),
      repeats: ways.some(({ repeats }) => repeats),
      loops: ways.some(({ loops }) => loops),
      free: ways.some(({ free }) => free),
      loopsAfterFree: ways.some(({ loopsAfterFree }) => loopsAfterFree),
      inner: ways.some(({ inner }) => inner),
    });
  }

  #repeated(part: Part): Part {
    const [text, least, comma, most] = this.#take(QUANTIFIER) ?? [];
    if (text === undefined) return part;
    const isEmpty = part.isEmpty || /^[*?]/.test(text) || Number(least) === 0;
    if (text.startsWith('?')) return { ...part, isEmpty, repeats: true };
    if (/^[*+]/.test(text) || (comma !== undefined && !most)) {
      if (!part.isOne) throw new NotTold();
      return { ...part, isEmpty, repeats: true, loops: true };
    }
    const rounds = Number(most ?? least);
    if (part.free || (part.repeats && rounds > FEW)) throw new NotTold();
    return { ...part, isEmpty, repeats: true, inner: part.loops };
  }
}

function eitherOf(parts: readonly Part[]): string | undefined {
  const known = parts.flatMap(({ first }) => (first === undefined ? [] : [first]));
  return known.length === parts.length ? known.join('|') : undefined;
}
