/** Answers that no client can read, and a token that nobody has: `X-Mock-Note` says to people what was wrong. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Ask, createClient } from '../client.ts';
import { INVOICE, MISSING, PAYMENT, PROFILE } from '../resources/base-world.ts';

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
      'a link whose host has a bracket',
      { path: '/api/payments/', json: { ...good, profile: 'http://[bad/' } },
      500,
      fault(
        'a link cannot be read that has brackets in its host and no IPv6 address in them, or half of a surrogate pair.',
      ),
    ],
    [
      'attributes that the database cannot hold',
      {
        method: 'PATCH',
        path: `/api/payment-profiles/${PROFILE.active}/`,
        form: { attributes: 'null' },
      },
      500,
      fault(
        'JSON that the database cannot hold is not refused: null, an infinite number, U+0000 or half of a surrogate pair.',
      ),
    ],
    [
      'JSON that nests too deep',
      {
        method: 'PATCH',
        path: `/api/payment-profiles/${PROFILE.active}/`,
        raw: '['.repeat(2000),
        headers: { 'Content-Type': 'application/json' },
      },
      500,
      fault('a body fails its parser: too deep, or in no character set.'),
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

describe('the note for a link to a row that "does not exist"', () => {
  const linkPath = `/api/payments/${PAYMENT.unlinked}/link_to_invoice/`;
  const invoice = (uuid: string) => ({ invoice: `/api/invoices/${uuid}/` });
  const hex = (uuid: string) => uuid.replaceAll('-', '');

  it.each<[string, string, object, string | undefined]>([
    [
      'one that is there, and may not be chosen',
      linkPath,
      invoice(INVOICE.pending),
      `invoice: /api/invoices/${hex(INVOICE.pending)}/ is there, but must be paid.`,
    ],
    ['one that is not', linkPath, invoice(MISSING), 'invoice: /api/invoices/ has no such row.'],
    ['what is no uuid', linkPath, invoice('a%0D%0Ab'), 'invoice: /api/invoices/ has no such row.'],
    [
      'an inactive profile, beside other mistakes',
      '/api/payments/',
      { profile: `/api/payment-profiles/${PROFILE.old}/`, sum: 'x' },
      `profile: /api/payment-profiles/${hex(PROFILE.old)}/ is there, but must be active.`,
    ],
    ['the URL of something else', linkPath, { invoice: '/api/payments/' }, undefined],
  ])('tells of %s', async (_what, path, json, note) => {
    const answer = await api.send({ method: 'POST', path, json });
    expect([answer.status, answer.headers['x-mock-note']]).toEqual([400, note]);
  });
});

describe('the note for a token that nobody has', () => {
  const noteFor = async (users: readonly object[], token = 'nonsense') => {
    const other = createClient({ fixtures: { users } });
    const headers = { Authorization: `Token ${token}` };
    const answer = await other.send({ as: 'anonymous', path: '/api/payments/', headers });
    expect([answer.status, answer.json]).toEqual([401, { detail: 'Invalid token.' }]);
    return answer.headers['x-mock-note'] ?? '';
  };

  it('names the users of the world, and none of their tokens', async () => {
    const users = [
      { username: 'first', token: 'secret-1' },
      { username: 'second', token: 'secret-2' },
    ];
    const note = await noteFor(users);
    expect(note).toBe('No user of the fixtures has this token. There are first, second.');
    expect(await noteFor([])).toBe('Nobody can log in: there are no users in the fixtures.');
  });

  it('names twenty at most, and of long names as many as fit into a header', async () => {
    const named = (letters: string) =>
      Array.from({ length: 30 }, (_, index) => ({ username: `u${index}${letters}` }));
    expect(await noteFor(named(''))).toMatch(/There are u0, u1, .*u19, and 10 more\.$/);
    const long = await noteFor(named('例'.repeat(120)));
    expect(long).toMatch(/There are u0%E4%BE%8B.*, and 26 more\.$/);
    expect(Buffer.byteLength(long)).toBeLessThan(5000);
  });

  it('keeps to one line whatever a name has in it', async () => {
    expect(await noteFor([{ username: 'a\r\nX-Other: b' }])).toBe(
      'No user of the fixtures has this token. There are a%0D%0AX-Other: b.',
    );
  });

  it('is not there for other refusals of a token', async () => {
    for (const Authorization of ['Token', 'Token a b', 'Bearer x']) {
      const ask = { as: 'anonymous', path: '/api/payments/', headers: { Authorization } };
      expect((await api.send(ask)).headers).not.toHaveProperty('x-mock-note');
    }
  });
});
