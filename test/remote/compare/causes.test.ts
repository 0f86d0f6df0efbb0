/** One cause is told once, however many probes it meets; and each probe stays in the report, with all in what it differs. */
import { describe, expect, it, jest } from '@jest/globals';
import { type CompareReport, renderComparison } from '../../../src/index.ts';
import { type Answer, type Bending, bendingProxy } from './bending-proxy.ts';
import { answers, isListOf, isRowOf, rows } from './bends.ts';
import { comparing, MINUTES } from './comparing.ts';

jest.setTimeout(MINUTES);

async function compared(bending: Bending, options: Parameters<typeof comparing>[1] = {}) {
  await using proxy = await bendingProxy({ contract: 'deployed' }, bending);
  const report = await comparing(proxy.url, { contract: 'deployed', ...options });
  expectAccounted(report);
  return report;
}

/** Every probe that drifts is in a cause, and no other one. */
function expectAccounted({ probes, causes, counts }: CompareReport): void {
  const met = new Set(causes.flatMap(({ probes: numbers }) => numbers));
  const drifting = [...probes.entries()].filter(([, { verdict }]) => verdict === 'drift');
  expect([...met].sort((a, b) => a - b)).toEqual(drifting.map(([number]) => number));
  expect(drifting).toHaveLength(counts.drift);
  for (const [, { differences }] of drifting) expect(differences).not.toEqual([]);
}

const told = ({ causes }: CompareReport) => causes.map(({ what }) => what);

const linesWith = (report: CompareReport, words: string): readonly string[] =>
  renderComparison(report, 'human')
    .split('\n')
    .filter((line) => line.includes(words));

describe('what a newer server adds to each row', () => {
  it('is one cause for each resource', async () => {
    const newer = rows('payments', (row) => ({ ...row, slug: `s-${row['uuid']}`, is_new: true }));
    const report = await compared({
      after: (answer, asked) => {
        const bent = newer(answer, asked);
        const more = rows('invoices', (row) => ({ ...row, slug: 'x' }));
        return typeof bent === 'string' ? bent : more(bent, asked);
      },
    });
    expect(told(report).sort()).toEqual([
      'invoices: the server alone has slug',
      'payments: the server alone has slug, is_new',
    ]);
    const [line, ...others] = linesWith(report, 'payments: the server alone');
    expect([line, others]).toEqual([
      expect.stringMatching(/^ {2}\d\d probes: payments: the server alone has slug, is_new$/),
      [],
    ]);
    // All rows of a list, in the report for programs.
    const list = report.probes.find(({ name }) => name === 'GET /api/payments/');
    expect(list?.differences).toHaveLength(16);
    expect(renderComparison(report, 'markdown')).toMatch(
      /^# Drift in \d+ probes, of 2 causes: http/,
    );
    const failures = renderComparison(report, 'junit').match(/<failure message="[^"]*"/g);
    expect(failures).toHaveLength(report.counts.drift);
    expect(failures?.[0]).toBe(
      '<failure message="drift: payments_list: payments: the server alone has slug, is_new"',
    );
  });

  it('hides no other difference of the same rows', async () => {
    const report = await compared({
      after: rows('payments', ({ sum, ...row }) => ({
        ...row,
        ...Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`new_${at}`, at])),
        sum: row['date_of_payment'] === '2023-10-01' ? sum : String(sum).replace(/0$/, ''),
      })),
    });
    expect(told(report)).toContainEqual(expect.stringContaining('3 more'));
    expect(told(report).join()).toMatch(/otherwise: .*sum/);
  });
});

describe('the page of what stands before a server', () => {
  const page = (answer: Answer, id: number): Answer => ({
    status: 403,
    headers: { 'content-type': 'text/html' },
    body: answer.body && `<html><title>Request blocked</title>Support ID: ${id}</html>`,
  });

  it('is one cause, whatever it was given for, with and without a body', async () => {
    let count = 0;
    const report = await compared({
      after: answers(
        ({ path, method }) =>
          /no-such|[?]o=/.test(path) || (method === 'HEAD' && /invo/.test(path)),
        (answer) => {
          count += 1;
          return page(answer, count);
        },
      ),
    });
    expect(told(report)).toEqual(['it answers 403 with the page "Request blocked"']);
    expect(report.causes[0]?.probes.length).toBeGreaterThan(20);
  });

  it('is another one for each operation, where it says that there is nothing', async () => {
    const report = await compared({
      after: answers(
        ({ method, path }) => method === 'OPTIONS' && /^\/api\/(payments|invoices)\/$/.test(path),
        () => ({ status: 404, headers: { 'content-type': 'text/html' }, body: '<p>Nothing.' }),
      ),
    });
    expect(told(report)).toEqual([
      'it answers 404 with the page "Nothing.": payments_list',
      'it answers 404 with the page "Nothing.": invoices_list',
    ]);
  });
});

describe('links with another address', () => {
  const https = (answer: Answer): Answer => ({
    ...answer,
    headers: Object.fromEntries(
      Object.entries(answer.headers).map(([name, value]) => [name, inHttp(value)]),
    ),
    body: String(inHttp(answer.body)),
  });
  const inHttp = (value: unknown): string | undefined =>
    value === undefined
      ? undefined
      : String(value).replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, 'http://waldur.example.com');

  it('are one cause, and keep nothing else from being told, nor the contract', async () => {
    const report = await compared(
      {
        after: (answer, asked) => {
          const bent = rows('payments', (row) => ({ ...row, sum: 'much' }))(answer, asked);
          return typeof bent === 'string' ? bent : https(bent);
        },
      },
      { contract: 'documented' },
    );
    expect(told(report)).toEqual([
      'links have the address http://waldur.example.com, and not that of the server: ' +
        'if that is its address, compare with it there',
      expect.stringMatching(/^payments: otherwise: sum/),
    ]);
    expect(report.contract).toEqual({ preset: 'deployed' });
    expect(linesWith(report, 'waldur.example.com, and not')).toHaveLength(1);
  });
});

describe('a table that is not listed', () => {
  it('is told in one line', async () => {
    const report = await compared({
      after: answers(
        (asked) => isListOf('invoices')(asked) || isRowOf('invoices')(asked),
        (answer) => ({ ...answer, status: 403, body: '{"detail":"Not for you."}' }),
      ),
    });
    expect(report.counts.skipped).toBeGreaterThan(20);
    expect(linesWith(report, 'invoices could not be read')).toEqual([
      expect.stringMatching(/^ {2}\d+ probes, such as GET \/api\/invoices\/: invoices could not/),
    ]);
    const markdown = renderComparison(report, 'markdown').split('\n');
    expect(markdown.filter((line) => line.includes('invoices could not'))).toHaveLength(1);
  });
});
