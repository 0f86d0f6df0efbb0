/** What the server makes of an uploaded SVG: the same picture written anew, without scripts. */
import { byCodeUnit } from '../../values/text-order.ts';
import { textOfXml } from './xml-encoding.ts';
import { Namespaces } from './xml-names.ts';
import { readDocument } from './xml-reader.ts';
import type { XmlHandler } from './xml-scan.ts';

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n';

/** An SVG as it is kept. */
export function rewrittenSvg(svg: Uint8Array): Uint8Array {
  return Buffer.from(withoutScripts(textOfXml(svg)));
}

/**
 * Written as BeautifulSoup writes XML: attributes by name and in double quotes, empty elements closed at once, white space
 * that stands alone reduced to one character. An element is a script by its name without prefix.
 * Source: Waldur media/storage.remove_scripts; bs4 formatter and BeautifulSoup.endData; BEHAVIOUR 12.
 */
export function withoutScripts(svg: string): string {
  const writer = new Writer();
  readDocument(svg, writer);
  return DECLARATION + writer.finished();
}

/** Where what is open began, and how it ends. */
interface Open {
  readonly at: number;
  readonly name: string;
  readonly isScript: boolean;
}

/** Writes while it is read, so that no depth is too much. */
class Writer implements XmlHandler {
  readonly #pieces: string[] = [];
  readonly #open: Open[] = [];
  readonly #namespaces = new Namespaces();
  /** Texts side by side are one. */
  #text: string | undefined;

  start(raw: string, given: readonly (readonly [string, string])[]): void {
    this.#endText();
    const { name, localName, attributes } = this.#namespaces.enter(raw, given);
    const at = this.#pieces.length;
    const written = [...attributes]
      .sort(([a], [b]) => byCodeUnit(a, b))
      .map(([key, value]) => ` ${key}=${quoted(escaped(value))}`);
    this.#add(`<${name}${written.join('')}`);
    this.#open.push({ at, name, isScript: localName === 'script' });
  }

  end(): void {
    this.#endText();
    const open = this.#open.pop();
    if (!open) return;
    this.#namespaces.leave();
    if (open.isScript) this.#pieces.length = open.at;
    else if (this.#pieces.length === open.at + 1) this.#pieces.push('/>');
    else this.#pieces.push(`</${open.name}>`);
  }

  text(text: string): void {
    this.#text = (this.#text ?? '') + text;
  }

  verbatim(open: string, text: string, close: string): void {
    this.#endText();
    this.#add(`${open}${withShortBlanks(text)}${close}`);
  }

  finished(): string {
    while (this.#open.length > 0) this.end();
    return this.#pieces.join('');
  }

  /** What comes first in an element closes its start tag. */
  #add(piece: string): void {
    const parent = this.#open.at(-1);
    const isFirst = parent !== undefined && this.#pieces.length === parent.at + 1;
    this.#pieces.push(isFirst ? `>${piece}` : piece);
  }

  #endText(): void {
    if (this.#text === undefined) return;
    this.#add(escaped(withShortBlanks(this.#text)));
    this.#text = undefined;
  }
}

/** White space alone is one character, and so is nothing. Source: bs4 BeautifulSoup.endData. */
function withShortBlanks(text: string): string {
  if (!/^[ \t\n\r\f]*$/.test(text)) return text;
  return text.includes('\n') ? '\n' : ' ';
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** In double quotes, unless these stand inside, and not both kinds do. */
function quoted(value: string): string {
  if (!value.includes('"')) return `"${value}"`;
  return value.includes("'") ? `"${value.replaceAll('"', '&quot;')}"` : `'${value}'`;
}
