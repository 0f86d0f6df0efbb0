/** Absolute URLs. Source: Django 4.2 core/validators.URLValidator; BEHAVIOUR 13. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readUrl } from '../../src/drf/url-field.ts';
import { anyText } from '../any-text.ts';
import { describeField } from './describe-field.ts';
import { told } from './outcome.ts';

const NO_URL = 'Enter a valid URL.';
const TOO_LONG = 'Ensure this field has no more than 200 characters.';
const NUL = 'Null characters are not allowed.';
const url = (rest: string) => `"http://x.example/${rest}"`;
const label = (length: number) => 'a'.repeat(length);

const TAKEN = [
  'http://x.example',
  'HTTP://X.EXAMPLE',
  'ftps://x.example',
  'https://user:word@sub.example.org:8443/a?b#c',
  'http://u@x.example/',
  'http://u:@x.example/',
  'http://localhost:8000/a',
  'http://LOCALHOST?x',
  'http://x.example./',
  'http://x.example#',
  'http://x.example:99999/',
  'http://1.2.3.4/',
  'http://0.0.0.0:1',
  'http://255.255.255.255?a=b',
  'http://1.2.3.example/',
  'http://[::1]/',
  'http://[2001:db8::ffff:1.2.3.4]:80/',
  'http://[1:2:3:4:5:6:7:8]',
  'http://õ.ee/',
  'http://例え.テスト/ä?ö#ü',
  'http://x.京/',
  'http://x.京。/',
  'http://😀.example:8000/😀',
  'http://x。example/',
  'http://xn--e28h.example/',
  'http://x.xn--p1ai/',
  'http://a--b.example/',
  'http://1a.2b.ee/',
  `http://${label(63)}.${label(63)}.example/`,
  'http://x.example/\u0001\ufeff',
  'http://a?b@x.example/',
  'http://x.example:１２/',
  'http://u:p@０.0.0.0',
  'ftp://[::1]\u200b',
];

const REFUSED = [
  'x.example.com',
  '//x.example',
  'http:/x.example',
  'http://',
  'http:///a',
  'http://x',
  'http://x/',
  'http://?x.example',
  'http://?u@x.example',
  'mailto:a@x.example',
  'javascript://x.example/',
  'h ttp://x.example',
  'http://x.example/a b',
  'http://x.example/a\u00a0b',
  'http://x.example/a\u001cb',
  'http://x.example/a\u2003b',
  'http://x.example/a\tb',
  'http://x .example/',
  'http://x_y.example/',
  'http://-x.example/',
  'http://x-.example/',
  'http://x.-y.example/',
  'http://x.y-.example/',
  'http://x.example-/',
  'http://x..example/',
  'http://例え.テスト\\x\u200b',
  'http://.x.example/',
  'http://x.example../',
  'http://x.e/',
  'http://x.e1/',
  'http://x.12/',
  'http://1.2.3/',
  'http://1.2.3.4.5/',
  'http://256.1.1.1/',
  'http://01.2.3.4/',
  'http://1.2.3.4./',
  'http://localhost./',
  'http://x.example:/',
  'http://x.example:123456/',
  'http://x.example:8a/',
  'http://u:p:q@x.example/',
  'http://@x.example/',
  'http://[::g]/',
  'http://[1::2::3]/',
  'http://[1:2:3:4:5:6:7]/',
  'http://[::1.2.3.256]/',
  'http://[::01.2.3.4]/',
  'http://[fe80::1%25eth0]/',
  'http://[]/',
  'http://[::1/',
  'http://::1]/',
  'http://[a]@x.example/',
  'http://x℀y.example/',
  'http://京:80/',
  'http://x.京:80/',
  `http://${label(64)}.example/`,
  `http://x.${label(64)}.example/`,
  `http://x.${label(64)}`,
];

describeField('URL', readUrl(), {
  valid: [
    ...TAKEN.map((text) => [JSON.stringify(text), text] as const),
    ['" http://x.example "', 'http://x.example'],
    [url(label(183)), `http://x.example/${label(183)}`],
    [url('😀'.repeat(183)), `http://x.example/${'😀'.repeat(183)}`],
  ],
  invalid: [
    ...REFUSED.map((text) => [JSON.stringify(text), NO_URL] as const),
    ...['5', '1.5', 'true', 'false', '[]', '{}'].map((sent) => [sent, NO_URL] as const),
    ['""', 'This field may not be blank.'],
    [url(label(184)), TOO_LONG],
    [`"${label(201)}"`, TOO_LONG, NO_URL],
    [url('\\u0000'), NUL],
    ['"\\u0000"', NUL, NO_URL],
    [`"http://x.example/\\u0000${label(200)}"`, TOO_LONG, NUL],
    [`"\\u0000${label(200)}"`, TOO_LONG, NUL, NO_URL],
    [url('\\ud800'), 'Surrogate characters are not allowed: U+D800.'],
    ['"\\udfff"', 'Surrogate characters are not allowed: U+DFFF.', NO_URL],
    [url(label(2031)), TOO_LONG],
    [url(label(2032)), TOO_LONG, NO_URL],
    [url('😀'.repeat(2031)), TOO_LONG],
  ],
});

describeField('URL that may be blank', readUrl({ allowBlank: true }), {
  valid: [
    ['""', ''],
    ['" "', ''],
  ],
  invalid: [['"x"', NO_URL]],
});

describe('the host of a URL', () => {
  const long = (last: number) => [label(63), label(63), label(63), label(last)].join('.');

  it.each([
    ['253 characters', `${long(58)}.ee`, [TOO_LONG]],
    ['253 characters with the dot at the end', `${long(57)}.ee.`, [TOO_LONG]],
    ['254 characters', `${long(59)}.ee`, [TOO_LONG, NO_URL]],
    ['254 characters with the dot at the end', `${long(58)}.ee.`, [TOO_LONG, NO_URL]],
    ['253 characters behind a user', `user:word@${long(58)}.ee:80`, [TOO_LONG]],
  ])('may have %s or not', (_, host, errors) => {
    expect(told(readUrl()(`http://${host}/`))).toEqual({ valid: false, errors });
  });
});

describe('any URL', () => {
  const NAME = fc.stringMatching(/^[a-z0-9õ京]([a-z0-9õ-]{0,20}[a-z0-9õ])?$/);
  const TOP = fc.constantFrom('ee', 'EXAMPLE', 'õõ', 'xn--p1ai', 'co-op');
  const byte = fc.nat(255).map(String);
  const HOST = fc.oneof(
    fc
      .tuple(fc.array(NAME, { minLength: 1, maxLength: 3 }), TOP)
      .map(([names, top]) => [...names, top].join('.')),
    fc.array(byte, { minLength: 4, maxLength: 4 }).map((bytes) => bytes.join('.')),
    fc.ipV6().map((address) => `[${address}]`),
    fc.constant('localhost'),
  );
  const USER = fc.constantFrom('', 'u@', 'u:@', 'u:p@', 'ü:%40@');
  const PORT = fc.constantFrom('', ':1', ':00080', ':99999');
  const REST = fc.constantFrom('', '/', '?', '#', '/a//b?c=d&e#f', '/õ/😀');
  const SCHEME = fc.constantFrom('http', 'HTTPS', 'ftp', 'Ftps');

  it('of good parts is taken as it is, whatever blanks are around it', () => {
    fc.assert(
      fc.property(SCHEME, USER, HOST, PORT, REST, (scheme, user, host, port, rest) => {
        const url = `${scheme}://${user}${host}${port}${rest}`;
        expect(readUrl()(` ${url}\u2003\n`)).toEqual({ valid: true, value: url });
      }),
    );
  });

  it('with one bad part is refused', () => {
    const bad = fc.constantFrom('_', ' ', '.', '-.', ':', '@', '[', ']', '%', '\u00a0', '\u001f');
    fc.assert(
      fc.property(SCHEME, USER, HOST, PORT, bad, (scheme, user, host, port, wrong) => {
        const url = `${scheme}://${user}${host}.${wrong}x${port}`;
        expect(told(readUrl()(url))).toEqual({ valid: false, errors: [NO_URL] });
      }),
    );
  });

  it('that is no URL is read or refused, and never throws', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 60 }), (text) => {
        for (const url of [text, `http://${text}`, `http://x.${text}`, `http://[${text}]/`]) {
          expect(typeof readUrl({ allowBlank: true })(url).valid).toBe('boolean');
        }
      }),
    );
  });
});
