/** A server on which people work while it is compared: what they change is no drift, and what drifts beside it is. */
import { expect, it, jest } from '@jest/globals';
import { bendingProxy } from './bending-proxy.ts';
import { header, isListOf } from './bends.ts';
import { comparing, driftOf, MINUTES, TOKEN } from './comparing.ts';

jest.setTimeout(MINUTES);

const HEADERS = { Authorization: `Token ${TOKEN}`, 'Content-Type': 'application/json' };

/** A payment is changed and another one deleted, once a few probes were asked. */
async function comparedWhileChanged(url: string) {
  const payments = `${url}/api/payments/`;
  const rows: unknown = await (await fetch(payments, { headers: HEADERS })).json();
  const [first, , , last] = rows as readonly { readonly uuid: string }[];
  const send = (uuid: string | undefined, method: string, body?: string) =>
    fetch(`${payments}${uuid}/`, { method, headers: HEADERS, body: body ?? null });
  const work: Promise<Response>[] = [];
  const report = await comparing(url, {
    contract: 'deployed',
    onProgress({ what, done }) {
      if (what !== 'probes' || done !== 30) return;
      work.push(send(first?.uuid, 'PATCH', '{"sum":"77.20"}'), send(last?.uuid, 'DELETE'));
    },
  });
  const statuses = (await Promise.all(work)).map(({ status }) => status);
  expect(statuses).toEqual([200, 204]);
  return report;
}

it('rows that change meanwhile are no drift, and told', async () => {
  await using server = await bendingProxy({ contract: 'deployed' }, {});
  const report = await comparedWhileChanged(server.url);
  expect(driftOf(report)).toEqual([]);
  expect(report.notes).toContainEqual(
    expect.stringMatching(/^\d+ probes were asked again, as rows changed meanwhile/),
  );
});

it('what drifts beside them drifts', async () => {
  const bend = header(isListOf('invoices'), 'link', () => undefined);
  await using server = await bendingProxy({ contract: 'deployed' }, { after: bend });
  const report = await comparedWhileChanged(server.url);
  const drift = report.probes.filter(({ verdict }) => verdict === 'drift');
  expect(drift.length).toBeGreaterThan(0);
  expect(drift.filter(({ rule }) => !rule.startsWith('invoices_list'))).toEqual([]);
});
