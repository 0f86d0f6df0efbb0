/** How secrets are found in sentences and commands: `the password is hunter2`, `--password hunter2`. What is said of one is no secret: `the password is too short`. */
import type { Cut } from './cuts.ts';
import { isSecretName, MASK } from './secret-names.ts';

/**
 * What says what something is, in the languages of the API: of the last ones, `è`, `är`, `это` and the two of Arabic, and a
 * dash. Blanks may be written as in a form.
 */
const VERB =
  /(?:[ \t+]{1,4}(?:is|was|will[ +]be|(?:set|changed|reset)[ +]to|ist|war|lautet|est|es|er|yra|ir|je|\u00e8|\u00e4r|\u044d\u0442\u043e|\u0647\u064a|\u0647\u0648|[\u2014\u2013-])|[ \t+]{0,4}(?:[=-]>|\u2192|:))(?:[ \t]?:)?[ \t+]{1,4}/giu;
/** Whose it is: `password for bob`, `password (bob)`. */
const OWNER =
  /(?: (?:of|for|von|f\u00fcr|de|para|pour|\u0434\u043b\u044f)(?: [\p{L}\w.@-]{1,40}){1,2}| \([^()]{0,80}\))$/iu;
/** Who logs in, as curl takes it. Two numbers are a user and a group, or a host and its port. */
const LOGIN =
  /(?:^|[\s"'+])(?:-[uU][ \t+]{0,4}|--(?:proxy-)?user[ \t+=]{1,4}|--auth[ \t+=]{1,4})["']?[^\s:"']{1,100}:(?!\d{1,5}(?:\W|$))(?=[^\s])/g;
/** What is no word of a language, nor of those who write programs: `sha256` has its digits at its end alone. */
const WORD = /[^\s&;,"'<>{}[\]()`]{6,200}/g;
const ORDINARY =
  /^(?:\d{4}-\d\d|https?:\/\/|\/[a-z_-]{1,40}\/|[\d.,:/+-]+$|[\da-f]{8}-?[\da-f]{4}-?[\da-f]{4}-|[\da-f]{32}$|[A-Z]{1,8}[-_/#]?[\d/-]+$)/i;
/** What these names stand beside is rarely theirs: tests pass, a session begins. */
const OFTEN_ORDINARY = /(?:^|[^\p{L}])(?:auth|pass|pin|session)["'`*]{0,2}$/iu;
const DATE = /^\d{4}-\d\d-\d\d$/;
/** An option of a command, its value behind a blank. */
const OPTION = /(?:^|[\s"'+])--?([a-z][\w-]{0,40})[ \t+]{1,4}(?=[^\s-])/gi;
const BLANKS: readonly string[] = [' ', '+', '\t'];
/** Two words, for `API key` is one name. */
const NAME = /(?:[\p{L}\p{M}\w-]{1,40}[ \t+]){0,2}[\p{L}\p{M}\w-]{1,40}["'`*]{0,2}$/u;
const LONGEST_NAME = 160;
/** In quotes, or a word that is none of a language: it has a digit. */
const VALUE = /"[^"\r\n]{1,200}"|'[^'\r\n]{1,200}'|[^\s&;,"'<>{}[\]]{4,200}/y;
const LEAST_LONG = 16;
const SENTENCE_END = '.!?:)';

export function sentenceCuts(text: string): readonly Cut[] {
  // Most texts are single words, and those that are none are told soon.
  if (!BLANKS.some((blank) => text.includes(blank))) return [];
  const cuts: Cut[] = [];
  for (const { start, isCommand } of [...saidIn(text), ...optionsIn(text), ...besideIn(text)]) {
    VALUE.lastIndex = start;
    const [found = ''] = VALUE.exec(text) ?? [];
    const isQuoted = found.startsWith('"') || found.startsWith("'");
    const value = isQuoted ? found.slice(1, -1) : withoutEnd(found);
    if (value === '' || value.includes(MASK) || DATE.test(value)) continue;
    if (!(isQuoted || isCommand || /\d/.test(value))) continue;
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
    return isNamedBefore(text, index) ? [{ start: index + verb.length, isCommand: false }] : [];
  });
}

/** Whether the words that end there are a secret's name, whoever owns it. */
function isNamedBefore(text: string, end: number): boolean {
  const before = text.slice(Math.max(0, end - LONGEST_NAME), end);
  const owned = before.replace(OWNER, '');
  return isNamedAtEnd(before) || (owned !== before && isNamedAtEnd(owned));
}

function isNamedAtEnd(text: string): boolean {
  const [name = ''] = NAME.exec(text) ?? [];
  const words = name.replace(/["'`*]{1,2}$/, '').split(/[ \t+]/);
  return words.some((_word, at) => isSecretName(words.slice(at).join(' ')));
}

/** What stands behind a name and a blank alone, where it looks like nothing else: `password pw9x!7`, `Bearer …`. */
function besideIn(text: string): readonly Place[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => {
    const blank = /["']/.test(text[index - 1] ?? '') ? index - 2 : index - 1;
    const isBeside = /[ \t]/.test(text[blank] ?? '') && isOdd(withoutEnd(word));
    if (!isBeside || OFTEN_ORDINARY.test(text.slice(Math.max(0, blank - LONGEST_NAME), blank)))
      return [];
    return isNamedBefore(text, blank) ? [{ start: index, isCommand: true }] : [];
  });
}

function isOdd(word: string): boolean {
  if (!(/\d/.test(word) && /\p{L}/u.test(word)) || ORDINARY.test(word)) return false;
  const isMixed = /\p{Lu}/u.test(word) && /\p{Ll}/u.test(word);
  return isMixed || /[^\p{L}\d_./:@-]/u.test(word) || word.length >= LEAST_LONG;
}

function optionsIn(text: string): readonly Place[] {
  if (!text.includes('-')) return [];
  const options = [...text.matchAll(OPTION)].filter(([, name = '']) => isSecretName(name));
  return [...options, ...text.matchAll(LOGIN)].map(({ 0: option, index }) => {
    return { start: index + option.length, isCommand: true };
  });
}
