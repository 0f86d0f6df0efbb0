/** `pull`: what it writes is valid, what it tells, and what is wrong with how it is called. */
import { existsSync, readdirSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { startMockServer } from '../../src/index.ts';
import { type AnsweringServer, answering } from '../remote/answering-server.ts';
import { useBuiltCommand } from './built-command.ts';
import { runInProcess, startInProcess } from './fake-host.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

const folder = useTemporaryFolder();
const spawnCommand = useBuiltCommand();
const open: AsyncDisposable[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each[Symbol.asyncDispose]();
});

const TOKEN = { WALDUR_TOKEN: 'YOUR_API_TOKEN' };
const pulled = (url: string, ...args: readonly string[]) => [
  'pull',
  '--from',
  url,
  '--token-env',
  'WALDUR_TOKEN',
  '--out',
  folder.path('out'),
  ...args,
];

async function source(): Promise<string> {
  const server = await startMockServer({ contract: 'deployed' });
  open.push(server);
  return server.url;
}

/** A server that lets requests in and answers none. */
async function silent(): Promise<AnsweringServer> {
  const server = await answering(() => undefined);
  open.push(server);
  return server;
}

describe('pull', () => {
  it('writes a folder that is valid, and tells of each field', async () => {
    const { exitCode, out, err } = await runInProcess(pulled(await source()), TOKEN);
    expect([exitCode, err]).toEqual([0, '']);
    expect(out).toMatch(/^field +rows +is\n/);
    expect(out).toMatch(/^customers\.name +3 +replaced +the name of a company$/m);
    expect(out).toMatch(/^payments\.sum +8 +replaced +as many other digits$/m);
    expect(out).toMatch(/pulled\.json has .*8 payments, of \d+ requests\.$/m);
    const [, file = ''] = /token pulled-token: start --fixtures (.*)\.$/.exec(out) ?? [];
    const started = await startMockServer({ fixtures: file });
    open.push(started);
    const headers = { Authorization: 'Token pulled-token' };
    const first = await fetch(`${started.url}/api/payments/`, { headers });
    expect([first.status, first.headers.get('X-Result-Count')]).toEqual([200, '8']);
    const validated = await runInProcess(['validate', folder.path('out')]);
    expect([validated.exitCode, validated.out]).toEqual([0, expect.stringContaining('8 payments')]);
  });

  it('takes all by variables, and keeps what it is told to', async () => {
    const variables = {
      ...TOKEN,
      WALDUR_MOCK_PULL_FROM: await source(),
      WALDUR_MOCK_PULL_TOKEN_ENV: 'WALDUR_TOKEN',
      WALDUR_MOCK_PULL_OUT: folder.path('out'),
      WALDUR_MOCK_PULL_KEEP: 'sums,uuids',
      WALDUR_MOCK_PULL_LIMIT: '2',
      WALDUR_MOCK_PULL_RATE: '1000',
      WALDUR_MOCK_PULL_CUSTOMER: 'ca000000-0000-4000-8000-000000000001',
      WALDUR_MOCK_PULL_INSECURE: 'yes',
    };
    const { exitCode, out, err } = await runInProcess(['pull'], variables);
    expect([exitCode, err]).toEqual([
      0,
      expect.stringMatching(/^--insecure: nobody has checked that this is 127/),
    ]);
    expect(out).toMatch(/^payments\.sum +2 +kept +as it was asked$/m);
    expect(out).toMatch(/^payments\.date_of_payment +2 +replaced/m);
  });

  it('writes stubs of other paths, and tells what could not be had', async () => {
    const server = await startMockServer({ scenario: 'app-shell', contract: 'deployed' });
    open.push(server);
    const paths = [
      '--path',
      '/api/projects/',
      '--path',
      '/api/nothing/',
      '--keep-fields',
      'name,a',
    ];
    const { exitCode, out, err } = await runInProcess(pulled(server.url, ...paths), TOKEN);
    expect([exitCode, err]).toEqual([0, '']);
    expect(out).toMatch(/^\/api\/projects\/\.name +2 +kept +as it was asked$/m);
    expect(out).toMatch(/^\/api\/nothing\/ left out: it answers 404\.$/m);
    expect(out).toMatch(/pulled\.json has .*1 stubs, of \d+ requests\.$/m);
  });

  it('says all that is wrong with a line, and writes nothing', async () => {
    const args = [
      '--from',
      'waldur',
      '--token-env',
      'NOTHING',
      '--limit',
      '0',
      '--keep',
      'sum',
      '--rate',
      '0',
      '--customer',
      'x',
    ];
    const { exitCode, err } = await runInProcess(['pull', ...args]);
    expect([exitCode, err.split('\n')]).toEqual([
      2,
      [
        '--from (WALDUR_MOCK_PULL_FROM) must be an http or https URL without user, query or fragment, not "waldur".',
        '--limit (WALDUR_MOCK_PULL_LIMIT) must be a whole number from 1 to 10000, not "0".',
        '--keep (WALDUR_MOCK_PULL_KEEP) must be one or more of uuids, sums, dates, with commas between them, not "sum": did you mean "sums"?',
        '--rate (WALDUR_MOCK_PULL_RATE) must be a number above 0, not "0".',
        '--customer (WALDUR_MOCK_PULL_CUSTOMER) must be a uuid, not "x".',
        'The variable NOTHING of --token-env has no token.',
        'Try waldur-payments-mock pull --help.',
      ],
    ]);
    const bare = await runInProcess(['pull']);
    expect([bare.exitCode, bare.err]).toEqual([
      2,
      expect.stringMatching(/^pull needs a server, a token and a folder: --from/),
    ]);
  });

  it('speaks of flags in all that the library refuses, before anything is asked', async () => {
    const served = ['--path', '/api/keys/', '--path', '/api/payments/', '--path', '/api/invoices/'];
    const { exitCode, err } = await runInProcess(pulled('http://127.0.0.1:9', ...served), TOKEN);
    expect([exitCode, err.split('\n')]).toEqual([
      2,
      [
        '--path (WALDUR_MOCK_PULL_PATH) names /api/payments/, which the mock serves itself.',
        '--path (WALDUR_MOCK_PULL_PATH) names /api/invoices/, which the mock serves itself.',
        'Try waldur-payments-mock pull --help.',
      ],
    ]);
    folder.write('out', 'a file');
    const unwritten = await runInProcess(pulled('http://127.0.0.1:9'), TOKEN);
    expect([unwritten.exitCode, unwritten.err]).toEqual([
      2,
      expect.stringMatching(/^--out \(WALDUR_MOCK_PULL_OUT\) must be a folder/),
    ]);
  });

  it.each([
    [
      'http://127.0.0.1:9/?a=b',
      'YOUR_API_TOKEN',
      /^--from .* without user, query or fragment, not/,
    ],
    [
      'http://127.0.0.1:9',
      'two words',
      /^The variable WALDUR_TOKEN of --token-env must hold a text/,
    ],
  ])('refuses the address %s with the token %j', async (url, WALDUR_TOKEN, words) => {
    const { exitCode, err } = await runInProcess(pulled(url), { WALDUR_TOKEN });
    expect([exitCode, err]).toEqual([2, expect.stringMatching(words)]);
    expect(err).not.toContain(WALDUR_TOKEN);
  });

  it('ends with 1 where the server is none, and tells no token', async () => {
    const server = await answering((_, response) => response.end('<html>'));
    open.push(server);
    const { exitCode, err } = await runInProcess(pulled(server.url), TOKEN);
    expect([exitCode, err]).toEqual([1, expect.stringContaining('no JSON of the API')]);
    expect(err).not.toContain(TOKEN.WALDUR_TOKEN);
    expect(existsSync(folder.path('out'))).toBe(false);
  });

  it('stops at a signal and leaves nothing', async () => {
    const server = await silent();
    const running = startInProcess(pulled(server.url), TOKEN);
    while (server.asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    running.stop('SIGINT');
    expect([await running.exitCode, running.err]).toEqual([
      1,
      ['The pull was stopped, and nothing was written.'],
    ]);
    expect(existsSync(folder.path('out'))).toBe(false);
  });

  it('stops at a Ctrl-C, as a process, and leaves what was there', async () => {
    const file = folder.write('out/pulled.json', '{"before": true}');
    const server = await silent();
    const command = spawnCommand(pulled(server.url), TOKEN);
    while (server.asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    command.signal('SIGINT');
    expect(await command.ended).toBe(1);
    expect(command.err()).toBe('The pull was stopped, and nothing was written.\n');
    expect([readdirSync(folder.path('out')), file.endsWith('pulled.json')]).toEqual([
      ['pulled.json'],
      true,
    ]);
  });
});
