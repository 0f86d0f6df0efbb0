/** Kinds of files that certain bytes tell, wherever the rest is text or not. */

/** What stands in files of a kind, one character a byte, at the start if not told where; and how long they are at least. */
type Signature = readonly [mimeType: string, bytes: string, at?: number, leastLength?: number];

/** Source: libmagic 5.44, of each kind the bytes that it wants to see. */
const SIGNATURES: readonly Signature[] = [
  ['application/pdf', '%PDF-'],
  ['application/pdf', '\n%PDF-'],
  ['application/pdf', '\xef\xbb\xbf%PDF-'],
  ['application/vnd.fdf', '%FDF-'],
  ['image/png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
  ['image/jpeg', '\xff\xd8\xff', 0, 4],
  ['image/gif', 'GIF8'],
  ['image/tiff', 'II*\0'],
  ['image/tiff', 'MM\0*'],
  ['image/tiff', 'MM\0+'],
  ['image/vnd.djvu', 'AT&TFORM'],
  ['application/zip', 'PK\x05\x06'],
  ['application/gzip', '\x1f\x8b', 0, 4],
  ['application/x-7z-compressed', '7z\xbc\xaf\x27\x1c', 0, 8],
  ['application/x-ole-storage', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 0, 512],
  ['application/x-bzip2', 'BZh'],
  ['application/x-xz', '\xfd7zXZ\0'],
  ['application/x-rar', 'Rar!\x1a\x07\0'],
  ['application/x-rar', 'Rar!\x1a\x07\x01\0'],
  ['application/zstd', '(\xb5/\xfd'],
  ['application/x-lzip', 'LZIP'],
  ['application/x-lz4', '\x04"M\x18'],
  ['audio/flac', 'fLaC'],
  ['video/mp4', 'ftypavc1', 4],
  ['video/mp4', 'ftypdash', 4],
  ['video/mp4', 'ftypiso', 4],
  ['video/mp4', 'ftypmp4', 4],
  ['video/3gpp2', 'ftyp3g2', 4],
  ['video/3gpp', 'ftyp3g', 4],
  ['video/quicktime', 'ftypqt', 4],
  ['video/x-m4v', 'ftypM4V', 4],
  ['audio/x-m4a', 'ftypM4A', 4],
  ['image/heic', 'ftypheic', 4],
  ['image/heic', 'ftypheix', 4],
  ['image/heif', 'ftypmif1', 4],
  ['image/heif-sequence', 'ftypmsf1', 4],
  ['image/avif', 'ftypavif', 4],
  ['application/postscript', '%!'],
  ['application/postscript', '\x04%!'],
  ['text/rtf', '{\\rtf', 0, 6],
  ['text/calendar', 'BEGIN:VCALENDAR'],
  ['application/pgp-encrypted', '-----BEGIN PGP MESSAGE-'],
  ['application/pgp-keys', '-----BEGIN PGP PUBLIC KEY BLOCK-'],
  ['application/pgp-keys', '-----BEGIN PGP PRIVATE KEY BLOCK-'],
  ['application/pgp-signature', '-----BEGIN PGP SIGNATURE-'],
];

/** The same for kinds that take more to tell. */
const PATTERNS: readonly (readonly [mimeType: string, pattern: RegExp])[] = [
  ['image/webp', /^RIFF.{4}WEBP/s],
  ['audio/x-wav', /^RIFF.{4}WAVE/s],
  ['video/x-msvideo', /^RIFF.{4}AVI /s],
  ['image/bmp', /^BM.{12}[\f(48@l|]\0\0\0/s],
  ['text/vcard', /^begin:vcard/i],
];

/** The media type that the first bytes tell, one character a byte. */
export function typeOfSignature(head: string): string | undefined {
  const found =
    SIGNATURES.find(
      ([, bytes, at = 0, leastLength = 0]) =>
        head.startsWith(bytes, at) && head.length >= leastLength,
    ) ?? PATTERNS.find(([, pattern]) => pattern.test(head));
  return found?.[0] ?? typeOfArchive(head);
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
