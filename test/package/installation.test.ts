/** The packed tarball, unpacked where npm would put it: its command starts by its own name and answers. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { useBuiltCommand } from '../cli/built-command.ts';
import { useInstallation } from './installed-project.ts';

const installation = useInstallation();
const launch = useBuiltCommand();

describe('an installation', () => {
  it('has a command that starts by its name, answers the first request, and ends with 0', async () => {
    const path = { PATH: process.env['PATH'] };
    const program = installation.command(installation.project({}));
    const command = launch(['start', '--port', '0', '--log-format', 'json'], path, program);
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
    const home = join(installation.project({}), 'node_modules/waldur-payments-mock');
    const read = (path: string) => Object.keys(JSON.parse(readFileSync(join(home, path), 'utf8')));
    for (const world of ['default', 'empty', 'edge-cases']) {
      expect(read(`fixtures/${world}.json`)).toContain('users');
    }
    expect(read('dist/fixtures.schema.json')).toContain('properties');
  }, 30_000);
});
