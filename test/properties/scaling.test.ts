/** No text that a fixture, a query, a header or a body can carry takes more than linear time to read. */
import process from 'node:process';
import { describe, expect, it } from '@jest/globals';
import { decodeJson } from '../../src/drf/json-decoder.ts';
import { parseHeaderParameters } from '../../src/drf/media-type.ts';
import { partKind } from '../../src/drf/multipart-headers.ts';
import { decodePath, escapeUriPath, parsePairs, quotePlus, uriToIri } from '../../src/drf/text.ts';
import { parseDocument } from '../../src/fixtures/parse-document.ts';
import { repeatedKeys } from '../../src/fixtures/repeated-keys.ts';
import { mimeTypeOf } from '../../src/resources/media/mime-type.ts';
import { withoutScripts } from '../../src/resources/media/svg.ts';
import { parseIsoDate } from '../../src/values/calendar-date.ts';
import { parseDecimal } from '../../src/values/decimal.ts';
import { parseInstant } from '../../src/values/instant.ts';
import { pythonInt, strip } from '../../src/values/python-text.ts';
import { parseUuid } from '../../src/values/uuid.ts';
import { load } from './../fixtures/loading.ts';

/** Characters of each text: the worst pattern that there was took 3 s for so many, and linear ones some milliseconds. */
const SIZE = 32 * 1024;
/** What takes less is not looked at: no machine is so slow that a pattern which is not linear stays below for twice the size. */
const SUSPICIOUS_MS = 100;
/** Of a text eight times as long what is linear takes eight times as long, what is quadratic sixty-four times. */
const [TIMES_LONGER, MOST_TIMES] = [8, 24];
/** What seems not to be linear shows it again for a text four times as long: quadratic is sixteen times as slow, linear four. */
const [LONGER_AGAIN, MOST_TIMES_AGAIN] = [4, 10];
/** What takes so long needs no second witness, and would take minutes to be one. */
const BEYOND_DOUBT_MS = 2000;
/** A pause of the machine may fall into one measurement, but not into the shortest of some. Few are enough for what is linear. */
const [FEWEST_TRIES, MOST_TRIES] = [2, 5];

/** Whether it takes more than linear time for a text of such pieces, and what it took, in milliseconds. */
function superlinear(read: (text: string) => unknown, textOf: (size: number) => string): number {
  const [short, long] = [textOf(SIZE / TIMES_LONGER), textOf(SIZE)];
  let whole = processorMs(() => read(long));
  if (whole < SUSPICIOUS_MS) return 0;
  let part = Number.POSITIVE_INFINITY;
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    part = Math.min(
      part,
      processorMs(() => read(short)),
    );
    if (tries < FEWEST_TRIES) continue;
    // A pause makes the long text look slower, never faster: what is linear at once needs no second look.
    if (whole <= SUSPICIOUS_MS || whole <= MOST_TIMES * part) return 0;
    whole = Math.min(
      whole,
      processorMs(() => read(long)),
    );
  }
  if (whole > BEYOND_DOUBT_MS) return whole;
  const longer = textOf(SIZE * LONGER_AGAIN);
  return processorMs(() => read(longer)) > MOST_TIMES_AGAIN * whole ? whole : 0;
}

/** What texts are made of, over and over: all that some parser takes for a sign. */
const PIECES = [
  ...' /"\\%&=;,<>{}[]-+.:@_#?*~\n\t\0aZ0é\ud800',
  ...['%25', '%ff', 'a=1&', 'a;b="', '; q=1', ',{"a":', '{"a":1,', '["', '\\"', '\\u0000', '\r\n'],
  ...['/api/media/a?', 'http://a.', '--', '.a', '1_', '0.', '1e', '&#1;', '<?xml ', ' [', 'a b'],
];
const FRAMES = [
  ['', ''],
  ['/api/media/a?', '\n'],
  ['1', 'x'],
] as const;

/** Of this process: a busy machine makes nothing slower. */
function processorMs(act: () => unknown): number {
  const before = process.cpuUsage();
  act();
  return process.cpuUsage(before).user / 1000;
}

const bytes = (text: string) => Buffer.from(text);

/** Reads one text in every column of a document. */
function loadEverywhere(text: string): unknown {
  const rows = [
    ['users', ['$id', 'uuid', 'username', 'token', 'email', 'token_created', 'is_staff']],
    ['customers', ['$id', 'name', 'country', 'email', 'uuid']],
    ['invoices', ['customer', 'state', 'price', 'due_date']],
    ['payment_profiles', ['organization', 'payment_type', 'attributes']],
    ['payments', ['profile', 'date_of_payment', 'sum', 'proof', 'invoice', 'created']],
  ] as const;
  const document = Object.fromEntries(
    rows.map(([key, names]) => [key, names.map((name) => ({ [name]: text, [text]: text }))]),
  );
  return load({ a: { ...document, [text]: text, media: [{ name: text, base64: text }] } }).texts;
}

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'a fixture': loadEverywhere,
  'a document': (text) => parseDocument('a', text, () => text),
  'a text in a document': (text) => repeatedKeys(JSON.stringify({ [text]: [text, text] })),
  'a JSON body': (text) => decodeJson(bytes(text)),
  'a JSON text in a body': (text) => decodeJson(bytes(JSON.stringify([text]))),
  'a query or form': parsePairs,
  'a path': decodePath,
  'a hyperlink': uriToIri,
  'a path in a header': escapeUriPath,
  'a value in a link': quotePlus,
  'a header': parseHeaderParameters,
  'the head of a part': (text) => partKind(bytes(`Content-Disposition: form-data; ${text}`)),
  'the name of a file': (text) =>
    partKind(bytes(`Content-Disposition: form-data; name="a"; filename="${text}"`)),
  'the bytes of a file': (text) => mimeTypeOf(bytes(text)),
  'an SVG': (text) => withoutScripts(`<svg>${text}<a ${text}`),
  'the DOCTYPE of an SVG': (text) => withoutScripts(`<!DOCTYPE svg [${text}`),
  'a date': parseIsoDate,
  'a time': parseInstant,
  'an amount': parseDecimal,
  'a whole number': pythonInt,
  'a uuid': parseUuid,
  'what stands between blanks': strip,
};

describe.each(Object.entries(READERS))('%s', (_, read) => {
  it('is read in linear time', () => {
    const slow = PIECES.flatMap((piece) =>
      FRAMES.flatMap(([before, after]) => {
        const textOf = (size: number) => before + piece.repeat(size / piece.length) + after;
        const took = superlinear(read, textOf);
        return took > 0 ? [`${before}${piece}…${after}: ${Math.round(took)} ms`] : [];
      }),
    );
    expect(slow).toEqual([]);
  }, 120_000);
});

it('would find a pattern that is not linear', () => {
  const textOf = (size: number) => `${'/'.repeat(size / 2)}x`;
  expect(superlinear((text) => /\/+$/.test(text), textOf)).toBeGreaterThan(0);
});
