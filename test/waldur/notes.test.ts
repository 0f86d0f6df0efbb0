/** Answers that no client can read say in `X-Mock-Note`, for people, what was wrong. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Ask, createClient } from '../client.ts';
import { INVOICE, PAYMENT, PROFILE } from '../resources/base-world.ts';

const api = createClient({ contract: 'deployed' });
beforeEach(() => api.reset());

const good = {
  profile: `/api/payment-profiles/${PROFILE.active}/`,
  date_of_payment: '2023-10-01',
};
const withFile = (fileName: string) => ({
  parts: [
    ...Object.entries({ ...good, sum: '1' }).map(([name, value]) => ({ name, value })),
    { name: 'proof', fileName, value: 'paid' },
  ],
});
const fault = (what: string) => `A known fault of the server, reproduced: ${what}`;

describe('X-Mock-Note', () => {
  it.each<[string, Partial<Ask> & Pick<Ask, 'path'>, number, string]>([
    [
      'a payment without a sum',
      { path: '/api/payments/', json: good },
      500,
      fault('a payment without "sum" cannot be created. Nothing was stored.'),
    ],
    [
      'a profile with several payments',
      { method: 'DELETE', path: `/api/payment-profiles/${PROFILE.beta}/` },
      500,
      fault('deleting a row that several others refer to fails.'),
    ],
    [
      'an action with a suffix',
      {
        path: `/api/payments/${PAYMENT.unlinked}/link_to_invoice.json`,
        json: { invoice: `/api/invoices/${INVOICE.october}/` },
      },
      500,
      fault('an extra operation cannot be asked for with a format suffix.'),
    ],
    [
      'a Host with an underscore',
      { method: 'GET', path: '/api/payments/', headers: { Host: 'a_b' } },
      400,
      'Django refuses this Host header: letters, digits, dots and hyphens only, so no underscores.',
    ],
    [
      'a file name of which nothing is left',
      { path: '/api/payments/', ...withFile('!!!') },
      400,
      'Django can make no file name of what was sent.',
    ],
    [
      'a file name that is all extension',
      { path: '/api/payments/', ...withFile(`a.${'b'.repeat(90)}`) },
      400,
      'The file name has no room left for a free one.',
    ],
  ])('explains %s', async (_what, ask, status, note) => {
    const before = api.state();
    const answer = await api.send({ method: 'POST', ...ask });
    expect([answer.status, answer.headers['x-mock-note']]).toEqual([status, note]);
    expect(api.state()).toEqual(before);
  });
});
