/** What counts as one cause, by hand-made probes: whatever servers give, and few mocks do. */
import { expect, it } from '@jest/globals';
import type { ComparedProbe, ToldAnswer } from '../../../src/index.ts';
import { causesOf } from '../../../src/remote/compare/causes.ts';

const TO = 'https://waldur.example.com';
const JSON_TYPE = { 'content-type': 'application/json' };

interface Drifting {
  readonly path?: string;
  readonly method?: string;
  readonly rule?: string;
  readonly places?: Readonly<
    Record<string, readonly [mock?: string | undefined, real?: string | undefined]>
  >;
  readonly real?: Partial<ToldAnswer>;
}

function drifting({
  path = '/api/payments/',
  method = 'GET',
  rule = 'payments_list',
  places = {},
  real,
}: Drifting): ComparedProbe {
  const mock: ToldAnswer = { status: 200, headers: JSON_TYPE, body: [] };
  return {
    ...{ name: `${method} ${path}`, phase: 'read', caller: 'user', rule, verdict: 'drift' },
    ...{ request: { method, path }, status: { mock: 200, real: real?.status }, named: [] },
    differences: Object.entries(places).map(([place, [one, other]]) => ({
      ...{ place, mock: one, real: other },
    })),
    ...(real && { answers: { mock, real: { ...mock, ...real } } }),
  };
}

const told = (...probes: readonly Drifting[]) =>
  causesOf(probes.map(drifting), TO).map(({ what, probes: met }) => [what, met]);

it('brings rows of lists and single rows together, and keeps OPTIONS apart', () => {
  const more = { places: { '/7/slug': [undefined, 'x'] } } as const;
  const row = { path: '/api/payments/a/', places: { '/slug': [undefined, 'y'] } } as const;
  const options = { method: 'OPTIONS', places: { '/slug': [undefined, '{}'] } } as const;
  expect(told(more, row, options)).toEqual([
    ['payments: the server alone has slug', [0, 1]],
    ['payments: the server alone has slug', [2]],
  ]);
});

it('keeps null, what is absent and what is otherwise apart', () => {
  const of = (...values: readonly [mock?: string | undefined, real?: string | undefined]) => ({
    places: { '/0/sum': values },
  });
  expect(told(of('1', '2'), of('1', 'null'), of('1', undefined), of('3', '4'))).toEqual([
    ['payments: otherwise: sum', [0, 3]],
    ['payments: otherwise: sum', [1]],
    ['payments: the mock alone has sum', [2]],
  ]);
});

it('brings what meets the same probes together in one line that ends', () => {
  const names = Array.from(
    { length: 9 },
    (_, at) => [`/0/${'n'.repeat(70)}${at}\n`, ['1']] as const,
  );
  const [[what] = []] = told({ places: Object.fromEntries(names) });
  expect(what).toMatch(/^payments: the mock alone has n{60}….*$/);
  expect(String(what)).not.toContain('\n');
});

it('keeps headers, rows and texts by what is there', () => {
  const path = '/api/invoices/';
  expect(
    told(
      { places: { 'header vary': ['accept', undefined] } },
      { path, places: { 'header vary': ['accept', undefined] } },
      { places: { 'header link': ['<a>', '<b>'], 'body order': ['1', '2'] } },
      { path, rule: 'invoices_list: o', places: { 'header link': ['<c>', '<d>'] } },
      { path, rule: 'invoices_list', places: { 'header content-type': ['a', 'b'] } },
      { rule: 'invoices_list: page', places: { 'header content-type': ['a', 'b'] } },
    ),
  ).toEqual([
    ['2 resources: the mock alone has header vary', [0, 1]],
    ['2 resources: otherwise: header content-type', [4, 5]],
    ['payments: otherwise: header link, body order', [2]],
    ['invoices: otherwise: header link', [3]],
  ]);
});

it('tells no answer by its reason, wherever it was missed', () => {
  const lost = (url: string, why: string) =>
    ({ places: { answer: ['200', `GET ${url}: ${why}`] } }) as const;
  expect(
    told(
      lost(`${TO}/a`, 'the connection was lost: socket hang up'),
      lost(`${TO}/b`, 'the connection was lost: socket hang up'),
      lost(`${TO}/b`, 'no whole answer within 30000 ms'),
    ),
  ).toEqual([
    ['no answer: the connection was lost: socket hang up', [0, 1]],
    ['no answer: no whole answer within 30000 ms', [2]],
  ]);
});

