/** Reads comments, instructions and the DOCTYPE of an XML document. Each says false where the document is read no further. */
import { take, takeMatch, takeText } from './scan.ts';
import { withPlainLines } from './xml-references.ts';
import { NAME, type Reader, XML_BLANKS } from './xml-scan.ts';

/** Two hyphens in a comment go together, so `--->` ends none. Source: libxml2 xmlParseComment. */
export function readComment(reader: Reader): boolean {
  const start = reader.at + 4;
  const hyphens = /--(>?)/g;
  hyphens.lastIndex = start;
  let found = hyphens.exec(reader.text);
  while (found?.[1] === '') {
    reader.isWellFormed = false;
    found = hyphens.exec(reader.text);
  }
  if (!found) return false;
  reader.at = hyphens.lastIndex;
  reader.handler.verbatim('<!--', withPlainLines(reader.text.slice(start, found.index)), '-->');
  return true;
}

/** One without a target is text but for its `<?`. Source: libxml2 xmlParsePI; bs4 LXMLTreeBuilderForXML.pi. */
export function readInstruction(reader: Reader): boolean {
  reader.at += 2;
  const target = take(reader, NAME);
  const end = target === '' ? reader.at : reader.text.indexOf('?>', reader.at);
  if (end < 0) return false;
  const isSeparate = target !== '' && (reader.at === end || take(reader, XML_BLANKS) !== '');
  if (target === 'xml' || !isSeparate) reader.isWellFormed = false;
  if (target === '') return true;
  const data = withPlainLines(reader.text.slice(reader.at, end));
  reader.at = end + 2;
  reader.handler.verbatim('<?', `${target} ${data}`, '?>');
  return true;
}

/** Names stay; what a document declares for itself goes. Source: libxml2 xmlParseDocTypeDecl; bs4 Doctype.for_name_and_ids. */
export function readDoctype(reader: Reader): boolean {
  take(reader, DOCTYPE);
  const name = take(reader, NAME);
  take(reader, XML_BLANKS);
  const id = withPlainLines(externalId(reader));
  reader.hasExternalSubset = id !== '';
  reader.handler.verbatim('<!DOCTYPE ', name + id, '>\n');
  take(reader, XML_BLANKS);
  if (takeText(reader, '[') && !readSubset(reader)) return false;
  take(reader, XML_BLANKS);
  return takeText(reader, '>');
}

const DOCTYPE = /<!DOCTYPE[ \t\r\n]*/y;
/** Source: XML 1.0, PubidChar. One that has another character is read up to it. */
const PUBLIC_ID =
  /"([- \r\na-zA-Z0-9'()+,./:=?;!*#@$_%]*)"?|'([- \r\na-zA-Z0-9()+,./:=?;!*#@$_%]*)'?/y;
const SYSTEM_ID = /"([^"]*)"|'([^']*)'/y;

function externalId(reader: Reader): string {
  if (takeText(reader, 'SYSTEM')) {
    const system = literal(reader, SYSTEM_ID);
    return system === undefined ? '' : ` SYSTEM "${system}"`;
  }
  const publicId = takeText(reader, 'PUBLIC') ? literal(reader, PUBLIC_ID) : undefined;
  if (publicId === undefined) return '';
  const system = literal(reader, SYSTEM_ID);
  return ` PUBLIC "${publicId}"${system === undefined ? '' : ` "${system}"`}`;
}

function literal(reader: Reader, pattern: RegExp): string | undefined {
  take(reader, XML_BLANKS);
  const found = takeMatch(reader, pattern);
  return found?.[1] ?? found?.[2];
}

const DECLARATION = /<!(?:ENTITY|ELEMENT|ATTLIST|NOTATION)(?:[^"'>]|"[^"]*"|'[^']*')*>/y;
const PARAMETER_ENTITY = /%[^;\s<>[\]]+;/y;

/** Comments and instructions in it come out after the DOCTYPE. */
function readSubset(reader: Reader): boolean {
  for (;;) {
    take(reader, XML_BLANKS);
    if (takeText(reader, ']')) return true;
    const { text, at } = reader;
    const isRead = text.startsWith('<!--', at)
      ? readComment(reader)
      : text.startsWith('<?', at)
        ? readInstruction(reader)
        : (take(reader, DECLARATION) || take(reader, PARAMETER_ENTITY)) !== '';
    if (!isRead) return false;
  }
}
