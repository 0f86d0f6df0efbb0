/** `compare`: what it tells and writes, how it ends, and what is wrong with how it is called. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { startMockServer } from '../../src/index.ts';
import { answering } from '../remote/answering-server.ts';
import { bendingProxy } from '../remote/compare/bending-proxy.ts';
import { rows } from '../remote/compare/bends.ts';
import { MINUTES, NEVER_ASKED } from '../remote/compare/comparing.ts';
import { runInProcess, startInProcess } from './fake-host.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

jest.setTimeout(MINUTES);

const folder = useTemporaryFolder();
const open: AsyncDisposable[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each[Symbol.asyncDispose]();
});

const TOKEN = { WALDUR_TOKEN: 'YOUR_API_TOKEN', OWNER_TOKEN: 'owner-token' };
const PRESETS = 'documented, deployed, current';
const BALTIC = 'ca000000-0000-4000-8000-000000000002';

const compare = (url: string, ...more: readonly string[]) =>
  runInProcess(['compare', '--to', url, '--token-env', 'WALDUR_TOKEN', ...more], TOKEN);

async function deployed(): Promise<string> {
  const server = await startMockServer({ contract: 'deployed' });
  open.push(server);
  return server.url;
}

async function bent(): Promise<string> {
  const proxy = await bendingProxy(
    { contract: 'deployed' },
    { after: rows('payments', (row) => ({ ...row, note: 'for <us> & | `them`', token: 'hush' })) },
  );
  open.push(proxy);
  return proxy.url;
}

describe('compare', () => {
  it('takes on a contract: the second time nothing is named', async () => {
    const url = await deployed();
    const file = folder.path('own.json');
    const flags = ['--refusals', '--write', '--customer', BALTIC, '--as', 'owner=OWNER_TOKEN'];
    const first = await compare(url, ...flags, '--write-contract', file);
    expect([first.exitCode, first.err]).toEqual([0, '']);
    expect(first.out).toMatch(
      /^ {2}--contract-set uuid=hex +\d+ probes +uuids in answers: 32 hex digits$/m,
    );
    expect(first.out).toMatch(/^The contract that fits: --contract deployed$/m);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      preset: 'deployed',
      $comment: Object.keys(NEVER_ASKED).map((name) => expect.stringContaining(name)),
    });
    const second = await compare(url, '--contract', file, '--format', 'json');
    const report = JSON.parse(second.out);
    expect([second.exitCode, report.named, report.counts.named]).toEqual([0, [], 0]);
    expect(second.out).not.toContain(TOKEN.WALDUR_TOKEN);
  });

  it('ends with 4 for drift, and tells it in each form', async () => {
    const url = await bent();
    const human = await compare(url, '--contract', 'deployed');
    expect(human.exitCode).toBe(4);
    expect(human.out).toMatch(/^ {4}GET \/api\/payments\/$/m);
    expect(human.out).toMatch(
      /^ {4}\/0\/note\n {6}- mock: nothing\n {6}\+ real: for <us> & \| `them`$/m,
    );
    const markdown = await compare(url, '--contract', 'deployed', '--format', 'markdown');
    expect(markdown.out).toContain('| `/0/note` | `nothing` | `` for <us> & \\| `them` `` |');
    const output = folder.path('made/for/it/drift.xml');
    const junit = await compare(
      url,
      '--contract',
      'deployed',
      '--format',
      'junit',
      '--output',
      output,
    );
    expect(junit.out).toMatch(/^\d+ drift, 0 named differences: see .*drift\.xml\.$/);
    const xml = readFileSync(output, 'utf8');
    expect(xml).toMatch(
      /<failure message="drift: payments_list: payments: the server alone has note, token">GET \/api\/payments\/&#10;/,
    );
    expect(xml).toContain('real: for &lt;us&gt; &amp; | `them`');
    const json = await compare(url, '--contract', 'deployed', '--format', 'json');
    const { probes } = JSON.parse(json.out);
    const drift = probes.filter(({ verdict }: { verdict: string }) => verdict === 'drift');
    expect(drift[0]).toMatchObject({
      ...{ rule: 'payments_list', request: { method: 'GET', path: '/api/payments/' } },
      answers: { mock: { status: 200 }, real: { status: 200 } },
    });
    for (const { out } of [human, markdown, json]) expect(out).not.toContain('hush');
  });

  it('says all that is wrong with a line', async () => {
    const { exitCode, err } = await runInProcess([
      ...['compare', '--to', 'waldur', '--token-env', 'NOTHING', '--as', 'owner', '--write'],
      ...['--contract', 'deploid', '--format', 'jsn', '--rate', '0'],
    ]);
    expect([exitCode, err.split('\n').sort()]).toEqual([
      2,
      [
        '--as (WALDUR_MOCK_COMPARE_AS) must be a name and the name of a variable, such as owner=OWNER_TOKEN, not "owner".',
        `--contract (WALDUR_MOCK_CONTRACT) must be one of ${PRESETS}, or a JSON file, not "deploid": did you mean "deployed"?`,
        '--format (WALDUR_MOCK_COMPARE_FORMAT) must be one of human, json, markdown, junit, not "jsn": did you mean "json"?',
        '--rate (WALDUR_MOCK_COMPARE_RATE) must be a number above 0, not "0".',
        '--to (WALDUR_MOCK_COMPARE_TO) must be an http or https URL without user, query or fragment, not "waldur".',
        '--write needs one organization to write in: --customer <uuid>.',
        'The variable NOTHING of --token-env has no token.',
        'Try waldur-payments-mock compare --help.',
      ].sort(),
    ]);
    const bare = await runInProcess(['compare']);
    expect([bare.exitCode, bare.err]).toEqual([
      2,
      expect.stringMatching(/^compare needs a server and a token: --to/),
    ]);
  });

  it('writes to no other machine unless its host is said again, nor where no file can be', async () => {
    const far = await compare('https://waldur.example.com', '--write', '--customer', BALTIC);
    expect([far.exitCode, far.err]).toEqual([
      2,
      expect.stringMatching(/^--yes \(WALDUR_MOCK_COMPARE_YES\) must be "waldur\.example\.com"/),
    ]);
    writeFileSync(folder.path('file'), '');
    const lost = folder.path('file/own.json');
    for (const flag of ['--write-contract', '--record', '--output']) {
      const unwritten = await compare('http://127.0.0.1:9', flag, lost);
      const words = expect.stringMatching(
        `^${flag} \\(WALDUR_MOCK_\\w+\\) must be a file, or the name of one to be made with its folders`,
      );
      expect([unwritten.exitCode, unwritten.err]).toEqual([2, words]);
    }
  });

  it('ends with 1 where a server is none, says --insecure aloud, and tells no token', async () => {
    const server = await answering((_, response) => response.end('<html>'));
    open.push(server);
    const { exitCode, err, out } = await compare(server.url, '--insecure');
    expect([exitCode, out]).toEqual([1, '']);
    expect(err).toMatch(
      /^--insecure: nobody has checked that this is 127\.0\.0\.1:\d+\.\n.*no JSON of the API/,
    );
    expect(err).not.toContain(TOKEN.WALDUR_TOKEN);
  });

  it('asks no other host, wherever an answer leads', async () => {
    const elsewhere = await answering((_, response) => response.end('[]'));
    const server = await answering((_, response) => {
      response.writeHead(302, { Location: `${elsewhere.url}/api/` }).end();
    });
    open.push(elsewhere, server);
    const { exitCode, err } = await compare(server.url);
    expect([exitCode, elsewhere.asked]).toEqual([1, []]);
    expect(err).not.toContain(TOKEN.WALDUR_TOKEN);
  });

  it('stops at a signal', async () => {
    const server = await answering(() => undefined);
    open.push(server);
    const args = ['compare', '--to', server.url, '--token-env', 'WALDUR_TOKEN'];
    const running = startInProcess(args, TOKEN);
    while (server.asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    running.stop('SIGINT');
    expect([await running.exitCode, running.err.join()]).toEqual([
      1,
      expect.stringContaining('stopped'),
    ]);
  });

  it('says what it could not remove, also where the server is lost as it is stopped', async () => {
    let stop = (): void => undefined;
    const proxy = await bendingProxy(
      { contract: 'deployed' },
      {
        before: ({ method }) => (method === 'DELETE' ? { method: 'GET' } : {}),
        after: (answer, { method, path }) => {
          if (method === 'DELETE') return { ...answer, status: 403 };
          if (method !== 'POST' || path !== '/api/payments/') return answer;
          stop();
          return { ...answer, status: 407 };
        },
      },
    );
    open.push(proxy);
    const args = ['compare', '--to', proxy.url, '--token-env', 'WALDUR_TOKEN', '--write'];
    const running = startInProcess([...args, '--customer', BALTIC], TOKEN);
    stop = () => running.stop('SIGINT');
    expect(await running.exitCode).toBe(1);
    expect(running.err.join()).toMatch(
      /the proxy answered 407\. Still there: .*\/api\/payment-profiles\//,
    );
  });
});
