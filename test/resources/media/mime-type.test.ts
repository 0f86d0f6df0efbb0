import { describe, expect, it } from '@jest/globals';
import { mimeTypeOf } from '../../../src/resources/media/mime-type.ts';

const type = (latin1: string) => mimeTypeOf(Buffer.from(latin1, 'latin1'));

describe('mimeTypeOf', () => {
  it.each([
    ['application/pdf', '%PDF-1.4\n'],
    ['image/png', '\x89PNG\r\n\x1a\n....'],
    ['image/jpeg', '\xff\xd8\xff\xe0....'],
    ['image/gif', 'GIF87a'],
    ['image/gif', 'GIF89a....'],
    ['image/tiff', 'II*\0....'],
    ['image/tiff', 'MM\0*....'],
    ['image/webp', 'RIFF\x01\x02\x03\x0aWEBPVP8'],
    ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['image/svg+xml', '<?xml version="1.0"?>\n<svg>'],
    ['application/gzip', '\x1f\x8b\x08'],
    ['application/zip', 'PK\x03\x04....'],
    ['application/x-7z-compressed', '7z\xbc\xaf\x27\x1c'],
    ['application/msword', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
    ['text/rtf', '{\\rtf1}'],
    ['text/xml', '<?xml version="1.0"?><a/>'],
    ['text/html', '<!DOCTYPE html><p>'],
    ['text/html', '\n<HTML>'],
    ['application/json', '{"a": [1]}'],
    ['application/json', ' [1, 2]'],
    ['text/plain', '{"a": '],
    ['text/plain', 'paid in full\n'],
    ['text/plain', 't\xf5end in latin-1'],
    ['text/plain', '\x1b[1mbold'],
    ['application/octet-stream', 'a\0b'],
    ['application/octet-stream', '\x01\x02\x03'],
    ['application/octet-stream', 'x'],
    ['application/x-empty', ''],
  ])('says %s of %j', (expected, bytes) => {
    expect(type(bytes)).toBe(expected);
  });

  it('looks at the start alone', () => {
    expect(type(`${' '.repeat(600)}\0`)).toBe('text/plain');
    expect(type(`paid %PDF-`)).toBe('text/plain');
  });

  it('says text/plain of UTF-8', () => {
    expect(mimeTypeOf(Buffer.from('tõend'))).toBe('text/plain');
  });
});
