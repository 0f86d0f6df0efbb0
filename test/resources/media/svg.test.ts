/** What becomes of uploaded SVGs. Source: BEHAVIOUR 12; bs4 4.11 over lxml 4.9.2 with libxml2 2.9.14. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rewrittenSvg, withoutScripts } from '../../../src/resources/media/svg.ts';
import { createClient } from '../../client.ts';
import { PROFILE } from '../base-world.ts';

const HEAD = '<?xml version="1.0" encoding="utf-8"?>\n';

describe('withoutScripts', () => {
  it.each([
    ['<svg/>', '<svg/>'],
    ['<svg></svg>', '<svg/>'],
    ['<?xml version="1.0"?>\n<svg>x</svg>\n', '<svg>x</svg>'],
    ['<!DOCTYPE svg>\n<svg/>', '<!DOCTYPE svg>\n<svg/>'],
    [
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd" [<!ENTITY a "b">]><svg/>',
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">\n<svg/>',
    ],
    ['<svg b=\'1\'  a = "2"/>', '<svg a="2" b="1"/>'],
    [
      '<svg xmlns="s" xmlns:x="l" x:href="#a&amp;&#98;"/>',
      '<svg x:href="#a&amp;b" xmlns="s" xmlns:x="l"/>',
    ],
    ['<svg a=\'"\' b="\'"/>', '<svg a=\'"\' b="\'"/>'],
    ['<svg a="&quot;\'"/>', '<svg a="&quot;\'"/>'],
    ['<svg>\n  <a/>\n\n  <b/> <c/></svg>', '<svg>\n<a/>\n<b/> <c/></svg>'],
    ['<svg><script>alert(1)</script></svg>', '<svg/>'],
    [
      '<svg><g><script href="x"/><SCRIPT>1</SCRIPT></g></svg>',
      '<svg><g><SCRIPT>1</SCRIPT></g></svg>',
    ],
    ['<svg><script><a/></script>x</svg>', '<svg>x</svg>'],
    ['<svg onload="x()"/>', '<svg onload="x()"/>'],
    ['<svg><![CDATA[a<b]]>&amp;c</svg>', '<svg>a&lt;b&amp;c</svg>'],
    ['<svg><!-- a <b> --><?p q?></svg>', '<svg><!-- a <b> --><?p q?></svg>'],
    ['<svg a="1\n2"/>', '<svg a="1 2"/>'],
    // What is open where the markup breaks is closed.
    ['<svg><g>x</svg>', '<svg><g>x</g></svg>'],
    ['<svg><g', '<svg><g/></svg>'],
    ['<svg><g a="1', '<svg><g a="1"/></svg>'],
  ])('makes of %j', (sent, kept) => {
    expect(withoutScripts(sent)).toBe(HEAD + kept);
  });

  it.each([
    ['<!DOCTYPE svg PUBLIC "-//W3C//DTD"\n  \'a.dtd\' ><svg/>', ' PUBLIC "-//W3C//DTD" "a.dtd"'],
    ['<!DOCTYPE svg PUBLIC "a""b"><svg/>', ' PUBLIC "a" "b"'],
    ['<!DOCTYPE svg PUBLIC "a"><svg/>', ' PUBLIC "a"'],
    ["<!DOCTYPE svg SYSTEM 'a.dtd'><svg/>", ' SYSTEM "a.dtd"'],
    ['<!DOCTYPE svg SYSTEM><svg/>', ''],
    ['<!DOCTYPE\nsvg\n[ <!ENTITY x "]>">\n<!ATTLIST svg a CDATA "x"> %y; ]\n><svg/>', ''],
  ])('writes the names of %j in one way', (sent, names) => {
    expect(withoutScripts(sent)).toBe(`${HEAD}<!DOCTYPE svg${names}>\n<svg/>`);
  });

  it.each([
    ['<!DOCTYPE svg [<!-- a --><?b?>]><svg/>', '<!DOCTYPE svg>\n<!-- a --><?b ?><svg/>'],
    ['<!DOCTYPE svg [a]><svg/>', '<!DOCTYPE svg>\n'],
    ['<!DOCTYPE svg a><svg/>', '<!DOCTYPE svg>\n'],
    ['<!DOCTYPE svg><!DOCTYPE svg><svg/>', '<!DOCTYPE svg>\n'],
    ['<!doctype svg><svg/>', ''],
    ['a<svg/>', ''],
    ['<svg/><!-- a --> <?b c?><svg/>', '<svg/><!-- a --><?b c?>'],
  ])('reads %j up to where it is no document', (sent, kept) => {
    expect(withoutScripts(sent)).toBe(HEAD + kept);
  });

  it.each([
    ['<svg a="\u00a0x\u2003"/>', '<svg a="\u00a0x\u2003"/>'],
    ['<svg a="1\r\n2\r3\t4&#10;5"/>', '<svg a="1 2 3 4\n5"/>'],
    ['<svg>1\r\n2\r3&#13;</svg>', '<svg>1\n2\n3\r</svg>'],
    ['<svg><![CDATA[]]></svg>', '<svg> </svg>'],
    ['<svg><![CDATA[1\r\n2]]><![CDATA[]]></svg>', '<svg>1\r\n2</svg>'],
    ['<svg>\u00a0</svg>', '<svg>\u00a0</svg>'],
    ['<svg> <script/> </svg>', '<svg>  </svg>'],
    ['<svg><!----><!-- \n --></svg>', '<svg><!-- --><!--\n--></svg>'],
    ['<svg><!--a--b\r\n--><!-- c ----></svg>', '<svg><!--a--b\n--><!-- c ----></svg>'],
    ['<svg><!-- a ---></svg>', '<svg/>'],
    ['<svg><?a?><?b  c ?><?d\n?></svg>', '<svg><?a ?><?b c ?><?d ?></svg>'],
    ['<svg>x<? y?></svg>', '<svg>x y?&gt;</svg>'],
    ['<svg>x<?y</svg>', '<svg>x</svg>'],
    ['<svg>x<![CDATA[y</svg>', '<svg>x</svg>'],
  ])('keeps the blanks of %j that count', (sent, kept) => {
    expect(withoutScripts(sent)).toBe(HEAD + kept);
  });

  it.each([
    ['a & b', 'a  b'],
    ['a &b c', 'a  c'],
    ['&nbsp;a&unknown;', 'a'],
    ['&amp;&nbsp;&amp;&#65;', '&amp;A'],
    ['&#0;&#xd800;&#x110000;&#x;&#;&#12d;a', 'd;a'],
    ['a\u0001b', 'ab'],
    ['a < b', 'a '],
    ['a<!b>c', 'a'],
    ['<g a=1/><h/>', '<g>1/&gt;<h/></g>'],
    ['<g a/>b', '<g/>b'],
    ['<g a b="1"/>', '<g>b="1"/&gt;</g>'],
    ['<g a="1"b="2"/>', '<g a="1">b="2"/&gt;</g>'],
    ['<g a="1" a="2"/>', '<g a="2"/>'],
    ["<g a=\"<b c='1'/>", '<g a=""><b c="1"/></g>'],
    ['<g a="& &b; &quot;"/>', "<g a='  \"'/>"],
    ['<g><h>a</x>b</h>c', '<g><h>a</h>b</g>c'],
    ['<g></g a>b', '<g/>a&gt;b'],
  ])('goes on after the mistake in <svg>%s</svg>', (sent, kept) => {
    expect(withoutScripts(`<svg>${sent}</svg>`)).toBe(`${HEAD}<svg>${kept}</svg>`);
  });

  it('drops no entity for a name that the external DTD may declare', () => {
    const sent = '<!DOCTYPE svg SYSTEM "a"><svg>&nbsp;&amp;</svg>';
    expect(withoutScripts(sent)).toBe(`${HEAD}<!DOCTYPE svg SYSTEM "a">\n<svg>&amp;</svg>`);
  });

  it.each([
    ['<svg xlink:href="a"/>', '<svg href="a"/>'],
    ['<svg href="b" xlink:href="a"/>', '<svg href="a"/>'],
    ['<svg:svg><svg:g/></svg:svg>', '<svg><g/></svg>'],
    [
      '<svg xmlns:a="u" xmlns:b="u"><a:g a:x="1"/></svg>',
      '<svg xmlns:a="u" xmlns:b="u"><b:g b:x="1"/></svg>',
    ],
    [
      '<svg xmlns="u"><a:g xmlns:a="u"><h/></a:g></svg>',
      '<svg xmlns="u"><a:g xmlns:a="u"><a:h/></a:g></svg>',
    ],
    ['<svg xmlns="a" xmlns="b" xmlns:c="" xmlns:xml="d"/>', '<svg xmlns="a"/>'],
    ['<svg xmlns="a"><g xmlns=""/></svg>', '<svg xmlns="a"><g xmlns=""/></svg>'],
    [
      '<svg xml:space="preserve" a:="1" :b="2" c:d:e="3"/>',
      '<svg :b="2" a:="1" d:e="3" xml:space="preserve"/>',
    ],
    ['<svg xmlns:a="u"><a:script>1</a:script></svg>', '<svg xmlns:a="u"/>'],
  ])('names by their namespaces what stands in %j', (sent, kept) => {
    expect(withoutScripts(sent)).toBe(HEAD + kept);
  });

  it('takes any depth', () => {
    const deep = (inner: string) => '<g>'.repeat(20_000) + inner + '</g>'.repeat(20_000);
    expect(withoutScripts(deep('<a></a>'))).toBe(HEAD + deep('<a/>'));
  });

  it('takes any text, and comes to rest: a mistake in a comment and texts beside a script that is gone are read anew once', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      'svg',
      ' ',
      '"',
      "'",
      '=',
      '&amp;',
      '<!--',
      '-->',
      '<g>',
      '</g>',
      'script',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const twice = withoutScripts(withoutScripts(`<svg>${pieces.join('')}</svg>`));
        expect(withoutScripts(twice)).toBe(twice);
      }),
    );
  });
});

describe('rewrittenSvg', () => {
  const made = (svg: Uint8Array) => Buffer.from(rewrittenSvg(svg)).toString();
  const declared = (charset: string, latin1: string) =>
    made(Buffer.from(`<?xml version="1.0" encoding=${charset}?><svg>${latin1}</svg>`, 'latin1'));

  it.each([
    ['"ISO-8859-1"', '\xf5', '\xf5'],
    ["'windows-1252'", '\x80', '\u20ac'],
    ['"utf-8"', '\xc3\xb5', '\xf5'],
    ['"koi8-r"', '\xc1', '\u0430'],
  ])('obeys encoding=%s', (charset, sent, kept) => {
    expect(declared(charset, sent)).toBe(`${HEAD}<svg>${kept}</svg>`);
  });

  it('reads no further than a mistake in the character set that is declared', () => {
    expect(declared('"utf-8"', '\xf5')).toBe(`${HEAD}<svg/>`);
    expect(declared('"windows-1252"', '\x81')).toBe(`${HEAD}<svg/>`);
  });

  it('reads nothing in a character set that nobody knows', () => {
    expect(declared('"nonsense"', 'a')).toBe(HEAD);
  });

  it('goes by a byte order mark', () => {
    expect(made(Buffer.from('\ufeff<svg>\xf5</svg>'))).toBe(`${HEAD}<svg>\xf5</svg>`);
    expect(made(Buffer.from('\ufeff<svg>\xf5</svg>', 'utf16le'))).toBe(`${HEAD}<svg>\xf5</svg>`);
  });

  it('takes what is no UTF-8, and declares nothing, for Latin-1', () => {
    expect(made(Buffer.from('<svg>\xf5</svg>', 'latin1'))).toBe(`${HEAD}<svg>\xf5</svg>`);
  });
});

describe('an uploaded SVG', () => {
  const api = createClient({ contract: 'deployed' });

  it('is served as it was written anew', async () => {
    const svg = '<!DOCTYPE svg>\n<svg b="1" a="2"><script>x</script></svg>';
    const { json } = await api.send({
      method: 'POST',
      path: '/api/payments/',
      parts: [
        { name: 'profile', value: `/api/payment-profiles/${PROFILE.active}/` },
        { name: 'date_of_payment', value: '2024-01-01' },
        { name: 'sum', value: '1' },
        { name: 'proof', fileName: 'a.svg', bytes: Buffer.from(svg) },
      ],
    });
    const { headers, text } = await api.get(new URL(json.proof).pathname);
    expect(text).toBe(`${HEAD}<!DOCTYPE svg>\n<svg a="2" b="1"/>`);
    expect(headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'content-length': String(text.length),
    });
  });
});
