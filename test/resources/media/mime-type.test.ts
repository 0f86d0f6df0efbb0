/** What files are taken for. Source: libmagic 5.44, asked of each of these. */
import { describe, expect, it } from '@jest/globals';
import { mimeTypeOf } from '../../../src/resources/media/mime-type.ts';

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN = 'application/vnd.oasis.opendocument';

const type = (latin1: string) => mimeTypeOf(Buffer.from(latin1, 'latin1'));

describe('mimeTypeOf', () => {
  it.each([
    ['application/pdf', '%PDF-1.4\n'],
    ['application/pdf', '\n%PDF-1.4'],
    ['application/pdf', '\xef\xbb\xbf%PDF-1.4'],
    ['application/pdf', 'paid %PDF-1.4'],
    ['application/vnd.fdf', '%FDF-1.2'],
    ['image/png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
    ['image/jpeg', '\xff\xd8\xff\xe0....'],
    ['image/gif', 'GIF87a'],
    ['image/gif', 'GIF88a....'],
    ['image/tiff', 'II*\0....'],
    ['image/tiff', 'MM\0*....'],
    ['image/webp', 'RIFF\x01\x02\x03\x0aWEBPVP8'],
    ['audio/x-wav', 'RIFF1234WAVEfmt '],
    ['image/bmp', 'BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0'],
    ['image/heic', '\0\0\0\x18ftypheic'],
    ['video/mp4', '\0\0\0\x18ftypmp42'],
    ['video/mp4', '\0\0\0\x18ftypisom'],
    ['video/quicktime', '\0\0\0\x18ftypqt  '],
    ['video/mp4', '\0\0\0\x18ftypM4P '],
    ['video/3gpp', '\0\0\0\x18ftyp3gp4'],
    ['video/3gpp2', '\0\0\0\x18ftypKDDI'],
    ['audio/mp4', '\0\0\0\x18ftypM4B '],
    ['audio/x-m4a', '\0\0\0\x18ftypM4A '],
    ['image/avif', '\0\0\0\x18ftypavis'],
    ['image/heif-sequence', '\0\0\0\x18ftyphevs'],
    ['application/octet-stream', '\0\0\0\x18ftypmp4v'],
    ['application/octet-stream', '\0\0\0\x18ftyp3gf9'],
    ['application/gzip', '\x1f\x8b\x08\0'],
    ['application/x-bzip2', 'BZh9'],
    ['application/x-xz', '\xfd7zXZ\0'],
    ['application/x-rar', 'Rar!\x1a\x07\0'],
    ['application/x-7z-compressed', '7z\xbc\xaf\x27\x1c\0\x04'],
    ['application/x-ole-storage', `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(504)}`],
    ['application/zip', 'PK\x05\x06'],
    ['application/postscript', '%!PS-Adobe-3.0'],
    ['text/rtf', '{\\rtf1}'],
    ['text/vcard', 'begin:vcard\r\n'],
    ['text/calendar', 'BEGIN:VCALENDAR\r\n'],
    ['application/pgp-encrypted', '-----BEGIN PGP MESSAGE-----'],
    ['application/pgp-keys', '-----BEGIN PGP PUBLIC KEY BLOCK-----'],
    ['application/pgp-keys', '-----BEGIN PGP PRIVATE KEY BLOCK-----'],
    ['application/pgp-signature', '-----BEGIN PGP SIGNATURE-----'],
    ['text/xml', '<?xml version="1.0"?><a/>'],
    ['text/xml', '<?XML encoding="UTF-8"?><svg>'],
    ['text/xml', '<?xml?><svg>'],
    ['text/xml', '<?xml version=""?><svg>'],
    ['text/html', '<!DOCTYPE html><p>'],
    ['text/html', 'x <!doctype\n HTML'],
    ['text/html', '\n<HTML>'],
    ['text/html', '<!-- --><html lang="et">'],
    ['text/html', 'x<title>'],
    ['text/html', '<script src="a">'],
    ['text/html', '<a\nhref=x>'],
    ['text/html', '\xef\xbb\xbf<table>'],
    ['message/rfc822', 'From: a@b\nTo: c\n'],
    ['message/rfc822', 'Received: x'],
    ['text/x-shellscript', '#!/bin/sh\nls'],
    ['text/x-shellscript', '#! /usr/bin/env bash\n'],
    ['text/x-script.python', '#!/usr/bin/env python3\n'],
    ['text/x-php', '<?php echo 1;'],
    ['text/x-diff', 'diff --git a b\n'],
    ['text/plain', '{"a": '],
    ['text/plain', 'paid in full\n'],
    ['text/plain', 't\xf5end in latin-1'],
    ['text/plain', '\x1b[1mbold'],
    ['text/plain', '\xff\xfea\0b\0'],
    ['text/plain', '\xfe\xff\0a\0b'],
    ['text/plain', '\xff\xfe\0\0a\0\0\0'],
    ['text/plain', '<body><p>'],
    ['text/plain', '<header>'],
    ['text/plain', '\t<?xml version="1.0"?>'],
    ['application/octet-stream', '\xff\xfea\0\x01\0'],
    ['application/octet-stream', 'a\0b'],
    ['application/octet-stream', '\x01\x02\x03'],
    ['application/octet-stream', 'x'],
    ['application/x-empty', ''],
  ])('says %s of %j', (expected, bytes) => {
    expect(type(bytes)).toBe(expected);
  });

  it.each([
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '<svg/>',
    '<svgx>',
    '<svg:svg xmlns:svg="s"/>',
    '<!doctype  SVG>',
    '<html><!DOCTYPE svg',
    '<?xml version="1.0"?>\n<svg>',
    "<?xml version='1.0'?><svg/>",
    '<?xml version="1.0"?><!-- --><a><svg/></a>',
    '<svg>\0',
  ])('says SVG of %j', (bytes) => {
    expect(type(bytes)).toBe('image/svg+xml');
  });

  it.each(['\n<svg a="1"/>', ' <svg>', ' <?xml version="1.0"?><svg>', 'a<svg>', '<SVG>'])(
    'says text/plain of %j',
    (bytes) => {
      expect(type(bytes)).toBe('text/plain');
    },
  );

  it.each(['\xff\xd8\xff', '{\\rtf'])('says text/plain of the mere signature %j', (bytes) => {
    expect(type(bytes)).toBe('text/plain');
  });

  it.each([
    '\x89PNG\r\n\x1a\n',
    'PK\x03\x04....',
    '\x1f\x8b\x08',
    '7z\xbc\xaf\x27\x1c',
    '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
  ])('says nothing of the mere signature %j', (bytes) => {
    expect(type(bytes)).toBe('application/octet-stream');
  });

  it.each([
    ['application/zip', ['a.txt']],
    ['application/zip', ['_rels/.rels', 'word/document.xml']],
    [`${OFFICE}.wordprocessingml.document`, ['[Content_Types].xml', '_rels/.rels', 'word/a.xml']],
    [`${OFFICE}.spreadsheetml.sheet`, ['[Content_Types].xml', '_rels/.rels', 'docProps/a', 'xl/a']],
    [`${OFFICE}.presentationml.presentation`, ['ppt/a.xml']],
    ['application/epub+zip', ['mimetypeapplication/epub+zip']],
    [`${OPEN}.text`, [`mimetype${OPEN}.text`]],
  ])('says %s of an archive of %j', (expected, names) => {
    const entry = (name: string) =>
      `PK\x03\x04${'\0'.repeat(22)}\x08\0\0\0${name}\0${'x'.repeat(40)}`;
    expect(type(names.map(entry).join(''))).toBe(expected);
  });

  it.each([
    ['application/json', '{"a": [1]}'],
    ['application/json', ' [1, -2.5e+3, .5, true, null, "\\u00e5\\n"] '],
    ['application/json', '{"a":01,}'],
    ['application/json', '{"a":"\n"}'],
    ['application/json', '['.repeat(251) + ']'.repeat(251)],
    ['application/x-ndjson', '{"a":1} {"b":2}'],
    ['application/x-ndjson', '[1]\n[2]\nand more'],
    ['text/plain', '['.repeat(252) + ']'.repeat(252)],
    ['text/plain', `["${'x'.repeat(1024)}"]`],
    ['text/plain', '[1]\n{"a":1}'],
    ['text/plain', '{"a":1} x'],
    ['text/plain', '[,]'],
    ['text/plain', '[1e]'],
    ['text/plain', '["\\x"]'],
    ['text/plain', '{"a" 1}'],
    ['text/plain', '{a:1}'],
    ['text/plain', '"a"'],
    ['text/plain', '\xef\xbb\xbf{"a":1}'],
    ['text/csv', 'a,b\n1,2\n3,4\n'],
    ['text/csv', 'a,b\r\n"1,""2",3\r\n"\n",4\r\n'],
    ['text/csv', '<svg>,\n,\n,\n'],
    ['text/csv', `${'a,b\n'.repeat(10)}c`],
    ['text/plain', 'a,b\n1,2\n3,4'],
    ['text/plain', 'a,b\n1,2\n3\n'],
    ['text/plain', 'a\nb\nc\n'],
    ['application/octet-stream', 'a,b\n1,2\n3,4\n\x01'],
  ])('says %s of the data %j', (expected, bytes) => {
    expect(type(bytes)).toBe(expected);
  });

  it('looks at the start alone', () => {
    expect(type(`${' '.repeat(1023)}\0`)).toBe('application/octet-stream');
    expect(type(`${' '.repeat(1024)}\0`)).toBe('text/plain');
    expect(type(`${' '.repeat(256)}%PDF-`)).toBe('application/pdf');
    expect(type(`${' '.repeat(257)}%PDF-`)).toBe('text/plain');
    const svg = (blanks: number) => `<?xml version="1.0"?>${' '.repeat(blanks)}<svg`;
    expect(type(svg(999))).toBe('image/svg+xml');
    expect(type(svg(1000))).toBe('text/xml');
  });

  it.each([
    ['text/plain', 'abc\0\0'],
    ['text/plain', 'ab\0\0'],
    ['text/plain', 'paid\n\0\0\0\0'],
    ['text/plain', '<html>\0\0'],
    ['application/octet-stream', 'abc\0'],
    ['application/octet-stream', 'a\0'],
    ['application/octet-stream', '\0\0'],
    ['application/octet-stream', 'a\0b\0'],
    ['application/octet-stream', 'a\x01\0\0'],
  ])('says %s of %j, which ends in NULs', (expected, bytes) => {
    expect(type(bytes)).toBe(expected);
  });

  it('says text/plain of UTF-8', () => {
    expect(mimeTypeOf(Buffer.from('tõend'))).toBe('text/plain');
  });
});
