/** How values are written as JSON; expectations made with Python 3.11 json.dumps(ensure_ascii=False). */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { JsonFloat } from '../../src/drf/json-decoder.ts';
import { encodeJson, type JsonOutput, JsonText } from '../../src/drf/json-encoder.ts';
import { anyText } from '../any-text.ts';

describe('encodeJson', () => {
  it.each<[string, JsonOutput, string]>([
    [
      'scalars',
      [null, true, false, 5, -3n, new JsonFloat('1e-05'), 'é'],
      '[null,true,false,5,-3,1e-05,"é"]',
    ],
    ['members without the undefined ones', { a: 1, b: undefined, c: {} }, '{"a":1,"c":{}}'],
    ['empty containers', [[], {}, { a: undefined }], '[[],{},{}]'],
    ['control characters', '"\\\b\f\n\r\t\u0001\u007f/', '"\\"\\\\\\b\\f\\n\\r\\t\\u0001\u007f/"'],
    ['line separators', { '\u2028': '\u2029' }, '{"\\u2028":"\\u2029"}'],
    ['empty strings', ['', ''], '["",""]'],
  ])('writes %s', (_, value, expected) => {
    expect(encodeJson(value)).toBe(expected);
  });

  it('takes over what is written already, and lays it out anew where blanks are asked for', () => {
    const written = new JsonText('{"a":[1,1e-05],"b":null}');
    expect(encodeJson([written, { c: written }])).toBe(
      '[{"a":[1,1e-05],"b":null},{"c":{"a":[1,1e-05],"b":null}}]',
    );
    expect(encodeJson([written], 1)).toBe(
      '[\n {\n  "a": [\n   1,\n   1e-05\n  ],\n  "b": null\n }\n]',
    );
    expect(() => encodeJson(new JsonText('{'), 1)).toThrow('{ is no JSON');
  });

  it('lays out as Python does', () => {
    const value = { a: [1, { b: null }], c: [], d: {}, e: undefined, f: { g: undefined }, '': 'x' };
    expect(encodeJson(value, 2)).toBe(
      '{\n  "a": [\n    1,\n    {\n      "b": null\n    }\n  ],\n  "c": [],\n  "d": {},\n  "f": {},\n  "": "x"\n}',
    );
    expect(encodeJson([1, 2], 8)).toBe('[\n        1,\n        2\n]');
    expect(encodeJson('x', 4)).toBe('"x"');
  });

  it('refuses numbers that are not whole', () => {
    expect(() => encodeJson(0.5)).toThrow(RangeError);
    expect(() => encodeJson({ a: Number.NaN }, 4)).toThrow(RangeError);
  });

  it('agrees with JSON.stringify, compact and laid out', () => {
    const leaf = fc.oneof(anyText(), fc.maxSafeInteger(), fc.boolean(), fc.constant(null));
    const values = fc.letrec<{ node: JsonOutput }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        leaf.map((value) => (Object.is(value, -0) ? 0 : value)),
        fc.array(tie('node')),
        fc.dictionary(fc.string(), tie('node')),
      ),
    })).node;
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 8 }), (value, indent) => {
        const escaped = (text: string): string =>
          text.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
        expect(encodeJson(value)).toBe(escaped(JSON.stringify(value)));
        expect(encodeJson(value, indent)).toBe(escaped(JSON.stringify(value, null, indent)));
      }),
    );
  });
});
