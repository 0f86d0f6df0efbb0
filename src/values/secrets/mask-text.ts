/** How secrets are found in any text, by the names that stand before them: `?token=…`, `<password>…`, `//user:…@`. */
import type { Cut } from './cuts.ts';
import { elementCuts } from './find-elements.ts';
import { memberCuts } from './find-members.ts';
import { sentenceCuts } from './find-prose.ts';
import { shapeCuts } from './find-shapes.ts';
import { headerSecrecy, isScheme, isSecretName, isSecretParameter, MASK } from './secret-names.ts';

/** Longest name that is looked at before a sign. */
const LONGEST_NAME = 100;
const NAME_CHAR = /[\p{L}\p{M}\w.%+[\]-]/u;
/** What may stand around a name: quotes, and what Markdown has. */
const AROUND: readonly (string | undefined)[] = ['"', "'", '`', '*'];
/** Of how many words a name may be: `mot de passe`. */
const MOST_WORDS = 3;
/** In quotes, or to where a pair ends: in queries, forms, cookies, parameters of headers, attributes and lists. */
const VALUE = /"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|[^\s&;,"'<>#{}[\]]+/sy;
/** Behind the name of a scheme stands what it takes, as in headers. */
const CREDENTIALS = /[a-z\d-]{1,30}[ \t+]{1,20}[^\s&;,"'<>#{}[\]]+/iy;
/** What has a line of its own, as in YAML and settings; nothing else stands before its name. */
const LINE_START = /(?:^|\n)[ \t]{0,40}(?:- )?["'*`]{0,2}[\p{L}\p{M}\w.-]{1,60}["'*`]{0,2}[ \t]?$/u;
const LONGEST_LINE = 1000;
const BLOCK = /^[ \t]{0,20}(?:[|>][-+\d]{0,2})?[ \t]{0,20}\r?\n/;
/** What a URL has before its host; one that begins with it has the scheme of its page. */
const SCHEME_END = '//';
/** What stands before a port. */
const HOST_END = /\/\/[\w.-]{1,100}$/;
const LOGIN = /^[^:@]+:[^@]+@/;
/** What stands before the path of a URL. */
const AUTHORITY = /[^\s/?#"'<>\\]{1,2000}/y;

/** Pairs with an equals sign, lines of headers, members of JSON, who logs in by a URL, and elements. */
export function namedCuts(text: string): readonly Cut[] {
  return [...(text.includes('"') ? memberCuts(text) : []), ...cutsBesideMembers(text)];
}

/** The same but for members of JSON: of a text in which these are masked. */
export function cutsBesideMembers(text: string): readonly Cut[] {
  const lines = text.includes(':') ? pairCuts(text, ':', isHeaderName) : [];
  const urls = text.includes(SCHEME_END) ? urlCuts(text) : [];
  const elements = text.includes('<') ? elementCuts(text) : [];
  return [...pairCuts(text, '='), ...lines, ...urls, ...elements, ...shapeCuts(text)];
}

/** Pairs with a colon: YAML, prose, and what looks like JSON and is none; but no host with its port. And what a sentence says. */
export function colonCuts(text: string): readonly Cut[] {
  const pairs = text.includes(':') ? pairCuts(text, ':', isSecretName, HOST_END) : [];
  return [...pairs, ...sentenceCuts(text)];
}

/** What no prose has before a colon. */
function isHeaderName(name: string): boolean {
  return headerSecrecy(name) === 'credentials' || (name.includes('-') && isSecretName(name));
}

function pairCuts(
  text: string,
  sign: '=' | ':',
  isNamed = isSecretName,
  isElse?: RegExp,
): readonly Cut[] {
  const cuts: Cut[] = [];
  let from = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
    if (at < from || !isNamedBefore(text, at, isNamed)) continue;
    if (isElse?.test(text.slice(Math.max(0, at - LONGEST_NAME), at))) continue;
    let start = at + 1;
    while (text[start] === ' ' || text[start] === '\t') start += 1;
    const end = valueEnd(text, at, start, sign);
    const value = text.slice(start, end);
    // What is masked already shows the end of a token still.
    if (value === '' || value.includes(MASK)) continue;
    cuts.push([start, end, maskFor(value)]);
    from = end;
  }
  return cuts;
}

/** Where the value ends that begins at `start`: a block of lines, a line, a list, or a word. */
function valueEnd(text: string, at: number, start: number, sign: '=' | ':'): number {
  if (sign === ':') {
    const end = blockEnd(text, at);
    if (end !== undefined) return end;
    if (text[start] === '[' || text[start] === '{') return bracketEnd(text, start);
  }
  CREDENTIALS.lastIndex = start;
  const [credentials = ''] = CREDENTIALS.exec(text) ?? [];
  if (isScheme(credentials.split(/[ \t+]/, 1)[0] ?? '')) return start + credentials.length;
  VALUE.lastIndex = start;
  const [value = ''] = VALUE.exec(text) ?? [];
  const isQuoted = value.startsWith('"') || value.startsWith("'");
  const isLine = value !== '' && !isQuoted && (sign === ':' || text[at - 1] === ' ');
  if (!isLine || !LINE_START.test(text.slice(Math.max(0, at - LONGEST_NAME), at)))
    return start + value.length;
  const end = text.slice(start, start + LONGEST_LINE).search(/[\r\n]/);
  return end < 0 ? Math.min(start + LONGEST_LINE, text.length) : start + end;
}

/**
 * Where the lines end that YAML has below a name, each further in than that: `password: |`; undefined where the value stands
 * beside it.
 */
function blockEnd(text: string, at: number): number | undefined {
  const [head] = BLOCK.exec(text.slice(at + 1, at + LONGEST_NAME)) ?? [];
  if (head === undefined) return undefined;
  const indent = indentOf(text, text.lastIndexOf('\n', at) + 1);
  const first = at + head.length;
  let end = first;
  for (let next = end + 1; next < text.length; next = end + 1) {
    const isItem = text[next + indent] === '-';
    if (indentOf(text, next) <= indent && !isItem && text[next] !== '\n') break;
    const stop = text.indexOf('\n', next);
    end = stop < 0 ? text.length : stop;
  }
  return end === first ? undefined : end;
}

function bracketEnd(text: string, start: number): number {
  let open = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '[' || text[at] === '{') open += 1;
    else if (text[at] === ']' || text[at] === '}') open -= 1;
    if (open === 0) return at + 1;
  }
  return text.length;
}