it('tells a server that fails once, and a refusal by operation', () => {
  const status = { status: ['200', '429'] } as const;
  const throttled = (seconds: number, path: string) => ({
    path,
    places: status,
    real: { status: 429, body: { detail: `Expected available in ${seconds} seconds.` } },
  });
  const forbidden = (rule: string) => ({
    ...{ rule, places: status, real: { status: 403, body: { detail: 'No.' } } },
  });
  const silent = { places: status, real: { status: 503, headers: {}, body: null } };
  expect(
    told(
      throttled(1, '/api/payments/'),
      throttled(59, '/api/invoices/'),
      forbidden('payments_list: page'),
      forbidden('payments_list'),
      forbidden('invoices_list'),
      silent,
    ),
  ).toEqual([
    ['it answers 429 {"detail":"Expected available in 1 seconds."}', [0, 1]],
    ['payments_list: it answers 403, and not 200', [2, 3]],
    ['invoices_list: it answers 403, and not 200', [4]],
    ['payments_list: it answers 503 with nothing in it', [5]],
  ]);
});

it('tells by the method what is refused as such, and what is empty', () => {
  const bare = (method: string, path: string, status: number) => ({
    ...{ method, path, places: { body: ['json', 'none'] } as const },
    real: { status, headers: {}, body: null },
  });
  const paths = ['/api/payments/', '/api/invoices/'];
  const [heads, options] = ['HEAD', 'OPTIONS'].map((method) =>
    paths.map((path) => bare(method, path, method === 'HEAD' ? 405 : 200)),
  );
  expect(told(...(heads ?? []), ...(options ?? []))).toEqual([
    ['HEAD: it answers 405 with nothing in it', [0, 1]],
    ['OPTIONS: it answers 200 with nothing in it', [2, 3]],
  ]);
});

it('tells another language once, and what else differs besides', () => {
  const language = { 'header content-language': ['en', 'et'] } as const;
  const path = '/api/invoices/';
  expect(
    told(
      { places: { ...language, '/0/sum': ['1', '2'] } },
      { path, method: 'OPTIONS', places: { ...language, '/name': ['Invoice', 'Arve'] } },
      { path, method: 'OPTIONS', places: { ...language, '/new': [undefined, 'Uus'] } },
      { places: { 'header content-language': ['en', undefined] } },
    ),
  ).toEqual([
    ['it answers in the language et, and not in en', [0, 1, 2]],
    ['payments: otherwise: sum', [0]],
    ['invoices: the server alone has new', [2]],
    ['payments: the mock alone has header content-language', [3]],
  ]);
});

it('tells pages by their title, or their words, or that there are none', () => {
  const page = (status: number, body: string | null) => ({
    places: { body: ['json', 'text'] } as const,
    real: { status, headers: { 'content-type': 'text/html' }, body },
  });
  expect(
    told(
      page(502, '<h1>Bad <b>gateway</b></h1> 0a1b2c3d'),
      page(502, '<h1>Bad <b>gateway</b></h1> 9f8e7d6c'),
      page(200, '<TITLE lang=en>Log in</TITLE>'),
      page(503, null),
    ),
  ).toEqual([
    ['it answers 502 with the page "Bad gateway 0a1b2c3d"', [0, 1]],
    ['it answers 200 with the page "Log in": payments_list', [2]],
    ['it answers 503 with nothing in it', [3]],
  ]);
});

it('says of links without TLS what is the matter', () => {
  const links = (address: string) => ({ places: { 'address of links': ['', address] } }) as const;
  expect(told(links('http://waldur.example.com'))).toEqual([
    [expect.stringContaining('does not tell it of TLS (X-Forwarded-Proto)'), [0]],
  ]);
  expect(told(links('https://other.example.com'))).toEqual([
    [expect.stringContaining('compare with it there'), [0]],
  ]);
});

it('has no cause without drift, and takes any path', () => {
  expect(causesOf([{ ...drifting({}), verdict: 'named' }], TO)).toEqual([]);
  expect(told({ path: '/nothing/', places: { body: ['a', 'b'] } })).toEqual([
    ['/nothing/: otherwise: body', [0]],
  ]);
});
