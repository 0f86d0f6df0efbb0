/** What a comparison writes it deletes, whatever happens between; and it touches nothing else. */
import { describe, expect, it, jest } from '@jest/globals';
import {
  type CompareReport,
  OptionError,
  RemoteError,
  startMockServer,
} from '../../../src/index.ts';
import { type Asked, type Bending, bendingProxy } from './bending-proxy.ts';
import { answers } from './bends.ts';
import { CUSTOMER, comparing, driftOf, MINUTES, TOKEN } from './comparing.ts';

jest.setTimeout(MINUTES);

const ACTIVE = 'ca000000-0000-4000-8000-000000000001';
const write = { customer: CUSTOMER };

const isMaking = ({ method, path }: Asked): boolean =>
  method === 'POST' && /\/api\/payment(s|-profiles)\/$/.test(path);

async function rowsOf(url: string): Promise<readonly (readonly unknown[])[]> {
  const headers = { Authorization: `Token ${TOKEN}` };
  return Promise.all(
    ['payments', 'payment-profiles'].map(async (name) => {
      const answer = await fetch(`${url}/api/${name}/?page_size=100`, { headers });
      return Object(await answer.json());
    }),
  );
}

describe('the write phase', () => {
  it('leaves all as it was, where another profile is active too', async () => {
    await using server = await startMockServer({ contract: 'deployed' });
    const before = await rowsOf(server.url);
    const report = await comparing(server.url, {
      contract: 'deployed',
      write: { customer: ACTIVE },
    });
    expect([driftOf(report), report.left]).toEqual([[], []]);
    expect(await rowsOf(server.url)).toEqual(before);
    const writes = server.requests
      .entries()
      .filter(({ method }) => !/GET|HEAD|OPTIONS/.test(method));
    const enabling = writes.filter(({ path }) => path.includes('/enable'));
    expect([writes.length > 10, enabling]).toEqual([true, []]);
  });

  it('finds rows alike that it has made, whatever their uuids', async () => {
    await using server = await startMockServer({ contract: 'deployed', randomSeed: 'another' });
    const report = await comparing(server.url, { contract: 'deployed', write });
    expect([driftOf(report), report.counts.named]).toEqual([[], 0]);
  });

  it.each<[string, Bending]>([
    [
      'an answer is lost in the middle',
      {
        after: answers(
          ({ method }) => method === 'PATCH',
          () => 'cut',
        ),
      },
    ],
    [
      'every link is refused',
      {
        after: answers(
          ({ path }) => path.includes('link_to'),
          (answer) => ({ ...answer, status: 500 }),
        ),
      },
    ],
    [
      'its own deleting steps are lost, and come again',
      (() => {
        let count = 0;
        return {
          before: ({ method, path }) => {
            count += method === 'DELETE' ? 1 : 0;
            return method === 'DELETE' && count <= 2 ? { method: 'GET', path } : {};
          },
        };
      })(),
    ],
    ['the answers that name what it has made are lost', { after: answers(isMaking, () => 'cut') }],
    [
      'a gateway waits in vain for what is made',
      { after: answers(isMaking, (answer) => ({ ...answer, status: 504, body: 'Time-out' })) },
    ],
    [
      'what is made is answered without a uuid',
      { after: answers(isMaking, (answer) => ({ ...answer, body: '{}' })) },
    ],
    [
      'the answers to what it removes are lost',
      {
        after: answers(
          ({ method }) => method === 'DELETE',
          () => 'cut',
        ),
      },
    ],
  ])('leaves nothing where %s', async (_, bending) => {
    await using proxy = await bendingProxy({ contract: 'deployed' }, bending);
    const before = await rowsOf(proxy.url);
    const report = await comparing(proxy.url, { contract: 'deployed', write, timeoutMs: 20_000 });
    expect([report.left, report.counts.drift > 0]).toEqual([[], true]);
    expect(await rowsOf(proxy.url)).toEqual(before);
  });

  it.each([2, 5, 9, 14])('leaves nothing where it is stopped at its write %d', async (at) => {
    const stop = new AbortController();
    let writes = 0;
    await using proxy = await bendingProxy(
      { contract: 'deployed' },
      {
        before: ({ method }) => {
          writes += /POST|PUT|PATCH/.test(method) ? 1 : 0;
          if (writes === at) stop.abort();
          return {};
        },
      },
    );
    const before = await rowsOf(proxy.url);
    const comparison = comparing(proxy.url, { contract: 'deployed', write, signal: stop.signal });
    const outcome = await comparison.catch((error: Error) => error.message);
    expect(outcome).toContain('stopped');
    expect(outcome).not.toContain('Still there');
    expect(await rowsOf(proxy.url)).toEqual(before);
  });

  it('says in which list a row of its own may be, where that cannot be asked for', async () => {
    let isLost = false;
    await using proxy = await bendingProxy(
      { contract: 'deployed' },
      {
        before: ({ method, path }) => {
          isLost ||= method === 'POST' && path === '/api/payments/';
          return {};
        },
        after: answers(
          ({ method, path }) =>
            (method === 'POST' && path === '/api/payments/') ||
            (isLost && method === 'GET' && path.startsWith('/api/payments/?')),
          () => 'cut',
        ),
      },
    );
    const report = await comparing(proxy.url, {
      contract: 'deployed',
      write: { customer: ACTIVE },
    });
    const [list, ...others] = report.left;
    expect(others).toEqual([]);
    expect(list).toContain(`${proxy.url}/api/payments/?date_of_payment=19`);
  });

  it('says in which list a row may come that was not there when it was looked for', async () => {
    await using proxy = await bendingProxy(
      { contract: 'deployed' },
      {
        // The server is not at it yet: nothing is stored, and nothing answered.
        before: ({ method, path }) =>
          method === 'POST' && path === '/api/payments/' ? { method: 'GET' } : {},
        after: answers(
          ({ method, path }) => method === 'POST' && path === '/api/payments/',
          () => 'cut',
        ),
      },
    );
    const report = await comparing(proxy.url, {
      contract: 'deployed',
      write: { customer: ACTIVE },
    });
    const [list = '', ...others] = report.left;
    expect(others).toEqual([]);
    expect(list).toContain(`${proxy.url}/api/payments/?date_of_payment=19`);
    expect(report.notes).toContain(
      `a row whose answer was lost may be there, or come later: look at ${list}`,
    );
  });

  it('lists what it could not remove', async () => {
    await using proxy = await bendingProxy(
      { contract: 'deployed' },
      {
        before: ({ method, path }) => (method === 'DELETE' ? { method: 'GET', path } : {}),
      },
    );
    const report: CompareReport = await comparing(proxy.url, { contract: 'deployed', write });
    expect(report.left.length).toBeGreaterThan(1);
    for (const url of report.left) {
      expect(url).toMatch(new RegExp(`^${proxy.url}/api/payment(s|-profiles)/[0-9a-f]{32}/$`));
      const answer = await fetch(url, { headers: { Authorization: `Token ${TOKEN}` } });
      expect(answer.status).toBe(200);
    }
  });

  it('asks no more once the token is taken no more, and lists all that is still there', async () => {
    let isExpired = false;
    const late: string[] = [];
    await using proxy = await bendingProxy(
      { contract: 'deployed' },
      {
        before: ({ method, path }) => {
          isExpired ||= method === 'PUT' && path.startsWith('/api/payments/');
          if (isExpired) late.push(`${method} ${path.replace(/[0-9a-f]{32}/, '…')}`);
          return isExpired ? { headers: {} } : {};
        },
      },
    );
    const error: unknown = await comparing(proxy.url, { contract: 'deployed', write }).catch(
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof RemoteError)) throw error;
    expect([error.kind, error.left.length]).toEqual(['refused', 4]);
    expect(error.message).toMatch(/has it expired\?.*Still there: /);
    expect(late).toEqual([
      'PUT /api/payments/…/',
      'GET /api/users/me/',
      // For the payment of which no answer told the uuid.
      expect.stringMatching(/^GET \/api\/payment-profiles\/\?organization_uuid=/),
      'POST /api/payments/…/unlink_from_invoice/',
    ]);
  });

  it('is for this machine alone, unless the host is said again', async () => {
    const refused = async (options: Parameters<typeof comparing>[1]) =>
      comparing('https://waldur.example.com', options).catch((error: unknown) => error);
    for (const yes of [undefined, 'example.com', 'https://waldur.example.com']) {
      const error = await refused({ write, ...(yes === undefined ? {} : { yes }) });
      expect(error).toBeInstanceOf(OptionError);
      expect(String(error)).toContain('yes must be "waldur.example.com"');
    }
  });

  it('writes nothing for an organization that is not in the sample', async () => {
    await using server = await startMockServer({ contract: 'deployed' });
    const customer = 'ca000000-0000-4000-8000-00000000dead';
    const error = await comparing(server.url, { write: { customer } }).catch(
      (each: unknown) => each,
    );
    expect(String(error)).toContain('is an organization that the sample lacks');
    expect(server.requests.entries().every(({ method }) => /GET|HEAD/.test(method))).toBe(true);
  });
});

describe('the other phases', () => {
  it('change nothing, and the first sends nothing that could', async () => {
    await using server = await startMockServer({ contract: 'deployed' });
    const before = server.state();
    await comparing(server.url, { contract: 'deployed' });
    const methods = server.requests
      .entries()
      .filter(({ actor, method }) => actor !== undefined && !/GET|HEAD|OPTIONS/.test(method));
    expect(methods).toEqual([]);
    // Of files nothing is compared, and they may be large.
    expect(server.requests.entries().filter(({ path }) => path.startsWith('/api/media'))).toEqual(
      [],
    );
    await comparing(server.url, { contract: 'deployed', refusals: true });
    expect(server.state()).toEqual(before);
  });
});
