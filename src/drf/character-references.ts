/** `&amp;` and its like. */
import { XML_ENTITIES } from '../values/xml-entities.ts';

/** Numeric character references and the five names that every XML has. Source: Python html.unescape, less its other names. */
export function unescapeHtml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, ten, hex, name) => {
    const code = ten ? Number.parseInt(ten, 10) : Number.parseInt(hex ?? '', 16);
    if (Number.isNaN(code)) return XML_ENTITIES.get(name) ?? whole;
    return isCharacter(code) ? String.fromCodePoint(code) : '\ufffd';
  });
}

function isCharacter(code: number): boolean {
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}
