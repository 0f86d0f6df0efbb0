/** What the server makes of an uploaded SVG: the same picture written anew, without scripts. */
import { byCodeUnit } from '../../values/text-order.ts';
import { type Element, type Node, readDocument } from './xml-reader.ts';

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n';

/**
 * Written as BeautifulSoup writes XML: attributes by name and in double quotes, empty elements closed at once, white space
 * that stands alone reduced to one character.
 * Source: Waldur media/storage.remove_scripts; bs4 formatter and BeautifulSoup.endData; BEHAVIOUR 12.
 */
export function withoutScripts(svg: string): string {
  return DECLARATION + contentOf(readDocument(svg));
}

function contentOf({ children }: Element): string {
  return children.map(written).join('');
}

function written(node: Node): string {
  if (node.kind === 'verbatim') return node.text;
  if (node.kind === 'text')
    return escaped(isWhiteSpace(node.text) ? oneBlank(node.text) : node.text);
  if (node.name === 'script') return '';
  const attributes = [...node.attributes]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([name, value]) => ` ${name}=${quoted(escaped(value))}`);
  const start = `<${node.name}${attributes.join('')}`;
  const content = contentOf(node);
  return content === '' ? `${start}/>` : `${start}>${content}</${node.name}>`;
}

function isWhiteSpace(text: string): boolean {
  return /^[ \t\n\r\f\v]*$/.test(text);
}

function oneBlank(text: string): string {
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
