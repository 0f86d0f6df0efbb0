/** Holds every preset to what the real server was recorded to answer; those without a recording are listed with the reason. */
import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { ENGLISH } from '../../../src/drf/language/language.ts';
import { Languages } from '../../../src/drf/language/languages.ts';
import { createMockServer } from '../../../src/index.ts';
import { site } from '../../../src/resources/index.ts';
import { type Preset, presets } from '../../../src/sandbox/faults/presets.ts';
import { operation, requestOf, textOf } from './occasion.ts';
import { type RecordedRefusal, recordedRefusals } from './transcripts.ts';

const PATH = '/api/payments/';
const PAGE_PROFILE = '/api/payment-profiles/a1b2c3d4-e5f6-7890-abcd-ef1234567890/';

const NOT_MEASURED = 'BEHAVIOUR 16 leaves throttling out: the text is that of DRF';
const PROXY = 'the server was recorded without a front proxy: the page is that of nginx';
const MOCK_ONLY = 'no transcript has it on its own: the mock itself is asked below';

/** Presets that no transcript has, and why. */
const UNRECORDED: Readonly<Record<string, string>> = {
  throttled: NOT_MEASURED,
  too_large: PROXY,
  bad_gateway: PROXY,
  service_unavailable: PROXY,
  gateway_timeout: PROXY,
  'date_of_payment.null': MOCK_ONLY,
};

/** Names that the catalogue itself gives: the ledger has the words of each, recorded or tested. */
const CATALOGUE = new Set(site.refusals.map(({ name }) => name));

const languages = new Languages();

/** Each once, however often it was recorded, with what a preset is told of it. */
const refusals = distinct(recordedRefusals()).map((recorded) => {
  const { operation: refusing, method, path, sent, body } = recorded;
  return {
    ...recorded,
    text: typeof body === 'string' ? body : JSON.stringify(body),
    occasion: {
      request: requestOf(method, path, sent),
      operation: refusing,
      allow: site.allowOf(refusing),
      language: languageOf(sent),
    },
  };
});
type Refusal = (typeof refusals)[number];

function distinct(all: readonly RecordedRefusal[]): readonly RecordedRefusal[] {
  const key = ({ operation: { id }, ...rest }: RecordedRefusal) => JSON.stringify([id, rest]);
  return [...new Map(all.map((each) => [key(each), each])).values()];
}

function languageOf(sent: Readonly<Record<string, string>>) {
  const headers = Object.entries(sent).map(([name, value]) => [name.toLowerCase(), value]);
  return languages.chosenBy(Object.fromEntries(headers));
}

const answerTo = (preset: Preset, { occasion }: Refusal) => preset.answer(occasion, 5);

/** What was recorded with the preset's own status and body. */
function recordingsOf(preset: Preset): readonly Refusal[] {
  return refusals.filter(
    (each) => each.status === preset.status && textOf(answerTo(preset, each)) === each.text,
  );
}

const rows = [...presets()].map(([name, preset]) => ({ name, preset, real: recordingsOf(preset) }));
const recorded = rows.filter(({ real }) => real.length > 0);

describe('a preset', () => {
  it.each(recorded)('$name has the body of the real refusal, and its headers', (row) => {
    for (const each of row.real) {
      const answer = answerTo(row.preset, each);
      const headers: Record<string, string> = {
        'content-length': String(Buffer.byteLength(textOf(answer))),
      };
      for (const [name, value] of Object.entries(answer.headers)) {
        headers[name.toLowerCase()] = value;
      }
      const wanted = Object.entries(each.headers);
      const found = wanted.map(([name]) => [name, headers[name] ?? null]);
      expect([each.path, ...found]).toEqual([each.path, ...wanted]);
    }
  });

  it('has a recording, or a reason for having none', () => {
    const missing = rows.filter(({ real }) => real.length === 0).map(({ name }) => name);
    expect(missing.filter((name) => !CATALOGUE.has(name)).sort()).toEqual(
      Object.keys(UNRECORDED).sort(),
    );
  });

  it('answers with the status that the table tells', () => {
    const list = operation('payments_list');
    for (const { preset } of rows) {
      const request = requestOf('GET', PATH);
      const occasion = { request, operation: list, allow: 'GET', language: ENGLISH };
      expect(preset.answer(occasion, 1).status).toBe(preset.status);
    }
  });
});

