/**
 * Any text of whole characters, for property tests. fast-check's own, `unit: 'binary'`, makes a table of all 1.1 million
 * code points first, in every test file anew: more than a second of each.
 */
import fc, { type StringConstraints } from 'fast-check';

const BEFORE_SURROGATES = fc.nat(0xd7ff);
const BEHIND_SURROGATES = fc.integer({ min: 0xe000, max: 0x10ffff });

const CHARACTER = fc.oneof(BEFORE_SURROGATES, BEHIND_SURROGATES).map(
  (code) => String.fromCodePoint(code),
  // So that the texts that fast-check knows to be dangerous are among them.
  (character) => {
    const code = typeof character === 'string' ? character.codePointAt(0) : undefined;
    if (code === undefined) throw new Error('It is no character.');
    return code;
  },
);

export function anyText(
  constraints: Omit<StringConstraints, 'unit'> = {},
): ReturnType<typeof fc.string> {
  return fc.string({ ...constraints, unit: CHARACTER });
}
