/** Bodies as the page reads them: multipart with its files, forms, JSON, text, bytes, and what is broken. */
import { describe, expect, it } from '@jest/globals';
import { STEPS } from '../../src/drf/refusal-traits.ts';
import { bytesOf, latin1, sizeText, utf8 } from '../../src/inspector/requests/detail/bytes.ts';
import { boundaryOf, partsOf } from '../../src/inspector/requests/detail/multipart.ts';
import { readBody } from '../../src/inspector/requests/detail/read-body.ts';
import { STEP_WORDS, stepsOf } from '../../src/inspector/requests/detail/steps.ts';

const TYPE = 'multipart/form-data; boundary="b b"';
const text = [
  'preamble',
  '--b b',
  'Content-Disposition: form-data; name="sum"',
  '',
  '10',
  '--b b',
  'content-disposition: form-data; name="proof"; filename="<img onerror=\\"x\\">.png"',
  'Content-Type: image/png ',
  '',
  'one\r\ntwo',
  '--b b--',
  '',
].join('\r\n');
const bytes = new Uint8Array(Buffer.from(text));
const body = { encoding: 'utf-8', text, length: text.length, sha256: null } as const;

describe('partsOf', () => {
  it('takes fields and files apart, to the byte', () => {
    const parts = partsOf(bytes, 'b b');
    expect(parts.map(({ bytes: own, ...part }) => ({ ...part, text: utf8(own) }))).toEqual([
      { name: 'sum', fileName: undefined, type: '', text: '10' },
      { name: 'proof', fileName: '<img onerror="x">.png', type: 'image/png', text: 'one\r\ntwo' },
    ]);
  });

  it('keeps bytes that are no text', () => {
    const file = Uint8Array.from([0xff, 0, 13, 10, 0x80]);
    const head = Buffer.from('--x\r\nContent-Disposition: form-data; name=f; filename=f\r\n\r\n');
    const [part] = partsOf(
      new Uint8Array(Buffer.concat([head, file, Buffer.from('\r\n--x--')])),
      'x',
    );
    expect(part?.bytes).toEqual(file);
  });

  it.each(['', '--b b', '--b b\r\nContent-Disposition', text.slice(0, 60), '--b b--'])(
    'goes as far as it can with %j',
    (broken) => {
      expect(partsOf(new Uint8Array(Buffer.from(broken)), 'b b').length).toBeLessThanOrEqual(1);
    },
  );

  it('shows what there is of a part that was cut off', () => {
    const [, file] = partsOf(new Uint8Array(Buffer.from(text.slice(0, -18))), 'b b');
    expect(file && utf8(file.bytes)).toBe('o');
  });
});

describe('readBody', () => {
  it.each([
    ['multipart/form-data; boundary=b', 'b'],
    [TYPE, 'b b'],
    ['multipart/form-data; charset=x; boundary=a;b', 'a'],
    ['multipart/form-data', undefined],
    ['application/json; boundary=b', undefined],
  ])('finds the boundary of %s', (type, boundary) => {
    expect(boundaryOf(type)).toBe(boundary);
  });

  const plain = (content: string) => ({ ...body, text: content });
  it.each([
    ['none', null, 'application/json'],
    ['json', plain('{"a": 1}'), 'application/json'],
    ['json', plain('[1]'), ''],
    ['text', plain('{'), 'application/json'],
    ['text', plain('12'), 'text/html'],
    ['form', plain('a=1&b=%20'), 'application/x-www-form-urlencoded'],
    ['multipart', body, TYPE],
    ['bytes', { ...body, encoding: 'base64', text: '/w==' } as const, 'image/png'],
  ])('reads %s', (kind, given, type) => {
    expect(readBody(given, type).kind).toBe(kind);
  });

  it('gives the bytes of either encoding', () => {
    expect(latin1(bytesOf({ ...body, encoding: 'base64', text: '/wA=' }))).toBe('\u00ff\0');
    expect([...bytesOf(plain('ü'))]).toEqual([0xc3, 0xbc]);
    expect([1, 512, 1536, 3 * 1024 * 1024].map(sizeText)).toEqual([
      '1 byte',
      '512 bytes',
      '1.5 KiB',
      '3.0 MiB',
    ]);
  });
});

describe('stepsOf', () => {
  it('has the steps of the table of errors, in its order', () => {
    expect(Object.keys(STEP_WORDS)).toEqual(STEPS);
  });

  it('tells what was passed, what refused, and what nobody asked any more', () => {
    const states = stepsOf('state').map(({ state }) => state);
    expect(states).toEqual([...Array(6).fill('passed'), 'refused', 'open', 'open', 'open']);
    expect(new Set(stepsOf(undefined).map(({ state }) => state))).toEqual(new Set(['passed']));
  });
});
