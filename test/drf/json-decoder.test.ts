/** What Python reads from a JSON body; expectations made with Python 3.11 json.load on codecs.getreader('utf-8'). */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeJson, JsonFloat, type JsonValue, jsonTypeName } from '../../src/drf/json-decoder.ts';
import { encodeJson } from '../../src/drf/json-encoder.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (text: string) => decodeJson(bytesOf(text));

function read(text: string): JsonValue {
  const decoded = decode(text);
  if ('error' in decoded) throw new Error(decoded.error);
  return decoded.value;
}

describe('decodeJson', () => {
  it.each([
    ['', 'Expecting value: line 1 column 1 (char 0)'],
    ['\n', 'Expecting value: line 2 column 1 (char 1)'],
    ['{', 'Expecting property name enclosed in double quotes: line 1 column 2 (char 1)'],
    ['{"a"', "Expecting ':' delimiter: line 1 column 5 (char 4)"],
    ['{"a":}', 'Expecting value: line 1 column 6 (char 5)'],
    ['{"a":1,}', 'Expecting property name enclosed in double quotes: line 1 column 8 (char 7)'],
    ['{"a":1', "Expecting ',' delimiter: line 1 column 7 (char 6)"],
    ['{"a":1}}', 'Extra data: line 1 column 8 (char 7)'],
    ['[1,]', 'Expecting value: line 1 column 4 (char 3)'],
    ['[1 2]', "Expecting ',' delimiter: line 1 column 4 (char 3)"],
    ['[nul]', 'Expecting value: line 1 column 2 (char 1)'],
    ['tru', 'Expecting value: line 1 column 1 (char 0)'],
    ['fals', 'Expecting value: line 1 column 1 (char 0)'],
    ['"abc', 'Unterminated string starting at: line 1 column 1 (char 0)'],
    ['"abc\\', 'Unterminated string starting at: line 1 column 1 (char 0)'],
    ['{"a":"b\n"}', 'Invalid control character at: line 1 column 8 (char 7)'],
    ['{"a":"\\x"}', 'Invalid \\escape: line 1 column 7 (char 6)'],
    ['{"a":"\\u12"}', 'Invalid \\uXXXX escape: line 1 column 8 (char 7)'],
    ['"\\u1234', 'Invalid \\uXXXX escape: line 1 column 3 (char 2)'],
    ['"\\ud83d\\uzzzz"', 'Invalid \\uXXXX escape: line 1 column 9 (char 8)'],
    ['{\n "a": oops\n}', 'Expecting value: line 2 column 7 (char 8)'],
    ['["😀😀",\n "é", x]', 'Expecting value: line 2 column 7 (char 13)'],
    ['{"a":01}', "Expecting ',' delimiter: line 1 column 7 (char 6)"],
    ['{"a":1.}', "Expecting ',' delimiter: line 1 column 7 (char 6)"],
    ['1e+', 'Extra data: line 1 column 2 (char 1)'],
    ['-', 'Expecting value: line 1 column 1 (char 0)'],
    ['+1', 'Expecting value: line 1 column 1 (char 0)'],
    ['-Infinit', 'Expecting value: line 1 column 1 (char 0)'],
    ['[NaN', "Out of range float values are not JSON compliant: 'NaN'"],
    ['Infinity', "Out of range float values are not JSON compliant: 'Infinity'"],
    ['{"a":-Infinity}', "Out of range float values are not JSON compliant: '-Infinity'"],
    ['\ufeff{}', 'Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)'],
    ['{}\u00a0', 'Extra data: line 1 column 3 (char 2)'],
  ])('refuses %j', (text, error) => {
    expect(decode(text)).toStrictEqual({ error });
  });

  it('refuses bytes that are not UTF-8, and drops a sequence that the end cuts off', () => {
    expect(decodeJson(Uint8Array.of(0x22, 0xff, 0x22))).toStrictEqual({
      error: "'utf-8' codec can't decode byte 0xff in position 1: invalid start byte",
    });
    expect(decodeJson(Uint8Array.of(0x22, 0xe2, 0x82, 0x22))).toStrictEqual({
      error: "'utf-8' codec can't decode bytes in position 1-2: invalid continuation byte",
    });
    expect(decodeJson(Uint8Array.of(0x31, 0xe2, 0x82))).toStrictEqual({ value: 1n });
  });

  it('refuses whole numbers of more than 4300 digits', () => {
    expect(read(`-${'1'.repeat(4300)}`)).toBe(-BigInt('1'.repeat(4300)));
    expect(decode(`[-${'1'.repeat(4301)}]`)).toStrictEqual({
      error:
        'Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; ' +
        'use sys.set_int_max_str_digits() to increase the limit',
    });
    expect(read(`${'1'.repeat(4301)}.0`)).toStrictEqual(new JsonFloat('inf'));
  });

  it('refuses to nest without end, and never overflows the stack', () => {
    const words = 'maximum recursion depth exceeded while decoding a JSON';
    expect(decode('['.repeat(100_000))).toStrictEqual({
      error: `${words} array from a unicode string`,
      isTooDeep: true,
    });
    expect(decode('{"a":'.repeat(991))).toStrictEqual({
      error: `${words} object from a unicode string`,
      isTooDeep: true,
    });
    expect(decode('['.repeat(990) + ']'.repeat(990))).toHaveProperty('value');
  });

  it.each([
    ['1.000', '1.0'],
    ['1E2', '100.0'],
    ['1e-7', '1e-07'],
    ['-0.0', '-0.0'],
    ['1e400', 'inf'],
    ['1e16', '1e+16'],
  ])('reads %s as the float %s', (text, expected) => {
    expect(read(text)).toStrictEqual(new JsonFloat(expected));
  });

  it.each<[string, JsonValue]>([
    [' \t\r\n[ 1 , -0 ] ', [1n, 0n]],
    ['[true,false,null,[],{}]', [true, false, null, [], Object.create(null)]],
    ['"\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00"', '"\\/\b\f\n\r\té😀'],
    ['"\\ud83d\\u0041"', '\ud83dA'],
    ['12345678901234567890', 12345678901234567890n],
    ['"\u007f\u2028"', '\u007f\u2028'],
  ])('reads %j', (text, expected) => {
    expect(read(text)).toStrictEqual(expected);
  });

  it('lets the last of equal keys win, in the place of the first, whatever the key', () => {
    const value = read('{"a":1,"b":2,"a":3,"__proto__":4}');
    expect(JSON.stringify(value, (_, v) => (typeof v === 'bigint' ? `${v}` : v))).toBe(
      '{"a":"3","b":"2","__proto__":"4"}',
    );
    expect(Object.getPrototypeOf(value)).toBeNull();
  });

  it('reads back what is encoded', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(JSON.parse(encodeJson(read(text)))).toStrictEqual(JSON.parse(text));
      }),
    );
  });

  it('accepts exactly what JSON.parse accepts', () => {
    const pieces = fc.array(
      fc.constantFrom(
        ...[
          '{',
          '}',
          '[',
          ']',
          ',',
          ':',
          '"',
          '"a"',
          '"a":',
          '\\',
          '\\n',
          '\\u00e9',
          'null',
          'true',
          '-',
          '0',
          '12',
        ],
        ...['.5', 'e3', ' ', '\n', '\x01', 'é', '😀', 'x'],
      ),
    );
    const mutated = fc.tuple(fc.json(), fc.nat(), fc.nat(3), pieces).map(([text, at, cut, put]) => {
      const from = at % (text.length + 1);
      return text.slice(0, from) + put.join('') + text.slice(from + cut);
    });
    fc.assert(
      fc.property(
        fc.oneof(
          mutated,
          pieces.map((put) => put.join('')),
        ),
        (text) => {
          let accepted = true;
          try {
            JSON.parse(text);
          } catch {
            accepted = false;
          }
          expect('value' in decode(text)).toBe(accepted);
        },
      ),
      { numRuns: 800 },
    );
  });
});

describe('jsonTypeName', () => {
  it.each([
    ['null', 'NoneType'],
    ['true', 'bool'],
    ['"a"', 'str'],
    ['1', 'int'],
    ['1.0', 'float'],
    ['[]', 'list'],
    ['{}', 'dict'],
  ])('calls %s a %s', (text, expected) => {
    expect(jsonTypeName(read(text))).toBe(expected);
  });
});
