/** Media types and header parameters; expectations made with Python 3.11 after Django 4.2 utils/http. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  mediaTypeMatches,
  parseHeaderParameters,
  parseMediaType,
  precedence,
} from '../../src/drf/media-type.ts';

describe('parseHeaderParameters', () => {
  it.each([
    ['', '', {}],
    ['Text/HTML', 'text/html', {}],
    [' form-data ; NAME=a ', 'form-data', { name: 'a' }],
    ['a; b=c; b=d', 'a', { b: 'd' }],
    ['a; b', 'a', {}],
    ['a; b=', 'a', { b: '' }],
    ['a; =b', 'a', { '': 'b' }],
    ['a;;b=c;', 'a', { b: 'c' }],
    ['a; b=c=d', 'a', { b: 'c=d' }],
    ['a; b="c;d"; e=f', 'a', { b: 'c;d', e: 'f' }],
    ['a; b="c;d', 'a', { b: '"c;d' }],
    ['a; b="', 'a', { b: '"' }],
    ['a; b=""', 'a', { b: '' }],
    ['a; b="c\\"d;e"', 'a', { b: 'c"d;e' }],
    ['a; b="c\\\\d"', 'a', { b: 'c\\d' }],
    ["a; b='c'", 'a', { b: "'c'" }],
    ["a; filename*=UTF-8''t%C3%B5end.pdf", 'a', { filename: 'tõend.pdf' }],
    ["a; filename*=utf-8'et't%C3%B5.pdf", 'a', { filename: 'tõ.pdf' }],
    ["a; filename*=iso-8859-1''t%F5.pdf", 'a', { filename: 'tõ.pdf' }],
    ["a; filename*=UTF-8''t%F5.pdf", 'a', { filename: 't\ufffd.pdf' }],
    [`a; filename*="UTF-8''a%20b"`, 'a', { filename: 'a b' }],
    ['a; filename*=plain%20', 'a', { filename: 'plain%20' }],
    ["a; filename*=it's", 'a', { filename: "it's" }],
    ["a; filename*=a'b'c'd", 'a', { filename: "a'b'c'd" }],
    [`a; filename="x"; filename*=UTF-8''y`, 'a', { filename: 'y' }],
    [`a; filename*=UTF-8''y; filename="x"`, 'a', { filename: 'x' }],
  ])('reads %j', (line, value, parameters) => {
    const [read, found] = parseHeaderParameters(line);
    expect(read).toBe(value);
    expect({ ...found }).toEqual(parameters);
  });

  it('keeps a parameter named __proto__ like any other', () => {
    const [, parameters] = parseHeaderParameters('a; __proto__=b');
    expect(Object.entries(parameters)).toEqual([['__proto__', 'b']]);
  });

  it('reads back any value that is quoted', () => {
    const plain = fc.string({ unit: 'binary-ascii' }).filter((text) => !text.includes('\\'));
    fc.assert(
      fc.property(plain, (text) => {
        const quoted = `"${text.replaceAll('"', '\\"')}"`;
        expect(parseHeaderParameters(`a; b=${quoted}; c=d`)[1]).toMatchObject({ b: text, c: 'd' });
      }),
    );
  });
});

describe('mediaTypeMatches', () => {
  it.each([
    ['application/json', true],
    ['APPLICATION/JSON; charset=utf-8', true],
    ['application/*', true],
    ['*/*', true],
    ['*/json', true],
    ['*', false],
    ['', false],
    ['/', false],
    ['json', false],
    ['application', false],
    ['application/', false],
    ['application/jsonx', false],
    ['text/json', false],
    ['application/json, text/plain', false],
  ])('application/json for %j: %s', (asked, expected) => {
    expect(mediaTypeMatches('application/json', parseMediaType(asked))).toBe(expected);
  });
});

describe('precedence', () => {
  it.each([
    ['*/*', 0],
    ['*/json; indent=4', 0],
    ['application/*', 1],
    ['application/*; indent=4', 1],
    ['application/json', 2],
    ['application/json; q=0.1', 2],
    ['application/json; indent=4', 3],
    ['application/json; q=1; indent=4', 3],
  ])('of %s is %i', (text, expected) => {
    expect(precedence(parseMediaType(text))).toBe(expected);
  });
});
