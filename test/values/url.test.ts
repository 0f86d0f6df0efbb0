/** URLs are read the same however often they are asked for: Node.js 20 gets that wrong once its own check is compiled. */
import { describe, expect, it } from '@jest/globals';
import { httpUrlOf, isHttpUrl, urlOf } from '../../src/values/url.ts';

describe('a URL', () => {
  it('with letters beyond ASCII is one, the first time and after many', () => {
    const text = 'https://wäldur.example/é';
    const hrefs = new Set<string | undefined>();
    for (let times = 0; times < 20_000; times += 1) hrefs.add(urlOf(text)?.href);
    expect([...hrefs]).toEqual(['https://xn--wldur-gra.example/%C3%A9']);
  });

  it('is seen from its base, where there is one', () => {
    expect(urlOf('../b?c', 'http://a.example/x/y/')?.href).toBe('http://a.example/x/b?c');
    expect([urlOf('../b'), urlOf('http://'), urlOf('http://a b/')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.each([
    ['http://a.example', true],
    ['HTTPS://a.example:8443/b', true],
    ['ftp://a.example', false],
    ['javascript:alert(1)', false],
    ['a.example', false],
    [undefined, false],
    [new URL('http://a.example'), false],
  ])('of http or https is told from others: %s', (input, isOne) => {
    expect(isHttpUrl(input)).toBe(isOne);
    expect(httpUrlOf(String(input)) !== undefined).toBe(isOne || input instanceof URL);
  });
});
