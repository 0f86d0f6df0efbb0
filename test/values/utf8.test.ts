/** What Python says about bytes that are not UTF-8; expectations made with Python 3.11. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeUtf8 } from '../../src/values/utf8.ts';
import { anyText } from '../any-text.ts';

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

describe('decodeUtf8', () => {
  it.each([
    ['7b2261223aff227d', 'byte 0xff in position 5: invalid start byte'],
    ['80', 'byte 0x80 in position 0: invalid start byte'],
    ['c0af', 'byte 0xc0 in position 0: invalid start byte'],
    ['f5', 'byte 0xf5 in position 0: invalid start byte'],
    ['c3a9f09f9880ff', 'byte 0xff in position 6: invalid start byte'],
    ['61c322', 'byte 0xc3 in position 1: invalid continuation byte'],
    ['61e28222', 'bytes in position 1-2: invalid continuation byte'],
    ['f09f9822', 'bytes in position 0-2: invalid continuation byte'],
    ['e08080', 'byte 0xe0 in position 0: invalid continuation byte'],
    ['eda08022', 'byte 0xed in position 0: invalid continuation byte'],
    ['f4908080', 'byte 0xf4 in position 0: invalid continuation byte'],
    ['f08f', 'byte 0xf0 in position 0: invalid continuation byte'],
  ])('refuses %s', (hex, expected) => {
    const error = `'utf-8' codec can't decode ${expected}`;
    expect(decodeUtf8(bytesOf(hex))).toStrictEqual({ error });
  });

  it.each([
    ['61c3', 'a'],
    ['61e282', 'a'],
    ['61f09f98', 'a'],
    ['61eda0', 'a'],
    ['efbbbf7b7d', '\ufeff{}'],
    ['', ''],
  ])('reads %s, without what the end cuts off', (hex, text) => {
    expect(decodeUtf8(bytesOf(hex))).toStrictEqual({ text });
  });

  it('reads back every well-formed text', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        expect(decodeUtf8(new TextEncoder().encode(text))).toStrictEqual({ text });
      }),
    );
  });
});
