/** How secrets are found in XML: what an element of a secret's name holds, or one that an attribute names so. */
import type { Cut } from './cuts.ts';
import { isNaming, isSecretName, MASK } from './secret-names.ts';

/** A tag that begins an element; attributes in quotes. */
const START = /<([\w:.-]{1,100})((?:\s[^<>]{0,1000})?)>/g;
const ATTRIBUTE = /([\w:.-]{1,100})\s?=\s?["']([^"'<>]{0,200})["']/g;

export function elementCuts(text: string): readonly Cut[] {
  const cuts: Cut[] = [];
  let from = 0;
  for (const { 0: tag, 1: name = '', 2: attributes = '', index } of text.matchAll(START)) {
    if (index < from || attributes.endsWith('/')) continue;
    if (!isSecretName(name) && !isNamedIn(attributes)) continue;
    const start = index + tag.length;
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

function isNamedIn(attributes: string): boolean {
  for (const [, attribute = '', value = ''] of attributes.matchAll(ATTRIBUTE)) {
    if (isNaming(attribute) && isSecretName(value)) return true;
  }
  return false;
}
