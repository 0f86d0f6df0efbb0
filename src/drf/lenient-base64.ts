/** Base64 as Python decodes it when it is not strict. */

const PAD = '=';
const DIGIT = /[A-Za-z0-9+/]/;

/**
 * The bytes, or undefined where Python raises. What is no Base64 is passed over, and everything after a whole group that is
 * padded. Source: CPython 3.11 Modules/binascii.c a2b_base64.
 */
export function lenientBase64(content: Uint8Array): Buffer | undefined {
  let digits = '';
  let pads = 0;
  for (const char of Buffer.from(content).toString('latin1')) {
    if (char === PAD) {
      const position = digits.length % 4;
      pads += 1;
      if (position >= 2 && position + pads >= 4) return Buffer.from(digits, 'base64');
    } else if (DIGIT.test(char)) {
      digits += char;
      pads = 0;
    }
  }
  return digits.length % 4 === 0 ? Buffer.from(digits, 'base64') : undefined;
}
