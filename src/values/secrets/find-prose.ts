/** How secrets are found in sentences: `the password is hunter2`. What is said of one is no secret: `the password is too short`. */
import type { Cut } from './cuts.ts';
import { isSecretName, MASK } from './secret-names.ts';

/** Blanks may be written as in a form. */
const VERB = /[ \t+]{1,4}(?:is|was)(?:[ \t]?:)?[ \t+]{1,4}/gi;
/** Two words, for `API key` is one name. */
const NAME = /(?:[\w-]{1,40}[ \t+])?[\w-]{1,40}["']?$/;
const LONGEST_NAME = 82;
/** In quotes, or a word that is none of a language: it has a digit. */
const VALUE = /"[^"\r\n]{1,200}"|'[^'\r\n]{1,200}'|[^\s&;,"'<>{}[\]]{4,200}/y;
const SENTENCE_END = '.!?:)';

export function sentenceCuts(text: string): readonly Cut[] {
  const cuts: Cut[] = [];
  for (const { 0: verb, index } of text.matchAll(VERB)) {
    const [name = ''] = NAME.exec(text.slice(Math.max(0, index - LONGEST_NAME), index)) ?? [];
    if (name === '' || !isSecretName(name.replace(/["']$/, ''))) continue;
    const start = index + verb.length;
    VALUE.lastIndex = start;
    const [found = ''] = VALUE.exec(text) ?? [];
    const isQuoted = found.startsWith('"') || found.startsWith("'");
    const value = isQuoted ? found.slice(1, -1) : withoutEnd(found);
    if (value === '' || value.includes(MASK) || !(isQuoted || /\d/.test(value))) continue;
    const from = isQuoted ? start + 1 : start;
    cuts.push([from, from + value.length, MASK]);
  }
  return cuts;
}

/** Signs at the end are the sentence's. */
function withoutEnd(word: string): string {
  let end = word.length;
  while (end > 0 && SENTENCE_END.includes(word[end - 1] ?? ' ')) end -= 1;
  return word.slice(0, end);
}
