/** Small valid files, one of each kind that people send as proofs: they stand for the files of a real server. */

export interface SmallFile {
  readonly mimeType: string;
  readonly extension: string;
  readonly base64: string;
}

const ofText = (mimeType: string, extension: string, text: string): SmallFile => ({
  mimeType,
  extension,
  base64: Buffer.from(text).toString('base64'),
});

/** A page without a mark on it; the offsets of its table are right. */
function pdf(): string {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj${object}endobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 4\n0000000000 65535 f \n${offsets.join('')}`;
  return `${text}${table}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
}

const NOTE = 'A stand-in: the file of the real server was not taken.\n';

/** Images have one pixel, archives are empty. */
const FILES: readonly SmallFile[] = [
  ofText('application/pdf', 'pdf', pdf()),
  {
    ...{ mimeType: 'image/jpeg', extension: 'jpg' },
    base64:
      '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wAARCAABAAEDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AIgAf//Z',
  },
  {
    ...{ mimeType: 'image/tiff', extension: 'tif' },
    base64:
      'SUkqAAgAAAAJAAABAwABAAAAAQAAAAEBAwABAAAAAQAAAAIBAwABAAAAAQAAAAMBAwABAAAAAQAAAAYBAwABAAAAAQAAABEBBAABAAAAegAAABUBAwABAAAAAQAAABYBAwABAAAAAQAAABcBBAABAAAAAQAAAAAAAACA',
  },
  {
    ...{ mimeType: 'image/png', extension: 'png' },
    base64:
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  },
  {
    ...{ mimeType: 'image/gif', extension: 'gif' },
    base64: 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7',
  },
  {
    ...{ mimeType: 'image/webp', extension: 'webp' },
    base64:
      'UklGRkAAAABXRUJQVlA4WAoAAAAQAAAAAAAAAAAAQUxQSAIAAAAAAFZQOCAYAAAAMAEAnQEqAQABAAdAliWkAANwAP7vuQAA',
  },
  {
    ...{ mimeType: 'application/zip', extension: 'zip' },
    base64: 'UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==',
  },
  {
    ...{ mimeType: 'application/gzip', extension: 'gz' },
    base64: 'H4sIAAAAAAAAAwMAAAAAAAAAAAA=',
  },
  ofText(
    'image/svg+xml',
    'svg',
    '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>\n',
  ),
  ofText('text/xml', 'xml', '<?xml version="1.0"?>\n<proof/>\n'),
  ofText('text/html', 'html', '<!doctype html>\n<title>Proof</title>\n'),
  ofText('application/json', 'json', '{}\n'),
  ofText('text/rtf', 'rtf', '{\\rtf1 }\n'),
  ofText('text/plain', 'txt', NOTE),
];

const UNKNOWN: SmallFile = {
  mimeType: 'application/octet-stream',
  extension: 'bin',
  base64: Buffer.from([0, 1, 2, 3, 4, 5, 6, 7]).toString('base64'),
};

const byType = (mimeType: string): SmallFile | undefined =>
  FILES.find((each) => each.mimeType === mimeType);

/** One of the kind that a media type names, parameters aside; of an unknown one, bytes that are of none. */
export function smallFileOf(mediaType: string): SmallFile {
  const [name = ''] = mediaType.toLowerCase().split(';', 1);
  return byType(name.trim()) ?? UNKNOWN;
}
