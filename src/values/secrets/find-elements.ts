/** How secrets are found in XML and HTML: by the name of an element, and by what an attribute or an element beside it says. */
import type { Cut } from './cuts.ts';
import { isNamed, isNaming, isSecretName, MASK } from './secret-names.ts';

/** A tag that begins an element; its attributes are in quotes, or single words. */
const START = /<([\w:.-]{1,100})((?:\s[^<>]{0,1000})?)>/g;
const ATTRIBUTE =
  /([\w:.-]{1,100})\s?=\s?(?:"([^"<>]{0,1000})"|'([^'<>]{0,1000})'|([^\s"'<>=]{1,1000}))/g;
/** Longest name that an element may say, with the blanks around it. */
const LONGEST_NAME = 200;

export function elementCuts(text: string): readonly Cut[] {
  const cuts: Cut[] = [];
  let from = 0;
  /** Behind an element that says the name of a secret: there stands its value, whatever it is called. */
  let isNext = false;
  for (const { 0: tag, 1: name = '', 2: attributes = '', index } of text.matchAll(START)) {
    if (index < from) continue;
    const start = index + tag.length;
    const isNamedInside = isNamedIn(attributes);
    const values = isNamedInside ? attributeCuts(attributes, index + 1 + name.length) : [];
    cuts.push(...values);
    const isSecret = isNext || isNamedInside || isSecretName(name);
    isNext = isNaming(localName(name)) && isSecretName(wordAt(text, start));
    // What has its value in an attribute holds nothing, and need not be closed.
    if (!isSecret || values.length > 0 || attributes.endsWith('/')) continue;
    const end = endOf(text, name, start);
    const held = text.slice(start, end);
    if (held.trim() === '' || held === MASK) continue;
    cuts.push([start, end, MASK]);
    from = end;
  }
  return cuts;
}

/** Where the element ends; the end of all where it is cut off. */
function endOf(text: string, name: string, start: number): number {
  const end = text.indexOf(`</${name}`, start);
  return end < 0 ? text.length : end;
}

/** What stands there up to the next tag. */
function wordAt(text: string, start: number): string {
  const end = text.slice(start, start + LONGEST_NAME).indexOf('<');
  return end < 0 ? '' : text.slice(start, start + end).trim();
}

/** Without what stands for its namespace. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function isNamedIn(attributes: string): boolean {
  for (const [, attribute = '', ...values] of attributes.matchAll(ATTRIBUTE)) {
    if (isNaming(localName(attribute)) && isSecretName(heldIn(values))) return true;
  }
  return false;
}

/** The values of attributes that another one names, where these begin at a place. */
function attributeCuts(attributes: string, place: number): readonly Cut[] {
  const cuts: Cut[] = [];
  for (const found of attributes.matchAll(ATTRIBUTE)) {
    const [all, name = '', ...values] = found;
    const held = heldIn(values);
    if (!isNamed(localName(name)) || held === '' || held === MASK) continue;
    const end = place + found.index + all.length - (/["']$/.test(all) ? 1 : 0);
    cuts.push([end - held.length, end, MASK]);
  }
  return cuts;
}

/** The one that is there, however it is quoted. */
function heldIn(values: readonly (string | undefined)[]): string {
  return values.find((value) => value !== undefined) ?? '';
}
