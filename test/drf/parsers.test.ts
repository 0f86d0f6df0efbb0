/** What a body becomes by its content type. Source: BEHAVIOUR 6; DRF request.Request._parse. */
import { describe, expect, it } from '@jest/globals';
import { parse } from '../../src/drf/parsers.ts';
import type { MultipartPart } from '../../src/drf/request.ts';
import { UploadedFile } from '../../src/drf/uploaded-file.ts';
import { makeRequest } from './request.ts';

const FORM = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data; boundary=abc';

const post = (
  type: string | undefined,
  body: string | Uint8Array,
  parts: readonly MultipartPart[] = [],
) =>
  parse(
    makeRequest({
      method: 'POST',
      headers: type === undefined ? {} : { 'content-type': type },
      body,
      parts,
    }),
  );

const refusalOf = (type: string | undefined, body: string, parts?: readonly MultipartPart[]) =>
  post(type, body, parts).catch((error: unknown) => error);

async function fieldsOf(type: string, body: string, parts?: readonly MultipartPart[]) {
  const data = await post(type, body, parts);
  if (data.kind !== 'form') throw new Error(`${type} gives no form`);
  const { fields } = data;
  return fields.names().map((name) => [name, ...fields.getList(name)]);
}

const file = (name: string): UploadedFile => new UploadedFile(name, Buffer.from(name));

