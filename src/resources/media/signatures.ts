/** Kinds of files that certain bytes tell, wherever the rest is text or not. */
import { typeOfBrand } from './brands.ts';
import { PLACES, SIGNATURES } from './signature-table.ts';
import { PATTERNS } from './signature-tests.ts';
import { isTold } from './text-tests.ts';

/** The media type that the first bytes tell, one character a byte. */
export function typeOfSignature(head: string): string | undefined {
  const found =
    SIGNATURES.find(
      ([, bytes, at = 0, leastLength = 0]) =>
        head.startsWith(bytes, at) && head.length >= leastLength,
    ) ??
    PLACES.find(([, ...places]) => places.every(([bytes, at]) => head.startsWith(bytes, at))) ??
    PATTERNS.find(([, tells]) => isTold(tells, head));
  return found?.[0] ?? typeOfBrand(head) ?? typeOfArchive(head);
}

/** A first file that names the kind, behind the length of its name; and the names. Source: libmagic's archive. */
const DECLARED = '\b\0\0\0mimetypeapplication/';
const DECLARED_AT = 26;
const DECLARABLE = /^(?:epub\+zip|vnd\.oasis\.opendocument\.[a-z-]+)/;

const ENTRY = 'PK\x03\x04';
/** From the start of an entry of an archive to the name of its file. */
const NAME_AT = 30;
/** Where the size of the first entry stands, and how far behind that size the second one is looked for. */
const [SIZE_AT, BEHIND_FIRST] = [18, 49];
/** How far behind the name of an entry the next one is looked for. */
const BEHIND_NAME = 26;

/** By the folder of a file in it. Source: libmagic's msooxml. */
const OFFICE: ReadonlyMap<string | undefined, string> = new Map([
  ['word/', 'wordprocessingml.document'],
  ['ppt/', 'presentationml.presentation'],
  ['xl/', 'spreadsheetml.sheet'],
]);

/** An archive tells by what is in it: its first file, or of documents of Office the third or fourth. */
function typeOfArchive(head: string): string | undefined {
  if (!head.startsWith(ENTRY) || head.length < 50) return undefined;
  if (head.startsWith(DECLARED, DECLARED_AT)) {
    const [name] = DECLARABLE.exec(head.slice(DECLARED_AT + DECLARED.length)) ?? [];
    if (name !== undefined) return `application/${name}`;
  }
  const office = officeKind(head, 0) ?? officeKindInside(head);
  const document = 'application/vnd.openxmlformats-officedocument';
  return office === undefined ? 'application/zip' : `${document}.${office}`;
}

function officeKind(head: string, entry: number): string | undefined {
  return OFFICE.get(/^(?:word|ppt|xl)\//.exec(head.slice(entry + NAME_AT))?.[0]);
}

function officeKindInside(head: string): string | undefined {
  if (!/^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps|customXml)/.test(head.slice(NAME_AT)))
    return undefined;
  const size = Buffer.from(head, 'latin1').readUInt32LE(SIZE_AT);
  const second = head.indexOf(ENTRY, size + BEHIND_FIRST);
  const third = second < 0 ? -1 : head.indexOf(ENTRY, second + NAME_AT);
  if (third < 0) return undefined;
  const fourth = head.indexOf(ENTRY, third + NAME_AT + BEHIND_NAME);
  return officeKind(head, third) ?? (fourth < 0 ? undefined : officeKind(head, fourth));
}
