/** Takes an XML document apart, as far as it is one. */
import { take, takeMatch, takeText } from './scan.ts';
import { readComment, readDoctype, readInstruction } from './xml-markup.ts';
import { attributeValue, textOf } from './xml-references.ts';
import { type Attribute, NAME, type Reader, XML_BLANKS, type XmlHandler } from './xml-scan.ts';

interface Document extends Reader {
  /** Names of the elements that are open. */
  readonly open: string[];
  hasDoctype: boolean;
  hasRoot: boolean;
}

/**
 * Hands out what stands in a document, without its declaration. What is wrong in the markup is read as a libxml2 reads it that
 * was told to go on (`recover`), up to where that gives up too; elements that are open then are not ended.
 * Source: libxml2 2.9, xmlParseTryOrFinish (lxml 4.9, which Waldur asks for).
 */
export function readDocument(text: string, handler: XmlHandler): void {
  const document: Document = {
    text,
    at: 0,
    handler,
    isWellFormed: true,
    hasExternalSubset: false,
    open: [],
    hasDoctype: false,
    hasRoot: false,
  };
  take(document, /<\?xml[ \t\r\n][^>]*>?/y);
  while (document.at < text.length && readOne(document));
}

/** Reads what begins here; false where the reader gives up. */
function readOne(document: Document): boolean {
  const { text, at } = document;
  const isInside = document.open.length > 0;
  if (text[at] !== '<') return isInside ? readText(document) : take(document, XML_BLANKS) !== '';
  if (text.startsWith('<!--', at)) return readComment(document);
  if (text.startsWith('<?', at)) return readInstruction(document);
  if (isInside && text.startsWith('<![CDATA[', at)) return readCharacterData(document);
  if (isInside && text.startsWith('</', at)) return readEndTag(document);
  if (document.hasRoot && !isInside) return false;
  if (!document.hasRoot && !document.hasDoctype && text.startsWith('<!DOCTYPE', at)) {
    document.hasDoctype = true;
    return readDoctype(document);
  }
  return readStartTag(document);
}

function readText(document: Document): boolean {
  const raw = take(document, /[^<]*/y);
  const text = textOf(raw, document);
  // A last character alone is waited for in vain.
  if (raw.length === 1 && document.at === document.text.length) return false;
  if (text !== '') document.handler.text(text);
  return true;
}

/** Line ends stay as they are here. Source: observed of libxml2 2.9. */
function readCharacterData(document: Document): boolean {
  const end = document.text.indexOf(']]>', document.at);
  if (end < 0) return false;
  document.handler.text(document.text.slice(document.at + 9, end));
  document.at = end + 3;
  return true;
}

/** Ends the innermost element, whatever its name. */
function readEndTag(document: Document): boolean {
  document.at += 2;
  const isRight = take(document, NAME) === document.open.pop();
  take(document, XML_BLANKS);
  if (!takeText(document, '>') || !isRight) document.isWellFormed = false;
  document.handler.end();
  return true;
}

/** Where no `>` follows the attributes, what does is content. */
function readStartTag(document: Document): boolean {
  document.at += 1;
  const name = take(document, NAME);
  if (name === '') return false;
  const attributes: Attribute[] = [];
  while (take(document, XML_BLANKS) !== '' && readAttribute(document, attributes));
  const names = new Set(attributes.map(([each]) => each));
  if (names.size < attributes.length) document.isWellFormed = false;
  document.hasRoot = true;
  document.handler.start(name, attributes);
  if (takeText(document, '/>')) document.handler.end();
  else {
    if (!takeText(document, '>')) document.isWellFormed = false;
    document.open.push(name);
  }
  return true;
}

/** A value goes up to its quote, or to what no value may have. Source: XML 1.0, Char and AttValue. */
const REST = '=-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}';
const VALUE = new RegExp(`"([\t\n\r !#-;${REST}]*)"?|'([\t\n\r -&(-;${REST}]*)'?`, 'uy');

function readAttribute(document: Document, attributes: Attribute[]): boolean {
  const name = take(document, NAME);
  take(document, XML_BLANKS);
  if (name === '') return false;
  const isAssigned = takeText(document, '=');
  take(document, XML_BLANKS);
  const value = isAssigned ? takeMatch(document, VALUE) : null;
  if (!value) {
    document.isWellFormed = false;
    return false;
  }
  attributes.push([name, attributeValue(value[1] ?? value[2] ?? '', document)]);
  return true;
}