describe('parse', () => {
  it.each([
    'application/json',
    'Application/JSON',
    'application/json; charset=klingon',
    'application/json;charset="utf-8"; x=y',
    ' application/json ',
    '*/*',
    'application/*',
    '*/json',
  ])('reads a body of %j as JSON', async (type) => {
    expect(await post(type, '{"a":"õ"}')).toMatchObject({ kind: 'json', value: { a: 'õ' } });
  });

  it.each([
    ['iso-8859-1', [0x22, 0xf5, 0x22], 'õ'],
    ['windows-1252', [0x22, 0x80, 0x22], '€'],
    ['utf-16-le', [0x22, 0, 0xf5, 0, 0x22, 0, 0x22], 'õ'],
    ['utf-16', [0xff, 0xfe, 0x22, 0, 0xf5, 0, 0x22, 0], 'õ'],
    ['utf-8-sig', [0xef, 0xbb, 0xbf, 0x22, 0xc3, 0xb5, 0x22], 'õ'],
    ['klingon', [0x22, 0xc3, 0xb5, 0x22], 'õ'],
  ])('reads JSON in the character set %s', async (charset, bytes, value) => {
    const body = Uint8Array.from(bytes);
    expect(await post(`application/json; charset=${charset}`, body)).toEqual({
      kind: 'json',
      value,
    });
  });

  it.each([
    [
      'ascii',
      '"õ"',
      "'ascii' codec can't decode byte 0xc3 in position 1: ordinal not in range(128)",
    ],
    ['utf-16', '"1"', 'UTF-16 stream does not start with BOM'],
    ['utf-32', 'a\0\0\0', 'UTF-32 stream does not start with BOM'],
    [
      'utf-32',
      '"12"',
      "'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(0x110000)",
    ],
    [
      'utf-32-be',
      '\0\0\0a{"a"',
      "'utf-32-be' codec can't decode bytes in position 4-7: code point not in range(0x110000)",
    ],
    [
      'utf-32-le',
      Uint8Array.from([0x00, 0xd8, 0x00, 0x00]),
      "'utf-32-le' codec can't decode bytes in position 0-3: code point in surrogate code point range(0xd800, 0xe000)",
    ],
    [
      'cp1252',
      Uint8Array.from([0x22, 0x81, 0x22]),
      "'charmap' codec can't decode byte 0x81 in position 1: character maps to <undefined>",
    ],
    [
      'gbk',
      Uint8Array.from([0x22, 0x81, 0x22]),
      "'gbk' codec can't decode byte 0x81 in position 1: illegal multibyte sequence",
    ],
    ['latin1', '{"õ', 'Unterminated string starting at: line 1 column 2 (char 1)'],
  ])('refuses what is no JSON in %s: %j', async (charset, body, words) => {
    await expect(post(`application/json; charset=${charset}`, body)).rejects.toMatchObject({
      status: 400,
      body: { detail: expect.objectContaining({ parameters: { fault: words } }) },
    });
  });

  it('refuses JSON that nests too deep by another name: the server fails at it', async () => {
    expect(await refusalOf('application/json', '['.repeat(2000))).toMatchObject({
      code: 'parse.nesting',
      status: 400,
    });
  });

  it('refuses a multipart type that is no ASCII, before it looks for the boundary', async () => {
    const type = 'multipart/form-data; boundary=\xe9; x=\xc3\xb5';
    const error = await refusalOf(type, 'x');
    expect(error).toMatchObject({
      code: 'parse.non_ascii',
      body: {
        detail: {
          text: `Multipart form parse error - Invalid non-ASCII Content-Type in multipart: ${type}`,
        },
      },
    });
  });

  it.each(['[1]', 'null', '"x"', '5', 'true'])('reads %s as JSON, object or not', async (body) => {
    expect(await post('application/json', body)).toMatchObject({ kind: 'json' });
  });

  it.each([
    [' ', 'Expecting value: line 1 column 2 (char 1)'],
    ['{', 'Expecting property name enclosed in double quotes: line 1 column 2 (char 1)'],
    ['[NaN]', "Out of range float values are not JSON compliant: 'NaN'"],
    ['\ufeff{}', 'Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)'],
  ])('refuses the JSON %j with 400', async (body, words) => {
    expect(await refusalOf('application/json', body)).toMatchObject({
      code: 'parse.json',
      status: 400,
      body: { detail: { text: `JSON parse error - ${words}` } },
    });
  });

  it.each([
    undefined,
    '',
    'application/json',
    'text/plain',
    'application/xml',
    'nonsense',
    'multipart/mixed',
  ])('reads an empty body of %j as an empty object', async (type) => {
    const data = await post(type, '');
    expect(data.kind).toBe('json');
    expect(data).toMatchObject({ value: {} });
  });

  it.each([FORM, `${FORM}; charset=x`, 'multipart/form-data', MULTIPART, 'MULTIPART/FORM-DATA'])(
    'reads an empty body of %j as an empty form',
    async (type) => {
      expect(await fieldsOf(type, '')).toEqual([]);
    },
  );

  it.each([
    'text/plain',
    'application/xml',
    'text/json',
    'application/vnd.api+json',
    'application/octet-stream',
    'application/merge-patch+json',
    'nonsense',
    'text/html; charset=utf-8',
    'application/json, text/plain',
    'Text/"Quoted"',
    'text/$&',
  ])('refuses a body of %j with 415', async (type) => {
    expect(await refusalOf(type, '{}')).toMatchObject({
      code: 'parse.media_type',
      status: 415,
      body: { detail: { text: `Unsupported media type "${type}" in request.` } },
    });
  });

  it('refuses a body without a content type with 415', async () => {
    expect(await refusalOf(undefined, '{}')).toMatchObject({
      body: { detail: { text: 'Unsupported media type "" in request.' } },
    });
  });

  it.each([
    [
      'a=1&b=2&a=3',
      [
        ['a', '1', '3'],
        ['b', '2'],
      ],
    ],
    [
      'a=x+y%2B&%C3%B5=õ',
      [
        ['a', 'x y+'],
        ['õ', 'õ'],
      ],
    ],
    [
      '__proto__=1&a',
      [
        ['__proto__', '1'],
        ['a', ''],
      ],
    ],
    ['&', []],
    ['{"a":1}', [['{"a":1}', '']]],
  ])('reads the form %j', async (body, fields) => {
    expect(await fieldsOf(FORM, body)).toEqual(fields);
  });

  it('reads the parts of a multipart body, files after fields', async () => {
    const proof = file('slip.pdf');
    const parts: MultipartPart[] = [
      ['proof', proof],
      ['sum', '1'],
      ['proof', 'text'],
      ['sum', '2'],
    ];
    expect(await fieldsOf(MULTIPART, 'x', parts)).toEqual([
      ['sum', '1', '2'],
      ['proof', 'text', proof],
    ]);
  });

  it('lets the last of two files win', async () => {
    const [first, second] = [file('a'), file('b')];
    const data = await post(MULTIPART, 'x', [
      ['proof', first],
      ['proof', second],
    ]);
    expect(data.kind === 'form' && data.fields.get('proof')).toBe(second);
  });

  it.each([
    ['multipart/form-data', 'None'],
    ['multipart/form-data; charset=utf-8', 'None'],
    ['multipart/form-data; boundary', 'None'],
    ['multipart/form-data; boundary=', ''],
    ['multipart/form-data; boundary="abc "', 'abc '],
    ['multipart/form-data; boundary=a\tb', 'a\tb'],
    [`multipart/form-data; boundary=${'a'.repeat(202)}`, 'a'.repeat(202)],
  ])('refuses %j with 400 for its boundary', async (type, shown) => {
    expect(await refusalOf(type, 'x')).toMatchObject({
      code: 'parse.boundary',
      status: 400,
      body: {
        detail: { text: `Multipart form parse error - Invalid boundary in multipart: ${shown}` },
      },
    });
  });

  it.each([
    'multipart/form-data; boundary=a',
    'multipart/form-data; BOUNDARY="a b"',
    "multipart/form-data; boundary='()+_,-./:=?",
    `multipart/form-data; boundary=${'a'.repeat(201)}`,
    'multipart/*; boundary=a',
  ])('takes the boundary of %j', async (type) => {
    expect(await fieldsOf(type, 'x', [['a', '1']])).toEqual([['a', '1']]);
  });

  it.each([
    ['1000 pairs', Array(1000).fill('a=1').join('&')],
    ['999 separators', '&'.repeat(999)],
  ])('reads %s', async (_, body) => {
    expect(await post(FORM, body)).toMatchObject({ kind: 'form' });
  });

  it.each([
    ['1001 pairs', Array(1001).fill('a=1').join('&')],
    ['1001 separators', '&'.repeat(1001)],
  ])('answers %s with a bare 400 that says why', async (_, body) => {
    expect(await refusalOf(FORM, body)).toMatchObject({
      isPage: true,
      status: 400,
      body: {
        text: 'Django reads at most 1000 fields, 100 files and, of parts, 2621440 bytes of text.',
      },
    });
  });
});
