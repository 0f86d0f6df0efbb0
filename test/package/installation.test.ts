/** The packed tarball, unpacked where npm would put it: its command starts by its own name and answers. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { useBuiltCommand } from '../cli/built-command.ts';
import { useTemporaryFolder } from '../cli/temporary-folder.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { name, bin, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const folder = useTemporaryFolder();
const launch = useBuiltCommand();

/** Does what npm does, without asking a registry; gives the path of the command. */
function install(): string {
  const modules = folder.path('node_modules');
  const home = join(modules, name);
  mkdirSync(home, { recursive: true });
  mkdirSync(join(modules, '.bin'));
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder.path('.')];
  const packed = execFileSync('npm', pack, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ filename }] = JSON.parse(packed);
  execFileSync('tar', ['-xzf', folder.path(filename), '-C', home, '--strip-components=1']);
  for (const dependency of Object.keys(dependencies)) {
    mkdirSync(dirname(join(modules, dependency)), { recursive: true });
    symlinkSync(join(root, 'node_modules', dependency), join(modules, dependency), 'dir');
  }
  chmodSync(join(home, bin[name]), 0o755);
  const command = join(modules, '.bin', name);
  symlinkSync(join(home, bin[name]), command);
  return command;
}

describe('an installation', () => {
  it('has a command that starts by its name, answers the first request, and ends with 0', async () => {
    const path = { PATH: process.env['PATH'] };
    const command = launch(['start', '--port', '0', '--log-format', 'json'], path, install());
    const { url } = JSON.parse(await command.firstLine);
    const response = await fetch(`${url}/api/payments/`, {
      headers: { Authorization: 'Token YOUR_API_TOKEN' },
    });
    expect([response.status, response.headers.get('x-result-count')]).toEqual([
      200,
      expect.stringMatching(/^[1-9]/),
    ]);
    command.signal('SIGTERM');
    expect(await command.ended).toBe(0);
  }, 30_000);

  it('brings the shipped worlds and the schema that the README names', () => {
    install();
    const read = (path: string) =>
      Object.keys(JSON.parse(readFileSync(folder.path(`node_modules/${name}/${path}`), 'utf8')));
    for (const world of ['default', 'empty', 'edge-cases']) {
      expect(read(`fixtures/${world}.json`)).toContain('users');
    }
    expect(read('dist/fixtures.schema.json')).toContain('properties');
  }, 30_000);
});
