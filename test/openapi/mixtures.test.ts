import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { vouched } from '../../src/values/vouched.ts';
import { CONTRACT_NAMES, type ContractSet, DIFFERENCE_NAMES } from '../../src/waldur/contract.ts';
import { DIFFERENCES } from '../../src/waldur/differences.ts';
import { type Ask, createClient, ORIGIN } from '../client.ts';
import { recordedAsks } from '../waldur/recorded-asks.ts';
import { Judge } from './judge.ts';

/** Few, as a document is dear to make; each run takes others. */
const RUNS = 4;
/** Those that show what mixtures differ in. */
const CASES = /^(link|unlink|payment-profiles|invoices|server-errors)\//;
const INVOICE = '/api/invoices/1a000000-0000-4000-8000-000000000004/';
const MORE: readonly Ask[] = [
  { path: `${INVOICE}items/` },
  { path: `${INVOICE}items/`, as: 'anonymous' },
  { path: `${INVOICE}items/`, method: 'OPTIONS' },
  { path: '/api/payments/?page_size=300' },
  { path: `${INVOICE}send_notification/`, method: 'POST' },
  { path: `${INVOICE}paid/`, method: 'POST' },
];

const mixture: fc.Arbitrary<ContractSet> = fc
  .record(
    {
      preset: fc.constantFrom(...CONTRACT_NAMES),
      ...Object.fromEntries(
        DIFFERENCE_NAMES.map((name) => [
          name,
          fc.constantFrom(...Object.keys(DIFFERENCES[name].values)),
        ]),
      ),
    },
    { requiredKeys: [] },
  )
  .map((set) => vouched<ContractSet>(set));

describe('the document of a mixed contract', () => {
  it('has every answer that a server of that contract gives', async () => {
    await fc.assert(
      fc.asyncProperty(mixture, async (contract) => {
        const client = createClient({ contract, now: '2024-01-01T00:00:00Z' });
        const { json } = await client.get('/__admin/openapi.json?part=all');
        const judge = new Judge();
        judge.learn('mixed', json);
        const health = await client.get('/__admin/health');
        const { differences } = health.json;
        expect(differences).toMatchObject(withoutPreset(contract));
        const cases = [...recordedAsks(ORIGIN)].filter(([name]) => CASES.test(name));
        for (const steps of [...cases.map(([, each]) => each), MORE]) {
          client.reset();
          for (const ask of steps) expect(await problems(ask)).toEqual([]);
        }

        async function problems(ask: Ask): Promise<readonly string[]> {
          const { status, headers, bytes } = await client.send(ask);
          const { date: _, ...sent } = headers;
          const known = Object.entries(sent).flatMap(([name, value]) =>
            value === undefined ? [] : [[name, value]],
          );
          return judge.problemsOf({
            contract: 'mixed',
            mount: '',
            method: ask.method ?? 'GET',
            target: ask.path,
            requestHeaders: { ...ask.headers },
            status,
            headers: Object.fromEntries(known),
            body: bytes,
          });
        }
      }),
      { numRuns: RUNS },
    );
  }, 180_000);
});

function withoutPreset({ preset: _, ...set }: ContractSet): object {
  return set;
}
