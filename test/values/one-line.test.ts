/** A text from outside, told in one line. */
import { expect, it } from '@jest/globals';
import { inOneLine } from '../../src/values/one-line.ts';

it.each([
  ['plain text with õ and 💶', 'plain text with õ and 💶'],
  ['two\r\nlines', 'two\\u000d\\u000alines'],
  ['\u001b[31mred', '\\u001b[31mred'],
  ['half \ud800', 'half \\ud800'],
  ['a\u2028b\u2029c', 'a\\u2028b\\u2029c'],
  ['abc\u202efdp', 'abc\\u202efdp'],
])('%j is told as %j', (text, told) => {
  expect(inOneLine(text)).toBe(told);
});
