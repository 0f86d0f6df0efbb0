/** A server with more rows than the sample: what can be told of them is told, and nothing is called drift for want of a row. */
import { describe, expect, it, jest } from '@jest/globals';
import { startMockServer } from '../../../src/index.ts';
import { comparing, driftOf, MINUTES } from './comparing.ts';

jest.setTimeout(MINUTES);

describe('a comparison over a part of the rows', () => {
  it.each([1, 3, 7])('of a large world, %d of each table, finds no drift', async (limit) => {
    await using server = await startMockServer({
      contract: 'deployed',
      fixtures: {
        users: [{ username: 'staff', token: 'YOUR_API_TOKEN', is_staff: true }],
        generate: { seed: 5, customers: 30, payments: 300 },
      },
    });
    const report = await comparing(server.url, { contract: 'deployed', limit, refusals: true });
    expect(driftOf(report)).toEqual([]);
    expect(report.counts.same).toBe(report.probes.length);
  });

  it('of one organization among several finds no drift', async () => {
    await using server = await startMockServer({ contract: 'deployed' });
    const customer = 'ca000000-0000-4000-8000-000000000002';
    const report = await comparing(server.url, {
      ...{ contract: 'deployed', customers: [customer], write: { customer } },
      as: { owner: 'owner-token' },
    });
    expect(driftOf(report)).toEqual([]);
  });
});
