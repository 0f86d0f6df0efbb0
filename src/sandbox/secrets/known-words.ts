/** How secrets are found that are known by themselves: what a request has brought along, and the tokens of users. */
import type { Cut } from '../../values/secrets/cuts.ts';
import { peeled } from '../../values/secrets/peel.ts';
import { MASK } from '../../values/secrets/secret-names.ts';
import { maskToken } from './mask.ts';

/** Shorter ones are common words, which texts are full of. */
export const LEAST_TOKEN = 8;
/** A shorter one is no common word where it has letters and digits; it is looked for as a word by itself. */
const LEAST_WORD = 5;
/** Longest token that a user may have, and that is looked for. */
export const LONGEST_TOKEN = 255;
/** What is in no token: blanks, and the signs that stand around all values in JSON and XML. */
const BETWEEN = /[\s"<>]/g;

type Run = readonly [start: number, stop: number];
const NO_RUNS: readonly Run[] = [];

/** The longest token that begins at a place of a text, and ends by another. */
export type TokenAt = (text: string, from: number, to: number) => string | undefined;

/** The words of which secrets are made that can be told from common ones. */
export function wordsOf(secrets: Iterable<string>): readonly string[] {
  const words = new Set([...secrets].flatMap(spellingsOf));
  return [...words].filter((word) => word.length >= LEAST_TOKEN || isOdd(word));
}

function isOdd(word: string): boolean {
  return (
    word.length >= LEAST_WORD &&
    /^[\w.!?$%*#@+-]+$/.test(word) &&
    /[a-z]/i.test(word) &&
    /\d/.test(word)
  );
}

/** As it was sent, without the quotes around it, and as whoever takes escapes off reads it: a plus may be a blank. */
function spellingsOf(secret: string): readonly string[] {
  const bare = secret.replace(/^["']/, '').replace(/["']$/, '');
  const plain = peeled(bare, 1)?.text ?? bare;
  return [secret, bare, plain, plain.replaceAll('+', ' ')];
}

/** Each of the words wherever it stands, a long one in the middle of others too. */
export function wordCuts(text: string, words: readonly string[]): readonly Cut[] {
  const cuts: Cut[] = [];
  for (const word of words) {
    const isLong = word.length >= LEAST_TOKEN;
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      const end = at + word.length;
      if (isLong) cuts.push([at, end, maskToken(word)]);
      // The end of a short one would be nearly all of it.
      else if (isWordEdge(text, at) && isWordEdge(text, end)) cuts.push([at, end, MASK]);
    }
  }
  return cuts;
}

/** Tokens with whatever signs around them, but not in the middle of a word. */
export function tokenCuts(text: string, tokenAt: TokenAt): readonly Cut[] {
  const cuts: Cut[] = [];
  for (const [start, stop] of runsIn(text)) {
    for (let at = start; at <= stop - LEAST_TOKEN; at += 1) {
      if (at > start && isOfWord(text.charCodeAt(at - 1))) continue;
      const token = tokenAt(text, at, stop);
      if (token === undefined) continue;
      const end = at + token.length;
      if (isOfWord(text.charCodeAt(end - 1)) && isOfWord(text.charCodeAt(end))) continue;
      cuts.push([at, end, maskToken(token)]);
      at = end - 1;
    }
  }
  return cuts;
}

/** Whether no word goes on there. */
function isWordEdge(text: string, at: number): boolean {
  return !(isOfWord(text.charCodeAt(at - 1)) && isOfWord(text.charCodeAt(at)));
}

/** From where to where there may be tokens. Sign by sign: a pattern for all of a run would fill the stack with a long one. */
function runsIn(text: string): Iterable<Run> {
  if (text.length < LEAST_TOKEN) return NO_RUNS;
  // Nearly every path is one run.
  return text.search(BETWEEN) < 0 ? [[0, text.length]] : severalRunsIn(text);
}

function* severalRunsIn(text: string): Iterable<Run> {
  let start = 0;
  for (const { index } of text.matchAll(BETWEEN)) {
    if (index - start >= LEAST_TOKEN) yield [start, index];
    start = index + 1;
  }
  if (text.length - start >= LEAST_TOKEN) yield [start, text.length];
}

/** An ASCII letter, a digit or an underscore; not the NaN behind the end. */
function isOfWord(code: number): boolean {
  const isDigit = code >= 48 && code <= 57;
  const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return isDigit || isLetter || code === 95;
}
