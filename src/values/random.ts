// Decides which pseudo-random numbers a seed gives, the same on every machine.

/** Where a generator and all its streams stand. */
export interface RandomState {
  /** Never changed. */
  readonly words: Uint32Array;
  readonly streams: ReadonlyMap<string, RandomState>;
}

/** A seeded generator; the same seed gives the same sequence. Not for secrets. */
export interface Random {
  /** A whole number from 0 to 2^32 - 1. */
  next(): number;
  /** So many bytes. */
  bytes(length: number): Uint8Array;
  /** So many characters of `A-Z`, `a-z`, `0-9`. */
  letters(length: number): string;
  /** A whole number, both bounds included. Throws RangeError if there are none, or more than 2^32. */
  between(min: number, max: number): number;
  /** The generator of this name, made of seed and name once and remembered; drawing from it moves no other. */
  stream(name: string): Random;
  /** Where this generator and its streams stand. */
  state(): RandomState;
  /** Goes back to a state; streams that it does not hold start anew. */
  restore(state: RandomState): void;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const RANGE = 2 ** 32;

/** A generator for a seed; `7` and `'7'` are one seed. Source: sfc32 of PractRand, seeded with xmur3 and 15 rounds. */
export function createRandom(seed: number | string): Random {
  let words = seedWords(String(seed));
  /** They stand in a state too: what is drawn next is drawn from a copy. */
  let isKept = false;
  const streams = new Map<string, { readonly random: Random; readonly start: RandomState }>();

  const next = (): number => {
    if (isKept) words = words.slice();
    isKept = false;
    return advance(words);
  };
  const below = (span: number): number => {
    const limit = RANGE - (RANGE % span);
    let drawn = next();
    while (drawn >= limit) drawn = next();
    return drawn % span;
  };
  const stream = (name: string): Random => {
    const known = streams.get(name);
    if (known !== undefined) return known.random;
    const random = createRandom(`${seed}\u0000${name}`);
    // Made once: to start anew, at each reset, costs as little as to go back.
    streams.set(name, { random, start: random.state() });
    return random;
  };
  return {
    next,
    bytes(length) {
      const drawn = new Uint8Array(length);
      for (let index = 0; index < length; index += 1) drawn[index] = next() >>> 24;
      return drawn;
    },
    letters: (length) =>
      Array.from({ length }, () => ALPHABET.charAt(below(ALPHABET.length))).join(''),
    between(min, max) {
      const span = max - min + 1;
      const whole = Number.isSafeInteger(min) && Number.isSafeInteger(max);
      if (!whole || span < 1 || span > RANGE) throw new RangeError(`No range: ${min} to ${max}`);
      return min + below(span);
    },
    stream,
    state() {
      isKept = true;
      const saved = new Map<string, RandomState>();
      for (const [name, { random }] of streams) saved.set(name, random.state());
      return { words, streams: saved };
    },
    restore(state) {
      words = state.words;
      isKept = true;
      for (const [name, saved] of state.streams) stream(name).restore(saved);
      if (streams.size === state.streams.size) return;
      for (const [name, { random, start }] of streams) {
        if (!state.streams.has(name)) random.restore(start);
      }
    },
  };
}

/** One step of sfc32 on its four words, in place. */
function advance(words: Uint32Array): number {
  const [a = 0, b = 0, c = 0, counter = 0] = words;
  const result = (a + b + counter) >>> 0;
  words[0] = b ^ (b >>> 9);
  words[1] = c + (c << 3);
  words[2] = ((c << 21) | (c >>> 11)) + result;
  words[3] = counter + 1;
  return result;
}

/** Four words that differ in about half their bits for any two seeds. Source: xmur3, by the author of MurmurHash3's port. */
function seedWords(seed: string): Uint32Array {
  let hash = 1_779_033_703 ^ seed.length;
  for (let index = 0; index < seed.length; index += 1) {
    hash = Math.imul(hash ^ seed.charCodeAt(index), 3_432_918_353);
    hash = (hash << 13) | (hash >>> 19);
  }
  const words = Uint32Array.from({ length: 4 }, () => {
    hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507);
    hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909);
    hash ^= hash >>> 16;
    return hash;
  });
  words[3] = 1;
  for (let round = 0; round < 15; round += 1) advance(words);
  return words;
}

/** So many bytes that nobody can foresee, nor draw again: for keys. Of the machine, whatever the seed. */
export function secretBytes(length: number): Uint8Array {
  return globalThis.crypto.getRandomValues(new Uint8Array(length));
}
