/** The packed tarball, installed by npm into an empty folder: it brings no other package, and its command answers. */
import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { useBuiltCommand } from '../cli/built-command.ts';
import { root, useInstallation } from './installed-project.ts';

const installation = useInstallation();
const launch = useBuiltCommand();

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** What an installation may take on the disk, dependencies included: 15 MB. */
const MAX_BYTES = 15_000_000;

describe('an installation', () => {
  let project = '';
  beforeAll(() => {
    project = join(dirname(installation.tarball()), 'by-npm');
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), '{ "private": true }');
    // From nowhere but the tarball: no network, nothing kept from earlier.
    const settings = ['--offline', '--cache', join(project, 'cache'), '--no-audit', '--no-fund'];
    execFileSync('npm', ['install', ...settings, installation.tarball()], {
      cwd: project,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  }, 120_000);

  it('is one package without scripts of its own to run, and small', () => {
    const modules = join(project, 'node_modules');
    const names = readdirSync(modules).filter((name) => !name.startsWith('.'));
    expect(names).toEqual(['waldur-payments-mock']);
    const { packages } = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8'));
    expect(packages['node_modules/waldur-payments-mock']).not.toHaveProperty('hasInstallScript');
    const sizes = readdirSync(modules, { recursive: true, encoding: 'utf8' })
      .map((path) => lstatSync(join(modules, path)))
      .map((stats) => (stats.isFile() ? stats.size : 0));
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeLessThan(MAX_BYTES);
  });

  it('has a command that starts by its name, answers the first request, and ends with 0', async () => {
    const path = { PATH: process.env['PATH'] };
    const program = installation.command(project);
    const command = launch(['start', '--port', '0', '--log-format', 'json'], path, program);
    const { url } = JSON.parse(await command.firstLine);
    const headers = { Authorization: 'Token YOUR_API_TOKEN' };
    const response = await fetch(`${url}/api/payments/`, { headers });
    expect([response.status, response.headers.get('x-result-count')]).toEqual([
      200,
      expect.stringMatching(/^[1-9]/),
    ]);
    const health = await fetch(`${url}/__admin/health`);
    expect(await health.json()).toMatchObject({ version });
    command.signal('SIGTERM');
    expect(await command.ended).toBe(0);
  }, 30_000);

  it('has a command that says its version', () => {
    const said = execFileSync(installation.command(project), ['--version'], { encoding: 'utf8' });
    expect(said).toBe(`${version}\n`);
  });

  it('brings the shipped worlds and the schema that the README names', () => {
    const home = join(project, 'node_modules/waldur-payments-mock');
    const read = (path: string) => Object.keys(JSON.parse(readFileSync(join(home, path), 'utf8')));
    for (const world of ['default', 'empty', 'edge-cases']) {
      expect(read(`fixtures/${world}.json`)).toContain('users');
    }
    expect(read('dist/fixtures.schema.json')).toContain('properties');
    expect(read('dist/contract.schema.json')).toContain('properties');
  });
});
