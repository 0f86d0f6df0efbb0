/** What text and values of XML mean: line ends, references and characters that XML has not. */
import { XML_ENTITIES } from '../../values/xml-entities.ts';
import { REFERENCE, type Reader } from './xml-scan.ts';

/** Every line end is `\n`. Source: XML 1.0, section 2.11. */
export function withPlainLines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/**
 * Text between tags. Characters that XML has not are left out, and after a mistake all names are.
 * Source: libxml2 2.9 xmlParseReference, with `recover`.
 */
export function textOf(raw: string, reader: Reader): string {
  const text = withPlainLines(raw);
  const kept = text.replace(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
  if (kept !== text) reader.isWellFormed = false;
  return resolved(kept, reader, (entity) => (reader.isWellFormed ? entity : ''));
}

/** The value of an attribute: blanks are spaces, unless they come of references. Source: XML 1.0, section 3.3.3. */
export function attributeValue(raw: string, reader: Reader): string {
  return resolved(raw.replace(/\r\n|[\t\n\r]/g, ' '), reader, (entity) => entity);
}

/** References that mean nothing, or do not end, are left out: mistakes, but for names that may be declared elsewhere. */
function resolved(text: string, reader: Reader, shown: (entity: string) => string): string {
  return text.replace(REFERENCE, (_, hex, ten, name, end) => {
    const isEnded = end === ';';
    const entity = isEnded && name !== undefined ? XML_ENTITIES.get(name) : undefined;
    if (entity !== undefined) return shown(entity);
    if (isEnded && name !== undefined && reader.hasExternalSubset) return '';
    const code = ten === undefined ? Number.parseInt(hex, 16) : Number.parseInt(ten, 10);
    if (isEnded && isCharacter(code)) return String.fromCodePoint(code);
    reader.isWellFormed = false;
    return '';
  });
}

/** Source: XML 1.0, Char. */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return (
    code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code > 0xffff && code <= 0x10ffff)
  );
}
