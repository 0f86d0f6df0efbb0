/** The mock compared with itself: in every contract there is no drift, and what is written down is that contract. */
import { readFileSync } from 'node:fs';
import { describe, expect, it, jest } from '@jest/globals';
import { startMockServer } from '../../../src/index.ts';
import { type ContractChoice, contractOf } from '../../../src/waldur/contract.ts';
import { useTemporaryFolder } from '../../cli/temporary-folder.ts';
import { ALL_PHASES, comparing, driftOf, MINUTES, NEVER_ASKED } from './comparing.ts';

jest.setTimeout(MINUTES);

const folder = useTemporaryFolder();

/** Each value of each difference that can be told is in one of them at least. */
const MIXED: readonly ContractChoice[] = [
  { preset: 'deployed', absent_relation: 'null' },
  { preset: 'deployed', absent_relation: 'zeros', uuid: 'dashed' },
  { preset: 'documented', uuid: 'hex' },
  { preset: 'documented', link_answer: 'both', unlink_answer: 'detail' },
  { preset: 'documented', link_answer: 'empty', unlink_answer: 'payment' },
  { preset: 'deployed', example_links: 'taken', fault_bad_host: 'mended' },
  { preset: 'deployed', server_faults: 'mended' },
  { preset: 'current', fault_sum_missing: 'mended', fault_many_payments: 'mended' },
  { preset: 'documented', fault_unstorable_json: 'as_deployed', invoice_items: 'served' },
  { preset: 'current', fault_format_suffix: 'mended', link_answer: 'published' },
];

describe('a comparison with a mock', () => {
  it.each([
    ['documented', 'documented' as const],
    ['deployed', 'deployed' as const],
    ['current', 'current' as const],
    ...MIXED.map((contract) => [JSON.stringify(contract), contract] as const),
  ])('in the contract %s finds it, and no drift', async (_, contract) => {
    await using server = await startMockServer({ contract });
    const writeContract = folder.path('contract.json');
    const before = server.state();
    const report = await comparing(server.url, { ...ALL_PHASES, writeContract });
    expect([driftOf(report), report.left]).toEqual([[], []]);
    const written: ContractChoice = JSON.parse(readFileSync(writeContract, 'utf8'));
    expect(written).toEqual({ ...report.contract, $comment: report.notes });
    const asked = contractOf('documented').differences;
    const wanted = { ...contractOf(contract).differences };
    const found = { ...contractOf(written).differences };
    for (const name of [...report.untold, 'server_faults'] as const) {
      Object.assign(wanted, { [name]: asked[name] });
      Object.assign(found, { [name]: asked[name] });
    }
    expect(found).toEqual(wanted);
    expect(report.untold).toEqual(Object.keys(NEVER_ASKED));
    // What it has made is gone again; only the counters of the world have moved.
    expect(server.state().payments).toEqual(before.payments);
    expect(server.state().payment_profiles).toEqual(before.payment_profiles);
    const again = await comparing(server.url, { contract: written });
    expect([again.named, driftOf(again), again.counts.named]).toEqual([[], [], 0]);
  });
});
