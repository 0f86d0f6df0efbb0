/** What goes out as a header: what HTTP takes as it is, anything else in a form that it takes. */
import { validateHeaderName, validateHeaderValue } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  arePlain,
  isHeaderName,
  isHeaderValue,
  isReserved,
  sendable,
  sendableText,
} from '../../src/drf/header-fields.ts';

const text = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) });

describe('headers of an answer', () => {
  it.each([
    ['X-Note', 'from\r\nhere', 'X-Note', 'from%0D%0Ahere'],
    ['X-Note', 'café', 'X-Note', 'café'],
    ['X-Note', '例\0\u007f\ud800', 'X-Note', '%E4%BE%8B%00%7F%EF%BF%BD'],
    ['X-Note', '😀\ttab', 'X-Note', '%F0%9F%98%80\ttab'],
  ])('with %s: %j go out as %s: %j', (name, value, sentName, sentValue) => {
    expect(sendable({ [name]: value })).toEqual({ [sentName]: sentValue });
    expect(sendable({ [name]: [value, 'a'] })).toEqual({ [sentName]: [sentValue, 'a'] });
    expect(sendableText(value)).toBe(sentValue);
  });

  it('of any text become what Node takes', () => {
    fc.assert(
      fc.property(text, (value) => {
        const Note = sendableText(value);
        expect(() => validateHeaderValue('Note', Note)).not.toThrow();
        if (arePlain({ Note: value })) expect(Note).toBe(value);
      }),
    );
  });

  it.each([
    'Connection',
    'content-length',
    'TRAILER',
    'Transfer-Encoding',
    'Upgrade',
    'Keep-Alive',
  ])('are not to be given where they are about the connection: %s', (name) =>
    expect(isReserved(name)).toBe(true),
  );

  it('have names and values that Node takes, and no other ones', () => {
    fc.assert(
      fc.property(text, text, (name, value) => {
        let isTaken = true;
        try {
          validateHeaderName(`X${name}`);
          validateHeaderValue(`X${name}`, value);
        } catch {
          isTaken = false;
        }
        expect(isHeaderName(`X${name}`) && isHeaderValue(value)).toBe(isTaken);
      }),
    );
    expect(isHeaderValue(5)).toBe(false);
    expect(isReserved('Date')).toBe(false);
  });
});
