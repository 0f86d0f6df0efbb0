/** A server that does not list one of the tables for this user: the others are compared, and what is not is told. */
import { describe, expect, it, jest } from '@jest/globals';
import { RemoteError, renderComparison } from '../../../src/index.ts';
import { bendingProxy } from './bending-proxy.ts';
import { answers } from './bends.ts';
import { comparing, MINUTES } from './comparing.ts';

jest.setTimeout(MINUTES);

const PLACES = {
  payments: '/api/payments/',
  payment_profiles: '/api/payment-profiles/',
  invoices: '/api/invoices/',
  customers: '/api/customers/',
} as const;

const refusing = (place: string, status: number) =>
  bendingProxy(
    { contract: 'deployed' },
    {
      after: answers(
        ({ method, path }) => method === 'GET' && path.startsWith(place),
        (answer) => ({ ...answer, status, body: '{"detail":"Not for you."}' }),
      ),
    },
  );

describe('a table that the server does not list', () => {
  it.each([
    ['invoices', 500],
    ['payment_profiles', 403],
    ['customers', 404],
    ['payments', 500],
  ] as const)('%s, with %d, is named, and nothing else drifts', async (table, status) => {
    const place = PLACES[table];
    await using proxy = await refusing(place, status);
    const report = await comparing(proxy.url, { contract: 'deployed' });
    const drift = report.probes.filter(({ verdict }) => verdict === 'drift');
    expect(drift.map(({ name, differences }) => [name, differences])).toEqual([]);
    expect(report.notes).toContainEqual(
      expect.stringMatching(new RegExp(`^${table} were not compared: it answers ${status}`)),
    );
    const skipped = report.probes.filter(({ verdict }) => verdict === 'skipped');
    expect(skipped.length).toBeGreaterThan(20);
    expect(report.counts.same).toBeGreaterThan(100);
    for (const { reason } of skipped) {
      expect(reason).toContain(`${table} could not be read: it answers ${status}`);
    }
    expect(renderComparison(report, 'junit')).toContain('<skipped message=');
  });

  it('is an error where there is none that is listed', async () => {
    await using proxy = await refusing('/api/', 403);
    await using other = await bendingProxy(
      { contract: 'deployed' },
      {
        after: answers(
          ({ path }) => Object.values(PLACES).some((place) => path.startsWith(place)),
          (answer) => ({ ...answer, status: 403 }),
        ),
      },
    );
    for (const { url } of [proxy, other]) {
      const error: unknown = await comparing(url).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(RemoteError);
    }
  });
});
