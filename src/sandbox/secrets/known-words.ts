/** How secrets are found that are known by themselves: what a request has brought along, and the tokens of users. */
import type { Cut } from '../../values/secrets/cuts.ts';
import { maskToken } from './mask.ts';

/** Shorter ones are common words, which texts are full of. */
export const LEAST_TOKEN = 8;
/** Longest token that a user may have. */
const LONGEST_TOKEN = 255;
/** What may be a token, or begin with one: no blanks, and none of the signs that stand around all values in JSON and XML. */
const RUN = /[^\s"<>]{8,}/g;

/** The longest token that a text begins with. */
export type TokenAt = (text: string) => string | undefined;

/** The words of which secrets are made that can be told from common ones. */
export function wordsOf(secrets: Iterable<string>): readonly string[] {
  return [...new Set(secrets)].filter(({ length }) => length >= LEAST_TOKEN);
}

/** Each of the words wherever it stands, in the middle of others too. */
export function wordCuts(text: string, words: readonly string[]): readonly Cut[] {
  return words.flatMap((word) => {
    const cuts: Cut[] = [];
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      cuts.push([at, at + word.length, maskToken(word)]);
    }
    return cuts;
  });
}

/** Tokens with whatever signs around them, but not in the middle of a word. */
export function tokenCuts(text: string, tokenAt: TokenAt): readonly Cut[] {
  if (text.length < LEAST_TOKEN) return [];
  const cuts: Cut[] = [];
  for (const { 0: run, index } of text.matchAll(RUN)) {
    for (let at = 0; at <= run.length - LEAST_TOKEN; at += 1) {
      if (at > 0 && isOfWord(run.charCodeAt(at - 1))) continue;
      const token = tokenAt(run.slice(at, at + LONGEST_TOKEN));
      if (token === undefined) continue;
      const end = at + token.length;
      if (isOfWord(run.charCodeAt(end - 1)) && isOfWord(run.charCodeAt(end))) continue;
      cuts.push([index + at, index + end, maskToken(token)]);
      at = end - 1;
    }
  }
  return cuts;
}

/** An ASCII letter, a digit or an underscore; not the NaN behind the end. */
function isOfWord(code: number): boolean {
  const isDigit = code >= 48 && code <= 57;
  const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return isDigit || isLetter || code === 95;
}
