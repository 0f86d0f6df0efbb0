/** How secrets are found in sentences and commands: `the password is hunter2`, `--password hunter2`. What is said of one is no secret: `the password is too short`. */
import type { Cut } from './cuts.ts';
import { isSecretName, MASK } from './secret-names.ts';

/** Blanks may be written as in a form. */
const VERB =
  /[ \t+]{1,4}(?:is|was|will[ +]be|(?:set|changed|reset)[ +]to|[=-]>)(?:[ \t]?:)?[ \t+]{1,4}/gi;
/** An option of a command, its value behind a blank. */
const OPTION = /(?:^|[\s"'+])--?([a-z][\w-]{0,40})[ \t+]{1,4}(?=[^\s-])/gi;
const BLANKS: readonly string[] = [' ', '+', '\t'];
/** Two words, for `API key` is one name. */
const NAME = /(?:[\w-]{1,40}[ \t+])?[\w-]{1,40}["']?$/;
const LONGEST_NAME = 82;
/** In quotes, or a word that is none of a language: it has a digit. */
const VALUE = /"[^"\r\n]{1,200}"|'[^'\r\n]{1,200}'|[^\s&;,"'<>{}[\]]{4,200}/y;
const SENTENCE_END = '.!?:)';

export function sentenceCuts(text: string): readonly Cut[] {
  // Most texts are single words, and those that are none are told soon.
  if (!BLANKS.some((blank) => text.includes(blank))) return [];
  const cuts: Cut[] = [];
  for (const { start, isCommand } of [...saidIn(text), ...optionsIn(text)]) {
    VALUE.lastIndex = start;
    const [found = ''] = VALUE.exec(text) ?? [];
    const isQuoted = found.startsWith('"') || found.startsWith("'");
    const value = isQuoted ? found.slice(1, -1) : withoutEnd(found);
    if (value === '' || value.includes(MASK) || !(isQuoted || isCommand || /\d/.test(value)))
      continue;
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

/** Where something is said of a secret, or told to a command. */
interface Place {
  readonly start: number;
  readonly isCommand: boolean;
}

function saidIn(text: string): readonly Place[] {
  return [...text.matchAll(VERB)].flatMap(({ 0: verb, index }) => {
    const [name = ''] = NAME.exec(text.slice(Math.max(0, index - LONGEST_NAME), index)) ?? [];
    const isSecret = name !== '' && isSecretName(name.replace(/["']$/, ''));
    return isSecret ? [{ start: index + verb.length, isCommand: false }] : [];
  });
}

function optionsIn(text: string): readonly Place[] {
  if (!text.includes('-')) return [];
  return [...text.matchAll(OPTION)].flatMap(({ 0: option, 1: name = '', index }) =>
    isSecretName(name) ? [{ start: index + option.length, isCommand: true }] : [],
  );
}
