/** Servers that answer otherwise in one way each: it is found, at the right probe, and as nothing else. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { CompareOptions, CompareReport } from '../../../src/index.ts';
import type { AnsweringServer } from '../answering-server.ts';
import { type Bending, bendingProxy } from './bending-proxy.ts';
import type { Bend } from './bends.ts';
import { BENT_ANSWERS } from './bent-answers.ts';
import { BENT_LISTS } from './bent-lists.ts';
import { BENT_ROWS } from './bent-rows.ts';
import { BENT_WRITES } from './bent-writes.ts';
import { CUSTOMER, comparing, MINUTES } from './comparing.ts';

jest.setTimeout(MINUTES);

const OPTIONS = {
  contract: 'deployed',
  as: { owner: 'owner-token' },
} as const satisfies Partial<CompareOptions>;

const BENDS = [...BENT_ROWS, ...BENT_LISTS, ...BENT_ANSWERS, ...BENT_WRITES];

/** One server for all that write nothing, which bends as the test says. */
let bending: Bending = {};
let reading: AnsweringServer;
/** Of those that wait: they are begun before all others, and not waited for meanwhile. */
const begun = new Map<Bend, Promise<CompareReport>>();

beforeAll(async () => {
  for (const bend of BENDS.filter(({ waits }) => waits)) {
    const report = alone(bend);
    // Told by its own test.
    report.catch(() => undefined);
    begun.set(bend, report);
  }
  const now: Bending = {
    before: (asked) => bending.before?.(asked) ?? {},
    after: (answer, asked) => bending.after?.(answer, asked) ?? answer,
  };
  reading = await bendingProxy({ contract: 'deployed' }, now, true);
});

afterAll(async () => {
  await reading[Symbol.asyncDispose]();
});

const optionsOf = ({ refusals = false, timeoutMs, writes = false }: Bend) => ({
  ...OPTIONS,
  refusals,
  ...(timeoutMs === undefined ? {} : { timeoutMs }),
  ...(writes ? { write: { customer: CUSTOMER } } : {}),
});

/** With a server of its own. */
async function alone(bend: Bend): Promise<CompareReport> {
  await using own = await bendingProxy({ contract: 'deployed' }, bend);
  return await comparing(own.url, optionsOf(bend));
}

async function reported(bend: Bend): Promise<CompareReport> {
  if (bend.writes) return alone(bend);
  const report = begun.get(bend);
  if (report) return report;
  bending = bend;
  return comparing(reading.url, optionsOf(bend));
}

async function found(bend: Bend) {
  const report = await reported(bend);
  const drift = report.probes.filter(({ verdict }) => verdict === 'drift');
  return { report, drift };
}

describe.each([
  ['rows', BENT_ROWS],
  ['lists', BENT_LISTS],
  ['answers', BENT_ANSWERS],
  ['writes', BENT_WRITES],
] as const)('bent %s', (_, bends) => {
  it.each(bends.map((bend) => [bend.name, bend] as const))('%s', async (_name, bend) => {
    const { report, drift } = await found(bend);
    expect(drift.length).toBeGreaterThan(0);
    const elsewhere = drift.filter(({ rule }) => !bend.rules.test(rule));
    expect(elsewhere.map(({ name, differences }) => [name, differences])).toEqual([]);
    const places = drift.flatMap(({ name, differences }) =>
      differences.filter(({ place }) => !bend.places.test(place)).map((each) => [name, each]),
    );
    expect(places).toEqual([]);
    expect(report.named).toEqual([]);
  });
});

it('what is not bent is the same', async () => {
  bending = {};
  const report = await comparing(reading.url, OPTIONS);
  expect(report.counts.same).toBe(report.probes.length);
});

it('is in sixty ways at least', () => {
  expect(BENDS.length).toBeGreaterThanOrEqual(60);
});
