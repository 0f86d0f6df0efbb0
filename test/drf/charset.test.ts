/** Character sets by Python's names. Source: BEHAVIOUR 6. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { UTF_8 } from '../../src/drf/charset.ts';
import { charsetNamed } from '../../src/drf/charset-names.ts';
import { charsetOf } from '../../src/drf/media-type.ts';
import { parsePairs } from '../../src/drf/text.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

describe('charsetNamed', () => {
  it.each([
    ['UTF-8', 'c3b5', 'õ'],
    ['u8', 'c3b5', 'õ'],
    ['iso-8859-1', 'f585', 'õ\x85'],
    ['Latin 1', 'f5', 'õ'],
    ['windows-1252', '80f5', '€õ'],
    ['cp1251', 'ef', 'п'],
    ['iso-8859-15', 'a4', '€'],
    ['koi8-r', 'd0', 'п'],
    ['utf-16', 'f500', 'õ'],
    ['utf-16', 'fffef500', 'õ'],
    ['utf-16', 'feff00f5', 'õ'],
    ['utf-16-be', '00f5', 'õ'],
    ['utf_32', 'f5000000', 'õ'],
    ['utf-32', '0000feff000000f5', 'õ'],
    ['us-ascii', '61', 'a'],
    ['us', '61', 'a'],
    ['ansi_x3_4_1968', '61', 'a'],
    ['iso_646.irv_1991', '61', 'a'],
    ['iso-8859-16', '61a0a4aaff', 'a\u00a0€Șÿ'],
    ['l10', 'd0df', 'Đß'],
    ['csISOLatin3', 'a1', 'Ħ'],
    ['csISOLatinArabic', 'c7', 'ا'],
    ['ISO_8859-8:1988', 'e0', 'א'],
    ['shift_jis', '82a0', 'あ'],
    ['latin5', '80d0f0', '\x80Ğğ'],
    ['iso-8859-11', '85a0a1', '\x85\xa0ก'],
    ['tis-620', '99a1', '\x99ก'],
    ['ISO_8859-5:1988', 'd0', 'а'],
    ['csISOLatinGreek', 'e1', 'α'],
    ['ISO8859', 'f5', 'õ'],
  ])('reads %s', (name, hex, text) => {
    expect(charsetNamed(name)?.strict(bytes(hex))).toBe(text);
    expect(charsetNamed(name)?.lenient(bytes(hex))).toBe(text);
  });

  it.each([
    ['utf-8', 'f5', '\ufffd'],
    ['ascii', 'f5', '\ufffd'],
    ['cp1252', '81', '\ufffd'],
    ['cp1253', 'aa', '\ufffd'],
    ['cp874', 'db', '\ufffd'],
    ['thai', 'fc', '\ufffd'],
    ['tis620', 'a0', '\ufffd'],
    ['utf-16', '61', '\ufffd'],
    ['utf-16', '00d8', '\ufffd'],
    ['utf-32', '00d80000', '\ufffd'],
    ['utf-32', '610000', '\ufffd'],
  ])('finds in %s that %s is none', (name, hex, text) => {
    expect(charsetNamed(name)?.strict(bytes(hex))).toBeUndefined();
    expect(charsetNamed(name)?.lenient(bytes(hex))).toBe(text);
  });

  it.each(['', 'klingon', 'utf-9', 'x-user-defined', 'latin11', '__proto__'])(
    'does not know %j',
    (name) => {
      expect(charsetNamed(name)).toBeUndefined();
    },
  );

  it('reads nothing at which it throws', () => {
    const names = [
      'utf-8',
      'latin1',
      'ascii',
      'utf-16',
      'utf-32-be',
      'cp1255',
      'gbk',
      'big5',
      'euc-jp',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.uint8Array(), (name, some) => {
        const charset = charsetNamed(name);
        const strict = charset?.strict(some);
        expect(typeof charset?.lenient(some)).toBe('string');
        if (strict !== undefined) expect(charset?.lenient(some)).toBe(strict);
      }),
    );
  });
});

describe('charsetOf', () => {
  it.each([
    ['application/json', undefined],
    [undefined, undefined],
    ['text/plain; charset=klingon', undefined],
    ['Application/Json; Charset="UTF-8"', UTF_8],
    ['multipart/form-data; boundary=x; charset=latin-1', charsetNamed('iso8859-1')],
  ])('finds that of %j', (header, charset) => {
    expect(charsetOf(header)).toBe(charset);
  });
});

describe('a form in another character set', () => {
  it.each([
    [
      'latin-1',
      'a=%F5&b=\xf5',
      [
        ['a', 'õ'],
        ['b', 'õ'],
      ],
    ],
    ['cp1251', 'a=\xef%EF', [['a', 'пп']]],
    // Its first byte is no cp1252: the whole is Latin-1 then, but what is percent-encoded is not.
    [
      'cp1252',
      'a=\x81&b=%80',
      [
        ['a', '\x81'],
        ['b', '€'],
      ],
    ],
    // Of even length: one nonsense name.
    ['utf-16', 'ab=1', [['扡ㄽ', '']]],
    // Of odd length: names and values without a percent sign stay, others are garbled.
    [
      'utf-16',
      'ab=12&c=%31',
      [
        ['ab', '12'],
        ['c', '\ufffd'],
      ],
    ],
    ['utf-8', 'a=%F5', [['a', '\ufffd']]],
  ])('in %s: %j', (name, raw, pairs) => {
    expect(parsePairs(raw, charsetNamed(name))).toEqual(pairs);
  });
});