function indentOf(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ') at += 1;
  return at - start;
}

function maskFor(value: string): string {
  const [quote = ''] = value;
  return quote === '"' || quote === "'" ? quote + MASK + quote : MASK;
}

/** By the name that ends before a sign, its quotes and blanks aside. */
function isNamedBefore(text: string, at: number, isNamed: (name: string) => boolean): boolean {
  let end = at;
  while (text[end - 1] === ' ' || text[end - 1] === '\t') end -= 1;
  const close = end;
  while (AROUND.includes(text[end - 1])) end -= 1;
  const isQuoted = end < close;
  let start = nameStart(text, end, end);
  const isParameter = text[start - 1] === '?' || text[start - 1] === '&';
  const name = text.slice(start, end);
  if (isParameter) return isSecretParameter(name);
  if (isQuoted ? isSecretName(name) : isNamed(name)) return true;
  for (let words = 1; words < MOST_WORDS && isNamed === isSecretName; words += 1) {
    if (text[start - 1] !== ' ' || name === '') return false;
    start = nameStart(text, start - 1, end);
    if (isSecretName(text.slice(start, end))) return true;
  }
  return false;
}

/** Where the word begins before a place; `end` is where its name ends. */
function nameStart(text: string, place: number, end: number): number {
  let start = place;
  while (start > 0 && end - start < LONGEST_NAME && NAME_CHAR.test(text[start - 1] ?? ''))
    start -= 1;
  return start;
}

/** A password, and what stands alone before the `@`: many servers take a token there. */
function urlCuts(text: string): readonly Cut[] {
  const cuts: Cut[] = [];
  for (let at = text.indexOf(SCHEME_END); at >= 0; at = text.indexOf(SCHEME_END, at + 1)) {
    const start = at + SCHEME_END.length;
    AUTHORITY.lastIndex = start;
    const [authority = ''] = AUTHORITY.exec(text) ?? [];
    // In a path it may be anything, but for a name and a password.
    if (text[at - 1] !== ':' && (text[at - 1] === '/' || !LOGIN.test(authority))) continue;
    cuts.push(...loginCuts(authority, start));
  }
  return cuts;
}

/** Of what stands, or was meant to stand, before the path of a URL; `place` is where it begins. */
export function loginCuts(authority: string, place = 0): readonly Cut[] {
  const end = authority.lastIndexOf('@');
  const from = authority.indexOf(':') + 1;
  const secret = authority.slice(from > end ? 0 : from, Math.max(end, 0));
  if (secret === '' || secret.includes(MASK)) return [];
  return [[place + end - secret.length, place + end, MASK]];
}
