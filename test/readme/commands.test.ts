/** The commands of the README, run as they stand: the server that they need is put where it listens. */
import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type StartedMockServer, startMockServer } from '../../src/index.ts';
import { type LinkedProject, linkedProject } from '../cli/linked-project.ts';
import { recordingEnvironment } from '../recording/spawn-environment.ts';
import { blockOf } from './blocks.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const PATIENCE_MS = 60_000;
const ORIGIN = 'http://127.0.0.1:8000';
/** Instead of the usual port, and of lines for people. */
const ANY_PORT = { PORT: '0', WALDUR_MOCK_LOG_FORMAT: 'json' } as const;

const environment = (more: object = {}) => ({
  PATH: process.env['PATH'],
  ...recordingEnvironment(),
  ...more,
});

/** What a shell prints that runs these lines. */
async function printed(script: string, cwd: string): Promise<string> {
  const sent = await promisify(execFile)('sh', ['-e', '-c', script], { cwd, env: environment() });
  return sent.stdout;
}

/** Starts a server by a line of a shell, lets it be asked, and stops it. */
async function whileRunning(line: string, cwd: string, ask: (url: string) => Promise<void>) {
  const [program = '', ...args] = line.split(' ');
  const server = spawn(program, args, {
    cwd,
    env: environment({ ...ANY_PORT, HOME: tmpdir() }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  try {
    for await (const output of createInterface({ input: server.stdout })) {
      if (!output.startsWith('{"event":"listening"')) continue;
      await ask(JSON.parse(output).url);
      break;
    }
  } finally {
    server.kill();
    await ended;
  }
}

const payments = async (url: string) => {
  const headers = { Authorization: 'Token YOUR_API_TOKEN' };
  const response = await fetch(`${url}/api/payments/?page_size=300`, { headers });
  return Object(await response.json());
};

describe('the calls of the README', () => {
  let server: StartedMockServer;
  let folder = '';
  beforeEach(async () => {
    server = await startMockServer();
    folder = mkdtempSync(join(tmpdir(), 'waldur-payments-mock-'));
    writeFileSync(join(folder, 'receipt.pdf'), '%PDF-1.4\n%%EOF');
  });
  afterEach(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });
  const called = (block: string) => printed(block.replaceAll(ORIGIN, server.url), folder);

  it('list payments, and record one with a proof', async () => {
    const block = blockOf(
      'curl http://127.0.0.1:8000/api/payments/ -H "Authorization: Token YOUR_API_TOKEN"',
    );
    const before = Object(server.state()['payments']).length;
    const output = await called(block.replaceAll('curl ', 'curl -sS -w "\\n" '));
    const [list, created] = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect([list.length, Object(server.state()['payments']).length]).toEqual([before, before + 1]);
    expect(created).toMatchObject({ sum: '100.00', date_of_payment: '2023-10-01' });
    const proof = await fetch(created.proof);
    expect([proof.headers.get('content-type'), await proof.text()]).toEqual([
      'application/pdf',
      '%PDF-1.4\n%%EOF',
    ]);
  });

  it('order an error', async () => {
    await called(
      blockOf(
        `curl http://127.0.0.1:8000/__admin/faults --json '{"operation": "payments_create", "respond": "bad_gateway"}'`,
      ),
    );
    const answer = () =>
      fetch(`${server.url}/api/payments/`, { method: 'POST', ...server.as('staff') });
    expect([(await answer()).status, (await answer()).status]).toEqual([502, 400]);
  });

  it('reach another world of the same server', async () => {
    await fetch(`${server.url}/__sandbox/any-name/api/payments/`, server.as('staff'));
    const listed = await fetch(`${server.url}/__admin/sandboxes`);
    expect(Object(await listed.json()).sandboxes).toMatchObject([
      { name: 'default' },
      { name: 'any-name', requests: 1 },
    ]);
  });
});

describe('the start of the README', () => {
  it(
    'builds, which has been done here, and then serves the world that it starts with',
    async () => {
      const [build, start = ''] = blockOf('npm ci && npm run build').trim().split('\n');
      expect(build).toBe('npm ci && npm run build');
      await whileRunning(start, root, async (url) => {
        expect((await payments(url)).length).toBe(8);
        expect((await fetch(`${url}/__admin/docs`)).status).toBe(200);
      });
    },
    PATIENCE_MS,
  );
});

describe('the seeding of the README', () => {
  let project: LinkedProject;
  beforeEach(() => {
    project = linkedProject();
    mkdirSync(join(project.folder, 'fixtures'));
    project.write('fixtures/world.json', blockOf('{'));
  });
  afterEach(() => project.remove());

  it(
    'finds nothing to complain about in its own fixtures, and serves them',
    async () => {
      const [validate = '', start = ''] = blockOf('npx waldur-payments-mock validate ./fixtures')
        .trim()
        .split('\n');
      await expect(printed(validate, project.folder)).resolves.toContain('fixtures');
      await whileRunning(start, project.folder, async (url) => {
        expect((await payments(url)).length).toBe(51);
      });
    },
    PATIENCE_MS,
  );
});
