/** Which texts are a uuid; expectations made with Python 3.11 uuid.UUID. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dashed, parseUuid, uuidFromBytes } from '../../src/values/uuid.ts';

const HEX = 'a1b2c3d4e5f67890abcdef1234567890';

describe('parseUuid', () => {
  it.each([
    [HEX, HEX],
    ['a1b2c3d4-e5f6-7890-abcd-ef1234567890', HEX],
    ['A1B2C3D4E5F67890ABCDEF1234567890', HEX],
    ['{urn:uuid:a1b2c3d4-e5f6-7890-abcd-ef1234567890}', HEX],
    ['{}a1b2c3d4e5f67890abcdef1234567890{{', HEX],
    ['a1-b2c3d4e5f67890abcdef1234567890-', HEX],
    ['0xb2c3d4e5f67890abcdef1234567890', '00b2c3d4e5f67890abcdef1234567890'],
    ['0X_2c3d4e5f67890abcdef1234567890', '0002c3d4e5f67890abcdef1234567890'],
    ['0X_2c3d4e5f67890abcdef123456789aa', undefined],
    ['+1b2c3d4e5f67890abcdef1234567890', '01b2c3d4e5f67890abcdef1234567890'],
    [' 1b2c3d4e5f67890abcdef123456789\n', '001b2c3d4e5f67890abcdef123456789'],
    ['a_b2c3d4e5f67890abcdef1234567890', '0ab2c3d4e5f67890abcdef1234567890'],
    ['٣1b2c3d4e5f67890abcdef1234567890', '31b2c3d4e5f67890abcdef1234567890'],
    ['𝟗1b2c3d4e5f67890abcdef1234567890', '91b2c3d4e5f67890abcdef1234567890'],
    ['a__2c3d4e5f67890abcdef1234567890', undefined],
    ['_1b2c3d4e5f67890abcdef1234567890', undefined],
    ['\x1c1b2c3d4e5f67890abcdef123456789', undefined],
    ['g1b2c3d4e5f67890abcdef1234567890', undefined],
    [`${HEX}0`, undefined],
    [`(${HEX})`, undefined],
    ['', undefined],
    ['{}', undefined],
    ['-'.repeat(1000), undefined],
  ])('reads %j as %j', (text, expected) => {
    expect(parseUuid(text)).toBe(expected);
  });

  it('reads every form of a uuid as the same one', () => {
    const forms = fc
      .uuid()
      .chain((text) =>
        fc.constantFrom(
          text,
          text.toUpperCase(),
          `{${text}}`,
          `urn:uuid:${text}`,
          text.replaceAll('-', ''),
        ),
      );
    fc.assert(
      fc.property(forms, (text) => {
        const uuid = parseUuid<'payments'>(text);
        expect(uuid).toMatch(/^[0-9a-f]{32}$/);
        expect(uuid && parseUuid(dashed(uuid))).toBe(uuid);
      }),
    );
  });
});

describe('uuidFromBytes', () => {
  it('sets the bits of version 4', () => {
    expect(dashed(uuidFromBytes(new Uint8Array(16)))).toBe('00000000-0000-4000-8000-000000000000');
    expect(uuidFromBytes(new Uint8Array(16).fill(255))).toBe('ffffffffffff4fffbfffffffffffffff');
  });

  it('refuses another count of bytes', () => {
    expect(() => uuidFromBytes(new Uint8Array(15))).toThrow(RangeError);
  });
});
