/** Comparing with servers that mean no good, or are none: a clear end, little memory, and the token goes nowhere else. */
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { type CompareReport, RemoteError } from '../../../src/index.ts';
import { answering } from '../answering-server.ts';
import { SELF_SIGNED } from '../client/self-signed.ts';
import { type Bend, bentServer } from '../pull/bent-server.ts';
import { sendTenGigabytes } from '../ten-gigabytes.ts';
import { type Asked, bendingProxy } from './bending-proxy.ts';
import { answers, pathOf } from './bends.ts';
import { comparing, MINUTES, TOKEN } from './comparing.ts';

jest.setTimeout(MINUTES);

const open: AsyncDisposable[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each[Symbol.asyncDispose]();
});

async function hostile(bend: Bend) {
  const server = await bentServer({ contract: 'deployed' }, bend);
  open.push(server);
  return server;
}

/** The probes that a bend of one path has touched. */
const driftAt = ({ probes }: CompareReport, path: string) =>
  probes.filter(({ verdict, request }) => verdict === 'drift' && request.path.startsWith(path));

const failure = (running: Promise<unknown>): Promise<RemoteError> =>
  running.then(
    () => {
      throw new Error('It was compared.');
    },
    (error: unknown) => {
      if (error instanceof RemoteError) return error;
      throw error;
    },
  );

describe('a server that', () => {
  const isVersion = (asked: Asked): boolean =>
    asked.method === 'GET' && pathOf(asked) === '/api/version/';

  it.each([
    ['a page for people', { headers: { 'content-type': 'text/html' }, body: '<h1>Hi</h1>' }],
    ['broken JSON', { headers: { 'content-type': 'application/json' }, body: '{"version": ' }],
    ['nothing', { headers: {}, body: '' }],
  ])('answers %s drifts there, and nowhere else', async (_, bent) => {
    await using server = await bendingProxy(
      { contract: 'deployed' },
      { after: answers(isVersion, ({ status }) => ({ status, ...bent })) },
    );
    const report = await comparing(server.url);
    const drift = driftAt(report, '/api/version/');
    expect(drift.length).toBeGreaterThan(0);
    expect(report.counts.drift).toBe(drift.length);
  });

  it('sends ten gigabytes is left after the first few, and told', async () => {
    let sent = 0;
    const server = await hostile(({ method, target, response }) => {
      if (method !== 'GET' || !target.startsWith('/api/version/')) return undefined;
      sendTenGigabytes(response, () => {
        sent += 1;
      });
      return 'done';
    });
    const { probes } = await comparing(server.url);
    expect(probes.length).toBeGreaterThan(100);
    // 16 megabytes of an answer are read, and what waits in buffers; it is asked for a few times.
    const asked = server.asked.filter(({ line }) => line.startsWith('GET /api/version/')).length;
    expect(sent).toBeLessThan(asked * 64);
  });

  it('redirects to another host drifts, and that host is asked nothing', async () => {
    const other = await answering((_, response) => response.end('[]'));
    open.push(other);
    const away = { status: 302, headers: { location: `${other.url}/api/version/` }, body: '' };
    await using server = await bendingProxy(
      { contract: 'deployed' },
      { after: answers(isVersion, () => away) },
    );
    const report = await comparing(server.url);
    const drift = driftAt(report, '/api/version/');
    expect(drift.length).toBeGreaterThan(0);
    expect(report.counts.drift).toBe(drift.length);
    expect(other.asked).toEqual([]);
    expect(JSON.stringify(report)).not.toContain(TOKEN);
  });

  it.each(['Invalid token.', 'Token has expired.'])(
    'takes the token no more, with "%s", is compared no more',
    async (detail) => {
      let asked = 0;
      const refused = JSON.stringify({ detail });
      await using server = await bendingProxy(
        { contract: 'deployed' },
        {
          after: answers(
            ({ headers }) => headers.authorization === `Token ${TOKEN}` && ++asked > 150,
            (answer) => ({ ...answer, status: 401, body: refused }),
          ),
        },
      );
      const error = await failure(comparing(server.url));
      expect([error.kind, error.message]).toEqual(['refused', expect.stringContaining(detail)]);
      expect(error.message).toMatch(/has it expired\?.* \d+ of \d+ probes were asked until then$/);
      // Those that were under way.
      expect(asked).toBeLessThan(150 + 30);
      expect(error.message).not.toContain(TOKEN);
    },
  );

  it('refuses the token at one place alone drifts there', async () => {
    await using server = await bendingProxy(
      { contract: 'deployed' },
      { after: answers(isVersion, (answer) => ({ ...answer, status: 401 })) },
    );
    const report = await comparing(server.url);
    expect(report.counts.drift).toBe(driftAt(report, '/api/version/').length);
    expect(report.counts.drift).toBeGreaterThan(0);
  });

  it('has pages without end is no server to compare with', async () => {
    const server = await hostile(({ target }) =>
      target.startsWith('/api/payments/?')
        ? {
            headers: { 'Content-Type': 'application/json', Link: '<http://a/?page=2>; rel="next"' },
            body: '[{"uuid":"5eeeb69a2d78403eba11315da99dfac8"}]',
          }
        : undefined,
    );
    const error = await failure(comparing(server.url));
    expect([error.kind, error.message]).toEqual(['unfit', expect.stringContaining('do not end')]);
  });

  it('has a certificate of nobody is asked nothing', async () => {
    let asked = 0;
    const server = createServer(SELF_SIGNED, (_, response) => {
      asked += 1;
      response.end('[]');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      const error = await failure(comparing(`https://127.0.0.1:${port}`));
      expect([error.message, asked]).toEqual([expect.stringMatching(/certificate/), 0]);
    } finally {
      server.close();
    }
  });
});
