/** What the README says to users of pytest: its fixture and its command, in a project where npx finds the mock. */
import { execFile, spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type LinkedProject, linkedProject } from '../cli/linked-project.ts';
import { recordingEnvironment } from '../recording/spawn-environment.ts';
import { blockOf } from './blocks.ts';

const PATIENCE_MS = 60_000;
/** Both need the command by its name; skipped where there is none. */
const itHasPytest = spawnSync('pytest', ['--version']).status === 0 ? it : it.skip;

/** A test that asks the API by a URL and a token, and notes the URL. */
const asking = (url: string, token: string) => `import json, os, urllib.request

def test_payments(${url === 'waldur_url' ? url : ''}):
    url = ${url}
    headers = {"Authorization": "Token " + ${token}}
    request = urllib.request.Request(url + "/api/payments/", headers=headers)
    assert json.load(urllib.request.urlopen(request, timeout=10))
    open("url", "w").write(url)
`;

let project: LinkedProject;
beforeEach(() => {
  project = linkedProject();
});
afterEach(() => project.remove());

/** Runs it in the project; gives what it printed, and where the server was. */
async function run(command: string): Promise<{ readonly stdout: string; readonly url: string }> {
  const [program = '', ...args] = command.split(' ');
  const { stdout } = await promisify(execFile)(program, args, {
    cwd: project.folder,
    env: {
      PATH: process.env['PATH'],
      HOME: project.folder,
      PYTEST_DISABLE_PLUGIN_AUTOLOAD: '1',
      PYTHONDONTWRITEBYTECODE: '1',
      ...recordingEnvironment(),
    },
  });
  return { stdout, url: project.read('url') };
}

/** That soon nothing listens there any more: a server looks every quarter of a second for who started it. */
async function isGone(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  let looks = 0;
  while (looks < 100 && (await listens(hostname, Number(port)))) {
    looks += 1;
    await setTimeout(100);
  }
  expect(looks).toBeLessThan(100);
}

/** By a connection alone: a `fetch` that meets a server on its way out may wait for ever. */
function listens(host: string, port: number): Promise<boolean> {
  return new Promise((told) => {
    const socket = connect({ host, port });
    const tell = (isThere: boolean) => {
      socket.destroy();
      told(isThere);
    };
    socket.once('connect', () => tell(true)).once('error', () => tell(false));
  });
}

describe('what the README says of pytest', () => {
  itHasPytest(
    'its fixture starts a server and stops it',
    async () => {
      const fixture = blockOf('import json, subprocess, pytest');
      project.write('conftest.py', fixture);
      project.write('test_payments.py', asking('waldur_url', '"YOUR_API_TOKEN"'));
      const { stdout, url } = await run('pytest -q');
      expect(stdout).toContain('1 passed');
      await isGone(url);
    },
    PATIENCE_MS,
  );

  itHasPytest(
    'its command runs pytest beside a server',
    async () => {
      const command = blockOf('npx waldur-payments-mock exec -- pytest').trim();
      const [url, token] = ['WALDUR_MOCK_URL', 'WALDUR_MOCK_TOKEN'].map(
        (name) => `os.environ["${name}"]`,
      );
      project.write('test_payments.py', asking(url ?? '', token ?? ''));
      const ended = await run(command);
      expect(ended.stdout).toContain('1 passed');
      await isGone(ended.url);
    },
    PATIENCE_MS,
  );
});
