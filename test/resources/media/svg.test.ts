/** What becomes of uploaded SVGs. Source: BEHAVIOUR 12. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withoutScripts } from '../../../src/resources/media/svg.ts';
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
    ['<svg><g', '<svg/>'],
    ['<svg a=1/>', ''],
  ])('makes of %j', (sent, kept) => {
    expect(withoutScripts(sent)).toBe(HEAD + kept);
  });

  it('takes any text, and what it has written once it writes again', () => {
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
        const once = withoutScripts(`<svg>${pieces.join('')}</svg>`);
        expect(withoutScripts(once)).toBe(once);
      }),
    );
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