describe('a preset without a recording', () => {
  const late = {
    username: 'late',
    token: 'late',
    token_lifetime: 60,
    token_created: '2020-01-01T00:00:00Z',
  };
  const { app, as } = createMockServer({ fixtures: ['default', { users: [late] }] });
  const staff = as('staff').headers;
  const payment = { profile: PAGE_PROFILE, date_of_payment: '2023-10-01', sum: '1.00' };
  const post = (body: object) => supertest(app).post(PATH).set(staff).send(body);
  const asks: Readonly<Record<string, () => supertest.Test>> = {
    token_expired: () => supertest(app).get(PATH).set('Authorization', 'Token late'),
    'filter.profile': () => supertest(app).get(`${PATH}?profile=%00`).set(staff),
    'date_of_payment.null': () => post({ ...payment, date_of_payment: null }),
    'sum.max_whole_digits': () => post({ ...payment, sum: '123456789' }),
    'proof.empty': () =>
      supertest(app)
        .post(PATH)
        .set(staff)
        .field(payment)
        .attach('proof', Buffer.alloc(0), 'slip.pdf'),
  };

  it.each(Object.keys(asks))('answers as the mock does: %s', async (name) => {
    const real = await asks[name]?.();
    const id = real?.request.method === 'GET' ? 'payments_list' : 'payments_create';
    const allow = site.allowOf(operation(id));
    const request = requestOf('POST', PATH);
    const occasion = { request, operation: operation(id), allow, language: ENGLISH };
    const answer = presets().get(name)?.answer(occasion, 5);
    expect(answer && textOf(answer)).toBe(real?.text);
    for (const [header, value] of Object.entries(answer?.headers ?? {})) {
      expect([header, real?.headers[header.toLowerCase()]]).toEqual([header, value]);
    }
    expect(answer?.status).toBe(real?.status);
  });

  it.each([
    [1, 'Request was throttled. Expected available in 1 second.'],
    [7, 'Request was throttled. Expected available in 7 seconds.'],
  ])('throttled names %s seconds in its text and in Retry-After', (seconds, detail) => {
    const occasion = {
      request: requestOf('GET', PATH),
      operation: operation('payments_list'),
      allow: 'GET, POST, HEAD, OPTIONS',
      language: ENGLISH,
    };
    const answer = presets().get('throttled')?.answer(occasion, seconds);
    expect(answer).toEqual({
      status: 429,
      headers: {
        'Content-Type': 'application/json',
        'Retry-After': String(seconds),
        Allow: 'GET, POST, HEAD, OPTIONS',
        Vary: 'Accept-Language, Cookie',
        'Content-Language': 'en',
        'X-Frame-Options': 'DENY',
      },
      body: { kind: 'text', text: JSON.stringify({ detail }) },
    });
  });

  it.each([
    ['too_large', 413, '413 Request Entity Too Large'],
    ['bad_gateway', 502, '502 Bad Gateway'],
    ['service_unavailable', 503, '503 Service Temporarily Unavailable'],
    ['gateway_timeout', 504, '504 Gateway Time-out'],
  ])('%s is the proxy’s page, with none of the API’s headers', (name, status, title) => {
    const occasion = {
      request: requestOf('GET', PATH),
      operation: operation('payments_list'),
      allow: 'GET',
      language: ENGLISH,
    };
    expect(presets().get(name)?.answer(occasion, 5)).toEqual({
      status,
      headers: { Server: 'nginx', 'Content-Type': 'text/html' },
      body: {
        kind: 'text',
        text: `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`,
      },
    });
  });
});

describe('a text that depends on the operation', () => {
  const textAt = (name: string, id: string) => {
    const at = operation(id);
    const answer = presets()
      .get(name)
      ?.answer(
        { request: requestOf(at.method, at.path), operation: at, allow: '', language: ENGLISH },
        5,
      );
    return answer && JSON.parse(textOf(answer)).detail;
  };

  it.each([
    ['payments_retrieve', 'No Payment matches the given query.'],
    ['payments_link_to_invoice', 'No Payment matches the given query.'],
    ['payment_profiles_destroy', 'No PaymentProfile matches the given query.'],
    ['invoices_paid', 'No Invoice matches the given query.'],
    ['customers_retrieve', 'No Customer matches the given query.'],
    ['media_retrieve', 'Not found.'],
    ['payments_list', 'Not found.'],
    ['version_retrieve', 'Not found.'],
  ])('names what %s does not find', (id, text) => {
    expect(textAt('not_found', id)).toBe(text);
  });

  it.each([
    ['payment_profiles_destroy', 'Cannot delete payment profile with existing payments'],
    ['invoices_paid', 'Valid states for operation: Created.'],
    ['payments_create', 'Conflict.'],
  ])('names what %s conflicts with', (id, text) => {
    expect(textAt('conflict', id)).toBe(text);
  });

  it.each([
    ['payments_list', 'GET, POST, HEAD, OPTIONS'],
    ['customers_list', 'GET, POST, HEAD, OPTIONS'],
    ['version_retrieve', 'GET, OPTIONS'],
    ['payments_destroy', 'GET, PUT, PATCH, DELETE, HEAD, OPTIONS'],
    ['payments_link_to_invoice', 'POST, OPTIONS'],
    ['media_retrieve', 'GET, HEAD, OPTIONS'],
  ])('has the methods of the route of %s', (id, allow) => {
    expect(site.allowOf(operation(id))).toBe(allow);
  });
});
