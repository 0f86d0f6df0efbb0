/** Hyperlinks in bodies. Source: BEHAVIOUR 5, `profile`; the cases of create-profile.json. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hasReadableHost, readHyperlink, urlPath, withoutPrefix } from '../../src/drf/relations.ts';
import { Router } from '../../src/drf/router.ts';
import { UploadedFile } from '../../src/drf/uploaded-file.ts';
import { parseUuid } from '../../src/values/uuid.ts';
import { json } from './json-input.ts';

const HEX = 'a1b2c3d4e5f67890abcdef1234567890';
const DASHED = 'a1b2c3d4-e5f6-7890-abcd-ef1234567890';
const PATH = `/api/payment-profiles/${HEX}/`;

const router = new Router([
  { basename: 'payment-profiles', hasList: true, actions: ['enable'], takesSuffix: true },
  { basename: 'invoices', hasList: true, actions: [], takesSuffix: true },
]);

const find = (lookup: string) => (parseUuid(lookup) === HEX ? 'the profile' : undefined);
const read = (input: Parameters<typeof readHyperlink>[0], prefix = '') => {
  const resolver = { resolveLink: (path: string) => router.resolve(path), prefix };
  return readHyperlink(input, 'payment-profiles', resolver, find, (lookup) => `${lookup} is none.`);
};

const refused = (message: string) => ({
  valid: false,
  errors: [expect.objectContaining({ text: message })],
});
const NO_MATCH = refused('Invalid hyperlink - No URL match.');
const WRONG_MATCH = refused('Invalid hyperlink - Incorrect URL match.');
const MISSING = refused('Invalid hyperlink - Object does not exist.');
const wrongType = (type: string) =>
  refused(`Incorrect type. Expected URL string, received ${type}.`);

describe('hasReadableHost', () => {
  it.each([
    'http://h/x',
    'http://[::1]:80/x',
    'http://[fe80::1%eth0]/',
    'http://[v1.x]/',
    'http://h/[x',
    'http://h/?[',
    'http://%5Bbad/',
    'http://õ.ee/',
    'http:/[x',
    'https:x',
  ])('reads %j', (url) => {
    expect(hasReadableHost(url)).toBe(true);
  });

  it.each([
    'http://[bad/x',
    'http://[bad]/x',
    'http://h]/x',
    'https://[127.0.0.1]/x',
    'http://[]/x',
    'http://[::1%]/',
    'http://[v1]/',
    'ht\ntp://[x/',
    // Letters that are a slash and a question mark when they are decomposed.
    'http://\u2100.example/',
    'http://a\uff1fb/',
  ])('cannot read %j', (url) => {
    expect(hasReadableHost(url)).toBe(false);
  });
});

describe('readHyperlink', () => {
  it.each([
    PATH,
    `http://mock.test${PATH}`,
    `https://elsewhere.example.org:8443${PATH}`,
    `http://user:word@host${PATH}`,
    `http://[::1]:80${PATH}`,
    `http://mock.test/api/payment-profiles/${DASHED}/`,
    `/api/payment-profiles/${HEX.toUpperCase()}/`,
    `/api/payment-profiles/${DASHED.toUpperCase()}/`,
    `/api/payment-profiles/{${DASHED}}/`,
    `/api/payment-profiles/urn:uuid:${DASHED}/`,
    `/api/payment-profiles/${HEX}.json`,
    `http://mock.test/api/payment-profiles/${HEX}.json/`,
    `http://mock.test${PATH}?x=1`,
    `http://mock.test${PATH}#fragment`,
    `http://mock.test${PATH}?x=1#f`,
    `http://mock.test${PATH};v=1`,
    `https:${PATH}?x=1`,
    `http://mock.test/%61pi/payment%2Dprofiles/%61${HEX.slice(1)}/`,
    `/%61pi/payment-profiles/${HEX}/`,
    `http://mock.te\nst${PATH}`,
    // Every escape is undone, those of digits and slashes too, and those that appear then.
    `/api/payment-profiles/a%31${HEX.slice(2).replace('b', '%2562')}/`,
    `/api/payment-profiles/${HEX}%2F`,
    `http://%5Bbad${PATH}`,
  ])('follows %j', (url) => {
    expect(read(url)).toEqual({ valid: true, value: 'the profile' });
  });

  it.each([
    'garbage',
    'null',
    HEX,
    DASHED,
    'http://',
    'http://x',
    PATH.slice(1),
    PATH.slice(0, -1),
    `http://mock.test${PATH.slice(0, -1)}`,
    `http://mock.test/api/profile/${HEX}/`,
    'http://mock.test/nowhere/',
    `http://mock.test/api${PATH}`,
    `${PATH}?x=1`,
    `${PATH}#f`,
    `//mock.test${PATH}`,
    `ftp://mock.test${PATH}`,
    `HTTP://mock.test${PATH}`,
    ` ${PATH}`,
    `${PATH} `,
    ` http://mock.test${PATH}`,
    `${PATH}\n`,
    `http://mock.test${PATH.replaceAll('/', '%2F')}`,
    `/api/payment-profiles/${HEX}/nothing/`,
    `/API/payment-profiles/${HEX}/`,
  ])('finds no route for %j', (url) => {
    expect(read(url)).toEqual(NO_MATCH);
  });

  it.each([
    '/',
    'http://mock.test/',
    '/api/',
    '/api/payment-profiles/',
    'http://mock.test/api/payment-profiles/',
    `http://mock.test${PATH}enable/`,
    `http://mock.test/api/invoices/${HEX}/`,
    '/api/invoices/',
  ])('refuses %j as another resource', (url) => {
    expect(read(url)).toEqual(WRONG_MATCH);
  });

  it.each([
    '/api/payment-profiles/deadbeefdeadbeefdeadbeefdeadbeef/',
    '/api/payment-profiles/abc/',
    `/api/payment-profiles/${HEX}0/`,
    '/api/payment-profiles/õ/',
    'http://mock.test/api/payment-profiles/%FF/',
  ])('finds no row for %j', (url) => {
    expect(read(url)).toEqual(MISSING);
  });

  it.each([
    ['0', 'int'],
    ['1', 'int'],
    ['1.5', 'float'],
    ['true', 'bool'],
    ['false', 'bool'],
    ['[]', 'list'],
    [`["${PATH}"]`, 'list'],
    ['{}', 'dict'],
    [`{"url": "${PATH}"}`, 'dict'],
  ])('refuses %s as a %s', (text, type) => {
    expect(read(json(text))).toEqual(wrongType(type));
  });

  it('refuses a file by its class', () => {
    expect(read(new UploadedFile('a', Buffer.from('x')))).toEqual(
      wrongType('InMemoryUploadedFile'),
    );
  });

  it.each([
    [`http://mock.test/__sandbox/one${PATH}`, true],
    [`/__sandbox/one${PATH}`, true],
    [PATH, true],
    [`/__sandbox/other${PATH}`, false],
    [`/__sandbox/one-more${PATH}`, false],
  ])('under a prefix, follows %j: %s', (url, valid) => {
    expect(read(url, '/__sandbox/one').valid).toBe(valid);
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      'http:',
      '//',
      '/',
      'api',
      'payment-profiles',
      HEX,
      '?',
      '#',
      ';',
      '[',
      '%',
      '%FF',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(typeof read(pieces.join('')).valid).toBe('boolean');
      }),
    );
  });
});

describe('withoutPrefix', () => {
  it.each([
    ['/a/b/', '', '/a/b/'],
    ['/a/b/', '/a', '/b/'],
    ['/ab/', '/a', '/ab/'],
    ['/a', '/a', '/a'],
  ])('of %s without %j is %s', (path, prefix, expected) => {
    expect(withoutPrefix(path, prefix)).toBe(expected);
  });
});

describe('urlPath', () => {
  it.each([
    ['', ''],
    ['/a/', '/a/'],
    ['a', 'a'],
    ['http://h', ''],
    ['http://h/', '/'],
    ['http://h?q=/a/', ''],
    ['http://h#f/a/', ''],
    ['//h/a', '/a'],
    ['http:a/b', 'a/b'],
    ['ftp://h/a?b#c', '/a'],
    ['x-y+1.0://h/a', '/a'],
    ['1a:/b', '1a:/b'],
    ['http://h/a;b/c;d', '/a;b/c'],
    ['/a;b/c;d', '/a;b/c'],
    ['SIPS:/a;b', '/a'],
    ['javascript:/a;b', '/a;b'],
    ['httpss://h/a;b', '/a;b'],
    ['http://h/a#b?c', '/a'],
    ['ht\ttp://h/a\r\nb', '/ab'],
    ['\0\x1f http://h/a ', '/a '],
  ])('of %j is %j', (url, path) => {
    expect(urlPath(url)).toBe(path);
  });
});
