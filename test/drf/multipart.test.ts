/** How many parts a body may have, and which of them are read; expectations made with Django's MultiPartParser. */
import { describe, expect, it } from '@jest/globals';
import { UTF_8 } from '../../src/drf/charset.ts';
import { cutParts, partOf } from '../../src/drf/multipart.ts';
import { UploadedFile } from '../../src/drf/uploaded-file.ts';

const BOUNDARY = 'x';
const DISPOSITION = 'Content-Disposition: form-data; ';
const FIELD = `${DISPOSITION}name="a"`;
const FILE = `${DISPOSITION}name="a"; filename="a.txt"`;
const WITHOUT_FILE_NAME = `${DISPOSITION}name="a"; filename=".."`;
const WITHOUT_NAME = `${DISPOSITION}name=" "; filename="a.txt"`;

const bodyOf = (heads: readonly string[], content = '1'): Buffer =>
  Buffer.from(
    `${heads.map((head) => `--${BOUNDARY}\r\n${head}\r\n\r\n${content}\r\n`).join('')}--${BOUNDARY}--\r\n`,
  );
const times = (count: number, head: string): readonly string[] => Array(count).fill(head);
const cut = (heads: readonly string[]) => cutParts(bodyOf(heads), BOUNDARY, UTF_8);
const readParts = (body: Buffer) =>
  cutParts(body, BOUNDARY, UTF_8).map((part) => partOf(part, part.content, UTF_8));

describe('cutParts', () => {
  it.each([
    ['1000 fields', times(1000, FIELD), 1000],
    ['100 files', times(100, FILE), 100],
    ['1000 fields and 100 files', [...times(1000, FIELD), ...times(100, FILE)], 1100],
    ['100 files of which nothing is kept', times(100, WITHOUT_FILE_NAME), 0],
    ['a part without a name, and one without headers', [DISPOSITION, 'X: y', FIELD], 1],
  ])('reads %s', (_, heads, kept) => {
    expect(cut(heads)).toHaveLength(kept);
  });

  it.each([
    ['1001 fields', times(1001, FIELD)],
    ['101 files', times(101, FILE)],
    ['101 files of which no name is left', times(101, WITHOUT_FILE_NAME)],
    ['101 files under an empty name', times(101, WITHOUT_NAME)],
    ['101 files, one of them lost', [...times(100, FILE), WITHOUT_FILE_NAME]],
  ])('refuses %s', (_, heads) => {
    expect(() => cut(heads)).toThrow('parse.too_many_fields');
  });

  it('drops a file whose field has an empty name; a text is kept', () => {
    const heads = [WITHOUT_NAME, `${DISPOSITION}name=""`, FILE];
    expect(readParts(bodyOf(heads)).map(([name]) => name)).toEqual(['', 'a']);
  });

  it('decodes a file whose field has an empty name before it drops it', () => {
    const head = `${WITHOUT_NAME}\r\nContent-Transfer-Encoding: base64`;
    expect(() => readParts(bodyOf([head], 'x'))).toThrow('parse.base64');
    expect(readParts(bodyOf([head], 'eHg='))).toEqual([]);
    const lost = `${WITHOUT_FILE_NAME}\r\nContent-Transfer-Encoding: base64`;
    expect(readParts(bodyOf([lost], 'x'))).toEqual([]);
  });

  it.each([
    [2_621_440, 'InMemoryUploadedFile'],
    [2_621_441, 'TemporaryUploadedFile'],
  ])('spools the files of a body of %i bytes as a %s, however small each', (size, typeName) => {
    const small = bodyOf([FILE]);
    const body = Buffer.concat([small, Buffer.alloc(size - small.length, 'y')]);
    const [[, file] = []] = readParts(body);
    expect(file instanceof UploadedFile && file.typeName).toBe(typeName);
  });
});
