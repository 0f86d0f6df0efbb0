/** Base64 as Python's `base64.b64decode` takes it. Source: BEHAVIOUR 6. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lenientBase64 } from '../../src/drf/lenient-base64.ts';

describe('lenientBase64', () => {
  it.each([
    ['', ''],
    ['YQ==', 'a'],
    ['YW\r\nJj', 'abc'],
    [' Y*W-J~j ', 'abc'],
    ['YQ==YQ==', 'a'],
    ['YQ=\n=', 'a'],
    ['YWI=', 'ab'],
    ['=YWJj', 'abc'],
    ['Y=WJj', 'abc'],
  ])('reads %j', (text, decoded) => {
    expect(lenientBase64(Buffer.from(text))?.toString()).toBe(decoded);
  });

  it.each(['Y', 'YQ', 'YQ=', 'YWJjY', 'YQ=a'])('gives up at %j', (text) => {
    expect(lenientBase64(Buffer.from(text))).toBeUndefined();
  });

  it('reads all that is Base64', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        expect(lenientBase64(Buffer.from(text))).toEqual(Buffer.from(bytes));
      }),
    );
  });
});
