/** The percent-encodings of the web; expectations made with Python 3.11 urllib.parse and Django's utils/encoding. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { charsetNamed } from '../../src/drf/charset-names.ts';
import {
  decodeComponent,
  decodePath,
  escapeUriPath,
  latin1Bytes,
  parsePairs,
  quoteFileName,
  quotePlus,
  unquote,
  uriToIri,
  utf8Text,
} from '../../src/drf/text.ts';
import { isAscii } from '../../src/values/python-text.ts';
import { anyText } from '../any-text.ts';

/** Text as Node hands it out: one character a byte. */
const onTheWire = (text: string): string => Buffer.from(text).toString('latin1');

const wellFormed = anyText();

describe('isAscii', () => {
  it.each([
    ['', true],
    ['abc~\x00\x7f', true],
    ['é', false],
    ['a\n€', false],
  ])('%j is %s', (text, expected) => {
    expect(isAscii(text)).toBe(expected);
  });
});

describe('utf8Text', () => {
  it.each([
    [[0x61, 0xc3, 0xa9], 'aé'],
    [[0xef, 0xbb, 0xbf, 0x61], '\ufeffa'],
    [[], ''],
    [[0xff], undefined],
    [[0xc3], undefined],
    [[0xed, 0xa0, 0x80], undefined],
  ])('reads %j as %j', (bytes, expected) => {
    expect(utf8Text(Uint8Array.from(bytes))).toBe(expected);
  });

  it('undoes what the wire does to any text', () => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        expect(utf8Text(latin1Bytes(onTheWire(text)))).toBe(text);
      }),
    );
  });
});

describe('decodeComponent', () => {
  it.each([
    ['a+b', 'a b'],
    ['a%2Bb', 'a+b'],
    ['%C3%A9', 'é'],
    ['%f0%9f%98%80', '😀'],
    ['100%', '100%'],
    ['%', '%'],
    ['%4', '%4'],
    ['%zz%41', '%zzA'],
    ['%C3a%A9', '\ufffda\ufffd'],
    ['%FF', '\ufffd'],
    ['%E2%82', '\ufffd'],
    ['%00', '\0'],
    ['é%20é', 'é é'],
    ['', ''],
  ])('reads %j as %j', (raw, expected) => {
    expect(decodeComponent(raw)).toBe(expected);
  });

  it('undoes quotePlus', () => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        expect(decodeComponent(quotePlus(text))).toBe(text);
      }),
    );
  });
});

describe('unquote', () => {
  it.each([
    ['t%C3%B5end.pdf', 'UTF-8', 'tõend.pdf'],
    ['t%F5end.pdf', 'iso-8859-1', 'tõend.pdf'],
    ['t%F5end.pdf', 'ISO8859-1', 'tõend.pdf'],
    ['t%F5end.pdf', 'latin-1', 'tõend.pdf'],
    ['t%F5end.pdf', 'utf-8', 't\ufffdend.pdf'],
    ['a+b', 'utf-8', 'a+b'],
  ])('reads %j in %s as %j', (text, charset, expected) => {
    expect(unquote(text, charsetNamed(charset))).toBe(expected);
  });
});

describe('parsePairs', () => {
  it.each([
    ['', []],
    ['&&', []],
    ['a', [['a', '']]],
    ['a=', [['a', '']]],
    ['=b', [['', 'b']]],
    ['a=1=2', [['a', '1=2']]],
    [
      'a=1&&b=2&a=3',
      [
        ['a', '1'],
        ['b', '2'],
        ['a', '3'],
      ],
    ],
    ['a;b=1;c=2', [['a;b', '1;c=2']]],
    ['a+b=c+d', [['a b', 'c d']]],
    ['%3D=%26', [['=', '&']]],
    [onTheWire('õ=é'), [['õ', 'é']]],
    ['\xf5=1', [['õ', '1']]],
  ])('reads %j as %j', (raw, expected) => {
    expect(parsePairs(raw)).toEqual(expected);
  });
});

describe('quotePlus', () => {
  it.each([
    ['', ''],
    ['azAZ09_.-~', 'azAZ09_.-~'],
    ['a b', 'a+b'],
    ['a+b', 'a%2Bb'],
    ['a%20b', 'a%2520b'],
    ["/?#[]@!$&'()*,;=:", '%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2C%3B%3D%3A'],
    ['é€😀', '%C3%A9%E2%82%AC%F0%9F%98%80'],
    ['\n\0', '%0A%00'],
  ])('writes %j as %s', (text, expected) => {
    expect(quotePlus(text)).toBe(expected);
  });
});

describe('escapeUriPath', () => {
  it.each([
    ['/api/payments/', '/api/payments/'],
    ["/:@&+$,-_.!~*'()", "/:@&+$,-_.!~*'()"],
    ['/a b;c=d?e#f', '/a%20b%3Bc%3Dd%3Fe%23f'],
    ['/{õ}/', '/%7B%C3%B5%7D/'],
    ['/%FF/', '/%25FF/'],
  ])('writes %j as %s', (path, expected) => {
    expect(escapeUriPath(path)).toBe(expected);
  });

  it('is undone by decodePath', () => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        expect(decodePath(escapeUriPath(text))).toBe(text);
      }),
    );
  });
});

describe('quoteFileName', () => {
  it.each([
    ['slip.pdf', 'slip.pdf'],
    ['tõend.pdf', 't%C3%B5end.pdf'],
    ["it's (1)!.pdf", 'it%27s%20%281%29%21.pdf'],
    ['a/b~c', 'a/b~c'],
  ])('writes %j as %s', (name, expected) => {
    expect(quoteFileName(name)).toBe(expected);
  });
});

describe('decodePath', () => {
  it.each([
    ['/api/payments/', '/api/payments/'],
    ['/api%2Fpayments%2f', '/api/payments/'],
    ['/%7Ba%7D/', '/{a}/'],
    ['/%C3%B5/', '/õ/'],
    [onTheWire('/õ/'), '/õ/'],
    ['/a+b/', '/a+b/'],
    ['/%/%4/%zz/', '/%/%4/%zz/'],
    ['/%ff/%41', '/%FF/A'],
    ['/%C3/%C3%B5', '/%C3/õ'],
    ['/%E2%82A%f0%9f%98%80', '/%E2%82A😀'],
    ['/\xff/', '/%FF/'],
  ])('reads %j as %j', (raw, expected) => {
    expect(decodePath(raw)).toBe(expected);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('%', 'F', 'f', '0', '9', 'C', '3', '/', 'õ')), (all) => {
        expect(typeof decodePath(all.join(''))).toBe('string');
      }),
    );
  });
});

describe('uriToIri', () => {
  it.each([
    ['/api/payments/', '/api/payments/'],
    ['/%61%5A%2D%2e%5F%7E/', '/aZ-._~/'],
    ['/%31%39/', '/%31%39/'],
    ['/%2F%20%25%3f/', '/%2F%20%25%3f/'],
    ['/%40%5B%60%7B/', '/%40%5B%60%7B/'],
    ['/%C3%B5/', '/õ/'],
    ['/%C3%B5%ff/', '/õ%FF/'],
    ['/%c3%61/', '/%C3a/'],
    ['/%zz%6/', '/%zz%6/'],
    ['/õ%41/', '/õA/'],
  ])('reads %j as %j', (uri, expected) => {
    expect(uriToIri(uri)).toBe(expected);
  });
});
