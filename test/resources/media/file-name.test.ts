import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { availableName } from '../../../src/resources/media/file-name.ts';

const FOLDER = 'proof_of_payment';
const stored = (name: string, ...taken: readonly string[]) =>
  availableName(
    FOLDER,
    name,
    (each) => taken.includes(each.slice(FOLDER.length + 1)),
    (length) => 'abcdefghijk'.slice(0, length),
  ).slice(FOLDER.length + 1);

describe('availableName', () => {
  it.each([
    ['slip.pdf', 'slip.pdf'],
    ['bank slip (1).pdf', 'bank_slip_1.pdf'],
    ['tõend.txt', 'tõend.txt'],
    ['a+b&c=d#e.txt', 'abcde.txt'],
    ['  padded.txt ', 'padded.txt'],
    ['tab\there.txt', 'tabhere.txt'],
    ['-._x', '-._x'],
    ['発票２.pdf', '発票２.pdf'],
    ['.hidden', '.hidden'],
    ['no-extension', 'no-extension'],
  ])('keeps %j as %j', (name, expected) => {
    expect(stored(name)).toBe(expected);
  });

  it.each([
    ['slip.pdf', 'slip_abcdefg.pdf'],
    ['archive.tar.gz', 'archive.tar_abcdefg.gz'],
    ['no-extension', 'no-extension_abcdefg'],
    ['.hidden', '.hidden_abcdefg'],
  ])('puts seven letters before the extension of %s, which is taken', (name, expected) => {
    expect(stored(name, name)).toBe(expected);
  });

  it.each([
    [83, `${'a'.repeat(79)}.pdf`],
    [84, `${'a'.repeat(71)}_abcdefg.pdf`],
    [100, `${'a'.repeat(71)}_abcdefg.pdf`],
  ])('cuts a name of %i characters to 100 with its folder', (length, expected) => {
    expect(stored(`${'a'.repeat(length - 4)}.pdf`)).toBe(expected);
  });

  it('counts characters, not bytes or UTF-16 units', () => {
    expect(stored(`${'𝟘'.repeat(79)}.pdf`)).toBe(`${'𝟘'.repeat(79)}.pdf`);
    expect(stored(`${'𝟘'.repeat(80)}.pdf`)).toBe(`${'𝟘'.repeat(71)}_abcdefg.pdf`);
  });

  it.each(['', '   ', '+', '?', '.'])('can make no name of %j', (name) => {
    expect(() => stored(name)).toThrow(expect.objectContaining({ status: 400 }));
  });

  it('has no room for an extension of 80 characters', () => {
    expect(() => stored(`a.${'x'.repeat(90)}`)).toThrow(expect.objectContaining({ status: 400 }));
  });

  it('gives a free name of at most 100 characters for whatever name it can make one of', () => {
    const names = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(names, fc.nat(3), (name, tries) => {
        let asked = 0;
        const find = () =>
          availableName(
            FOLDER,
            `a${name}`.replaceAll('.', ''),
            () => asked++ < tries,
            () => '1234567',
          );
        const found = find();
        expect([...found].length).toBeLessThanOrEqual(100);
        expect(found).toMatch(/^proof_of_payment\/[-\p{L}\p{N}_.]+$/u);
      }),
    );
  });
});
