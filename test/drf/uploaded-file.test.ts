/** Uploaded files and their names; expectations made with Python 3.11 os.path and Django's UploadedFile. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { splitExtension, UploadedFile } from '../../src/drf/uploaded-file.ts';
import { codePointLength } from '../../src/values/python-text.ts';
import { anyText } from '../any-text.ts';

const nameOf = (name: string): string => new UploadedFile(name, Buffer.from('x')).name;

describe('UploadedFile', () => {
  it.each([
    ['slip.pdf', 'slip.pdf'],
    ['a'.repeat(255), 'a'.repeat(255)],
    ['a'.repeat(256), 'a'.repeat(255)],
    [`${'a'.repeat(300)}.pdf`, `${'a'.repeat(251)}.pdf`],
    [`a.${'p'.repeat(300)}`, `.${'p'.repeat(254)}`],
    [`.${'p'.repeat(300)}`, `.${'p'.repeat(254)}`],
    ['😀'.repeat(300), '😀'.repeat(255)],
    [`${'😀'.repeat(253)}.😀`, `${'😀'.repeat(253)}.😀`],
  ])('case %#: cuts the name to 255 code points, the extension last', (sent, name) => {
    expect(nameOf(sent)).toBe(name);
  });

  it.each([
    [0, 'InMemoryUploadedFile'],
    [2_621_440, 'InMemoryUploadedFile'],
    [2_621_441, 'TemporaryUploadedFile'],
  ])('in a body of %i bytes is a %s', (bodyBytes, typeName) => {
    expect(new UploadedFile('a', Buffer.from('x'), bodyBytes).typeName).toBe(typeName);
  });

  it('has a name of at most 255 code points, and no other when it was short', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 400, size: 'max' }), (sent) => {
        expect(codePointLength(nameOf(sent))).toBe(Math.min(255, codePointLength(sent)));
      }),
    );
  });
});

describe('splitExtension', () => {
  it.each([
    ['', '', ''],
    ['a', 'a', ''],
    ['a.b', 'a', '.b'],
    ['a.b.c', 'a.b', '.c'],
    ['a.', 'a', '.'],
    ['.a', '.a', ''],
    ['..a', '..a', ''],
    ['...', '...', ''],
    ['.a.b', '.a', '.b'],
    ['..a.b', '..a', '.b'],
  ])('of %j is %j and %j', (name, root, extension) => {
    expect(splitExtension(name)).toEqual([root, extension]);
  });
});
