/** What `start` says to people: the banner, in its levels and formats, and the browser that it opens. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { bannerLines, pagesAt } from '../../src/cli/banner.ts';
import { openBrowser } from '../../src/cli/open-browser.ts';
import { type RunningCommand, startInProcess } from './fake-host.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

const folder = useTemporaryFolder();
const started = new Set<RunningCommand>();
afterEach(async () => {
  for (const { stop } of started) stop();
  await Promise.all([...started].map(({ exitCode }) => exitCode));
  started.clear();
});

/** All that is said until it serves. */
async function said(args: readonly string[], environment = {}) {
  const command = startInProcess(['start', '--port', '0', ...args], environment);
  started.add(command);
  const first = await command.firstLine;
  const url = /http:\/\/[\d.]+:\d+/.exec(first)?.[0] ?? '';
  // All of it has been said as soon as the server answers.
  await fetch(`${url}/__admin/health`);
  return { ...command, url };
}

describe('the banner', () => {
  it('says in aligned lines where to look, what there is, and what to paste', async () => {
    const { out, url } = await said(['--scenario', 'payment-awaiting-link']);
    expect(out[0]).toMatch(
      /^waldur-payments-mock listens on http:\/\/127\.0\.0\.1:\d+ \(pid \d+\)$/,
    );
    const lines = (out[1] ?? '').split('\n');
    expect(lines).toEqual([
      `  inspector    ${url}/__admin/`,
      `  API console  ${url}/__admin/docs`,
      expect.stringMatching(/^ {2}world {8}payment-awaiting-link: .*\d+ customers.*\d+ payments$/),
      '  contract     documented',
      expect.stringMatching(/^ {2}try {10}curl -H "Authorization: Token [^"]+" http/),
    ]);
    const [, token = '', asked = ''] = /"Authorization: (.*?)" (\S+)$/.exec(lines[4] ?? '') ?? [];
    expect((await fetch(asked, { headers: { Authorization: token } })).status).toBe(200);
  });

  it.each([
    ['fixture-token-0815', [], 'Token <token>'],
    [`it's-"a"-token`, [], 'Token <token>'],
    ['fixture-token-0815', ['--show-secrets'], 'Token fixture-token-0815'],
  ])('has the token %s of fixtures with %p as %s', async (token, args, shown) => {
    const users = [{ username: 'a', token, is_staff: true }];
    const path = folder.write('users.json', { users });
    const { out } = await said(['--fixtures', path, ...args]);
    const [line = ''] = (out[1] ?? '').split('\n').slice(-1);
    expect(line).toMatch(/^ {2}try {10}curl -H .* http:\/\/127/);
    expect(line).toContain(`Authorization: ${shown}`);
  });

  it.each([[['--quiet']], [['--log-level', 'error']]])('is one line with %p', async (args) => {
    const { out } = await said(args);
    expect(out).toEqual([expect.stringMatching(/listens on/)]);
  });

  it('is none for programs: they have two lines of JSON, and no token', async () => {
    const { out, url } = await said(['--log-format', 'json', '--contract', 'deployed']);
    const [listening, loaded] = out.map((line) => JSON.parse(line));
    expect(listening).toMatchObject({
      event: 'listening',
      ...pagesAt(JSON.parse(out[0] ?? '').url),
    });
    expect(loaded).toMatchObject({ event: 'loaded', fixtures: ['default'], contract: 'deployed' });
    expect(out.join('')).not.toContain('YOUR_API_TOKEN');
    expect(url).not.toBe('');
  });

  it('names no page where there is no control plane', async () => {
    const { out } = await said(['--no-admin']);
    expect((out[1] ?? '').split('\n').slice(0, 2)).toEqual([
      '  inspector    none (--no-admin)',
      '  API console  none (--no-admin)',
    ]);
    const json = await said(['--no-admin', '--log-format', 'json']);
    expect(Object.keys(JSON.parse(json.out[0] ?? ''))).toEqual(['event', 'url', 'port', 'pid']);
  });

  it('has a contract with its changes', () => {
    const contract = { preset: 'deployed', absent_relation: 'null' } as const;
    const lines = bannerLines({
      ...{ pages: undefined, fixtures: [], rows: {}, firstRequest: 'curl x' },
      contract,
    });
    expect(lines[3]).toBe('  contract     deployed, absent_relation=null');
  });
});

describe('--open', () => {
  it('opens the inspector, or the root where there is none', async () => {
    const { opened, url } = await said(['--open']);
    expect(opened).toEqual([`${url}/__admin/`]);
    const bare = await said(['--open', '--no-admin']);
    expect(bare.opened).toEqual([`${bare.url}/`]);
    expect((await said([])).opened).toEqual([]);
    expect((await said([], { WALDUR_MOCK_OPEN: 'true' })).opened).toHaveLength(1);
  });

  it('notes that there is no browser, and serves', async () => {
    const { out, url } = await said(['--open'], { FAKE_BROWSER: 'none' });
    expect(out).toContain('note: there is no browser');
    expect((await fetch(`${url}/__admin/ready`)).status).toBe(200);
  });

  it.each([
    ['linux', ['xdg-open', 'http://x/']],
    ['darwin', ['open', 'http://x/']],
    ['win32', ['cmd', '/c', 'start', '""', 'http://x/']],
  ])('opens as %s does', (platform, line) => {
    const [launched, told]: [string[], string[]] = [[], []];
    const tell = (message: string): void => void told.push(message);
    openBrowser('http://x/', platform, tell, (program, args, failed) => {
      launched.push(program, ...args);
      failed('exit code 3');
    });
    expect(launched).toEqual(line);
    expect(told).toEqual([
      `the browser was not opened (${line[0]}: exit code 3): open http://x/ yourself`,
    ]);
  });
});
