/** What cannot be asked is told, with its reason, and stays in the contract as it was; what can be is told by the ledger's operation. */
import { readFileSync } from 'node:fs';
import { describe, expect, it, jest } from '@jest/globals';
import { type CompareReport, renderComparison, startMockServer } from '../../../src/index.ts';
import { useTemporaryFolder } from '../../cli/temporary-folder.ts';
import { OPERATION_CLAIMS } from '../../fidelity/claims/operations.ts';
import { bendingProxy } from './bending-proxy.ts';
import { answers, rows } from './bends.ts';
import { ALL_PHASES, comparing, MINUTES, NEVER_ASKED } from './comparing.ts';

jest.setTimeout(MINUTES);

const folder = useTemporaryFolder();
const ACTIVE = 'ca000000-0000-4000-8000-000000000001';
const WITHOUT_INVOICES = 'ca000000-0000-4000-8000-000000000003';

const reasonsOf = ({ notes }: CompareReport) =>
  Object.fromEntries(
    notes.map((note) => {
      const [, name = note, why = ''] =
        /^not asked: (\w+), because (.*); taken from/.exec(note) ?? [];
      return [name, why];
    }),
  );

describe('what no probe could tell', () => {
  it('is what takes a flag, where that is not given', async () => {
    await using server = await startMockServer({ contract: 'deployed' });
    const report = await comparing(server.url, { contract: 'deployed' });
    const [refusals, write] = ['that takes --refusals', 'that takes --write'];
    expect(reasonsOf(report)).toEqual({
      ...NEVER_ASKED,
      ...{ example_links: refusals, fault_bad_host: refusals, fault_parser_crash: refusals },
      ...{ link_answer: write, unlink_answer: write, enable_answer: write },
      ...{ fault_sum_missing: write, fault_many_payments: write },
      ...{ fault_format_suffix: write, fault_unstorable_json: write },
    });
    expect(Object.keys(reasonsOf(report)).sort()).toEqual([...report.untold].sort());
  });

  it('is what would put a profile of others out of use', async () => {
    await using server = await startMockServer({ contract: 'deployed' });
    const report = await comparing(server.url, {
      ...{ contract: 'deployed', refusals: true, write: { customer: ACTIVE } },
    });
    expect(reasonsOf(report)).toEqual({
      ...NEVER_ASKED,
      enable_answer: expect.stringContaining('enabling another puts out of use'),
      fault_many_payments: expect.stringContaining('has an active profile'),
    });
  });

  it('is an answer about an invoice that the organization lacks', async () => {
    await using server = await startMockServer({ contract: 'deployed' });
    const report = await comparing(server.url, {
      ...{ contract: 'deployed', refusals: true, write: { customer: WITHOUT_INVOICES } },
    });
    const reason = 'the sample has no paid invoice of that organization';
    expect(reasonsOf(report)).toMatchObject({ link_answer: reason, unlink_answer: reason });
  });

  it('stays in the written contract as in the preset, and the report says so', async () => {
    await using server = await startMockServer({
      contract: { preset: 'deployed', paid_answer: 'invoice', notification_answer: 'invoice' },
    });
    const writeContract = folder.path('own.json');
    const report = await comparing(server.url, { ...ALL_PHASES, writeContract });
    const told = Object.entries(NEVER_ASKED).map(
      ([name, why]) => `not asked: ${name}, because ${why}; taken from the preset deployed: `,
    );
    expect(JSON.parse(readFileSync(writeContract, 'utf8'))).toEqual({
      preset: 'deployed',
      $comment: ['empty', 'detail'].map((value, index) => `${told[index]}${value}`),
    });
    for (const format of ['human', 'markdown', 'json'] as const) {
      const text = renderComparison(report, format).replaceAll('\\|', '|');
      expect(text).toContain(
        `not asked: paid_answer, because ${NEVER_ASKED.paid_answer}; taken from the preset deployed: empty`,
      );
    }
  });
});

describe('what was asked for and cannot be told', () => {
  it('stays as it was asked for, in a second run with the written file too', async () => {
    await using server = await startMockServer({ contract: 'deployed' });
    const writeContract = folder.path('second.json');
    const asked = { preset: 'deployed', paid_answer: 'invoice' } as const;
    const first = await comparing(server.url, { contract: asked, writeContract });
    const written = JSON.parse(readFileSync(writeContract, 'utf8'));
    const second = await comparing(server.url, { contract: written });
    for (const report of [first, second]) {
      expect([report.contract, report.named]).toEqual([asked, []]);
      expect(report.notes.join()).toMatch(
        /paid_answer, because [^;]*; taken from the contract that was asked for: invoice/,
      );
    }
  });
});

describe('a probe', () => {
  it('names the operation that the ledger has, where its request leads to one', async () => {
    await using proxy = await bendingProxy(
      { contract: 'deployed' },
      {
        after: (answer, asked) => {
          const bent = rows('payments', (row) => ({ ...row, sum: 'much' }))(answer, asked);
          if (typeof bent === 'string') return bent;
          return answers(
            ({ method }) => method === 'DELETE',
            (each) => ({ ...each, status: 418 }),
          )(bent, asked);
        },
      },
    );
    const report = await comparing(proxy.url, {
      ...{ contract: 'deployed', as: ALL_PHASES.as, refusals: true },
    });
    const named = report.probes.flatMap(({ operation }) => operation ?? []);
    expect(named.filter((operation) => !Object.hasOwn(OPERATION_CLAIMS, operation))).toEqual([]);
    const drift = report.probes.filter(({ verdict }) => verdict === 'drift');
    const operations = new Set(drift.map(({ operation }) => operation));
    // Where there is nothing to delete, as of a list or an invoice, the ledger has no operation.
    expect([...operations].sort()).toEqual([
      ...['payment_profiles_destroy', 'payments_destroy', 'payments_list', 'payments_retrieve'],
      undefined,
    ]);
    for (const { request, operation } of report.probes) {
      const isOf = request.method === 'GET' && /^\/api\/payments\/(\?|$)/.test(request.path);
      expect([request.path, operation === 'payments_list' || !isOf]).toEqual([request.path, true]);
    }
    for (const format of ['human', 'markdown', 'junit'] as const) {
      expect(renderComparison(report, format)).toContain(
        'payments: no such row: DELETE (payments_destroy)',
      );
    }
  });
});
