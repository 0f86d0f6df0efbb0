/** Takes an XML document apart, as far as it is one. */
import { unescapeHtml } from '../../drf/character-references.ts';

/** What stands in a document, in its order. */
export type Node =
  | { readonly kind: 'verbatim'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | Element;

export interface Element {
  readonly kind: 'element';
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Node[];
}

/** Where the reader stands, and what is open: the last one is that into which things go. */
interface Reader {
  readonly text: string;
  at: number;
  readonly open: Element[];
}

/**
 * A root without a name, with all that stands in the document; its declaration is left out. What comes after a mistake in
 * the markup is left out too, and what is open then is closed.
 */
export function readDocument(text: string): Element {
  const root: Element = { kind: 'element', name: '', attributes: new Map(), children: [] };
  const reader: Reader = { text, at: 0, open: [root] };
  while (reader.at < text.length && readOne(reader));
  return root;
}

/** Reads what begins here; false where it is no XML. */
function readOne(reader: Reader): boolean {
  const { text, at } = reader;
  if (text[at] !== '<') return readText(reader);
  if (text.startsWith('<!--', at)) return readUpTo(reader, '-->', verbatim);
  if (text.startsWith('<![CDATA[', at)) {
    return readUpTo(reader, ']]>', (whole) => ({ kind: 'text', text: whole.slice(9, -3) }));
  }
  if (text.startsWith('<?', at)) {
    return readUpTo(reader, '?>', (whole) => (/^<\?xml\s/.test(whole) ? nothing : verbatim(whole)));
  }
  if (text.startsWith('<!', at)) return readUpTo(reader, endOfDoctype(text, at), doctype);
  return text[at + 1] === '/' ? readEndTag(reader) : readStartTag(reader);
}

const nothing: Node = { kind: 'verbatim', text: '' };

function verbatim(text: string): Node {
  return { kind: 'verbatim', text };
}

/** Names stay; what a document declares for itself goes. */
function doctype(whole: string): Node {
  const [names = ''] = whole.slice(0, -1).split('[', 1);
  return verbatim(`${names.trimEnd()}>\n`);
}

function endOfDoctype(text: string, at: number): string {
  const [bracket, end] = [text.indexOf('[', at), text.indexOf('>', at)];
  return bracket >= 0 && bracket < end ? ']>' : '>';
}

function readUpTo(reader: Reader, end: string, make: (whole: string) => Node): boolean {
  const { text, at } = reader;
  const found = text.indexOf(end, at);
  if (found < 0) return false;
  reader.at = found + end.length;
  add(reader, make(text.slice(at, reader.at)));
  return true;
}

function readText(reader: Reader): boolean {
  const next = reader.text.indexOf('<', reader.at);
  const end = next < 0 ? reader.text.length : next;
  const text = unescapeHtml(reader.text.slice(reader.at, end));
  reader.at = end;
  // Around the root nothing but white space may stand, and none of it counts.
  if (reader.open.length > 1) add(reader, { kind: 'text', text });
  return true;
}

/** Texts side by side are one. */
function add({ open }: Reader, node: Node): void {
  const siblings = open.at(-1)?.children;
  const last = siblings?.at(-1);
  if (node.kind === 'text' && last?.kind === 'text') {
    siblings?.splice(-1, 1, { kind: 'text', text: last.text + node.text });
  } else siblings?.push(node);
}

function readEndTag(reader: Reader): boolean {
  const end = reader.text.indexOf('>', reader.at);
  const name = reader.text.slice(reader.at + 2, end).trim();
  if (end < 0 || reader.open.length < 2 || reader.open.at(-1)?.name !== name) return false;
  reader.open.pop();
  reader.at = end + 1;
  return true;
}

const NAME = /[^\s=/>"'<]+/y;
const BLANKS = /\s*/y;

function readStartTag(reader: Reader): boolean {
  reader.at += 1;
  const name = take(reader, NAME);
  if (name === '') return false;
  const attributes = new Map<string, string>();
  take(reader, BLANKS);
  while (!'/>'.includes(reader.text.charAt(reader.at))) {
    if (!readAttribute(reader, attributes)) return false;
  }
  const isEmpty = reader.text[reader.at] === '/';
  if (isEmpty) reader.at += 1;
  if (reader.text[reader.at] !== '>') return false;
  reader.at += 1;
  const element: Element = { kind: 'element', name, attributes, children: [] };
  add(reader, element);
  if (!isEmpty) reader.open.push(element);
  return true;
}

function readAttribute(reader: Reader, attributes: Map<string, string>): boolean {
  const name = take(reader, NAME);
  take(reader, BLANKS);
  if (name === '' || reader.text[reader.at] !== '=') return false;
  reader.at += 1;
  take(reader, BLANKS);
  const quote = reader.text.charAt(reader.at);
  const end = reader.text.indexOf(quote, reader.at + 1);
  if ((quote !== '"' && quote !== "'") || end < 0) return false;
  attributes.set(name, unescapeHtml(reader.text.slice(reader.at + 1, end).replace(/\s/g, ' ')));
  reader.at = end + 1;
  take(reader, BLANKS);
  return true;
}

function take(reader: Reader, pattern: RegExp): string {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0] ?? '';
  reader.at += found.length;
  return found;
}
