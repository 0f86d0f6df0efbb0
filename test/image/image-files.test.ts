/** The files of the image, laid out on this machine: enough to run, with nothing of this machine, and no more. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const SCRIPT = fileURLToPath(new URL('../../.build/image-files.mjs', import.meta.url));
const SECONDS = 1_600_000_000;
/** It asks for what Linux has; the image is built there. */
const itIsLinux = process.platform === 'linux' ? it : it.skip;

const folder = mkdtempSync(join(tmpdir(), 'waldur-payments-mock-'));
const paths: string[] = [];
let complaints = '';

beforeAll(() => {
  const env = { PATH: process.env['PATH'], SOURCE_DATE_EPOCH: String(SECONDS) };
  complaints = spawnSync(process.execPath, [SCRIPT, folder], { env, encoding: 'utf8' }).stderr;
  paths.push(...readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the files of the image', () => {
  itIsLinux('have rights and times that are not of this machine', () => {
    expect(complaints).toBe('');
    const stats = paths.map((path) => statSync(join(folder, path)));
    expect([...new Set(stats.map(({ mtimeMs }) => mtimeMs / 1000))]).toEqual([SECONDS]);
    expect([...new Set(stats.map(({ mode }) => mode & 0o777))].sort()).toEqual([0o644, 0o755]);
  });

  itIsLinux('are Node.js with its libraries, and the package without its types', () => {
    expect(readdirSync(join(folder, 'package/app')).sort()).toEqual([
      'LICENSE',
      'dist',
      'fixtures',
      'package.json',
    ]);
    const unwanted = /node_modules|\.d\.[cm]?ts$|\/(npm|sh|bash)$/;
    expect(paths.filter((path) => unwanted.test(path))).toEqual([]);
  });

  itIsLinux('have the bill of materials where scanners look for it', () => {
    expect(paths).toContain('package/app/dist/sbom.cdx.json');
  });

  itIsLinux('run by themselves', () => {
    const [loader = ''] = paths.filter((path) => /\/ld-(linux|musl)[^/]*$/.test(path));
    const libraries = paths.filter((path) => /\/lib[^/]*\.so/.test(path)).map(dirname);
    const options = ['--library-path', [...new Set(libraries)].join(':')];
    const program = ['node/usr/local/bin/node', 'package/app/dist/cli.js', '--version'];
    const { stdout, stderr } = spawnSync(join(folder, loader), [...options, ...program], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect([stdout, stderr]).toEqual([expect.stringMatching(/^\d+\.\d+\.\d+/), '']);
  });
});
