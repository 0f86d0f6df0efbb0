/** A server that runs while its package is built anew, or taken away: it says so, where it needs what it has not read yet. */
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { useBuiltCommand } from '../cli/built-command.ts';
import { root } from './installed-project.ts';

const PAGE = { Accept: 'text/html' } as const;
/** What a broken package answers is documented nowhere: no recorder is loaded. */
const UNJUDGED = { NODE_OPTIONS: undefined } as const;
const STAFF = { Authorization: 'Token YOUR_API_TOKEN' } as const;
const PATHS = ['/', '/__admin/', '/__admin/docs', '/__admin/inspector/inspector.js'] as const;

describe('a server whose package is replaced', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waldur-payments-mock-'));
  const late = join(folder, 'dist', 'later.js');
  const start = useBuiltCommand();
  afterAll(() => rmSync(folder, { recursive: true }));

  async function answersOf(url: string): Promise<readonly unknown[]> {
    const asked = PATHS.map(async (path) => {
      const response = await fetch(url + path, { headers: PAGE });
      return [path, response.status, await response.json()];
    });
    return Promise.all(asked);
  }
  const REPLACED = PATHS.map((path) => [
    path,
    503,
    { errors: [{ pointer: '', message: expect.stringMatching(/start it again/) }] },
  ]);

  it('says that it is to be started again, and goes on with what it has read', async () => {
    for (const part of ['package.json', 'fixtures', 'dist']) {
      cpSync(join(root, part), join(folder, part), { recursive: true });
    }
    const args = ['start', '--port', '0', '--log-format', 'json'];
    const command = start(args, UNJUDGED, join(folder, 'dist', 'cli.js'));
    const { port } = JSON.parse(await command.firstLine);
    const url = `http://127.0.0.1:${port}`;
    const text = readFileSync(late, 'utf8');
    renameSync(late, `${late}.away`);
    expect(await answersOf(url)).toEqual(REPLACED);
    writeFileSync(late, text.replace(/__build !== '[\w-]{22}'/, "__build !== 'of another build'"));
    expect(await answersOf(url)).toEqual(REPLACED);
    const { status } = await fetch(`${url}/api/payments/`, { headers: STAFF });
    expect(status).toBe(200);
  });
});
