/** The scripts of a release: what is cut, what is refused, and that this package is ready for either. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { createMockServer } from '../../src/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const HEAD = '# Changelog\n\nAbout it.\n';
const UNRELEASED = '\n## Unreleased\n\n### Added\n\n- Wings.\n\n### Fidelity\n\n- A dot.\n';
const RELEASED = '\n## 1.2.3 - 2026-01-31\n\n### Fixed\n\n- A leak.\n';
const TODAY = /## 1\.2\.3 - \d{4}-\d{2}-\d{2}\n/;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waldur-payments-mock-'));
  write('package.json', JSON.stringify({ version: '1.2.3' }));
  write('package-lock.json', JSON.stringify({ version: '1.2.3' }));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const changelog = () => readFileSync(join(folder, 'CHANGELOG.md'), 'utf8');

function release(...args: readonly string[]) {
  const script = [join(root, '.ci/release.mjs'), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, script, {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout: stdout.trim(), stderr: stderr.trim() };
}

describe('cut', () => {
  it('gives what is unreleased the version and the date, and leaves an empty section above', () => {
    write('CHANGELOG.md', HEAD + UNRELEASED + RELEASED.replace('1.2.3', '1.2.2'));
    expect(release('cut')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(changelog()).toMatch(TODAY);
    expect(changelog().replace(/1\.2\.3 - [\d-]+/, 'X')).toBe(
      HEAD +
        UNRELEASED.replace('Unreleased', 'Unreleased\n\n## X') +
        RELEASED.replace('1.2.3', '1.2.2'),
    );
    expect(release('check', 'v1.2.3')).toEqual({
      status: 0,
      stdout: '### Added\n\n- Wings.\n\n### Fidelity\n\n- A dot.',
      stderr: '',
    });
  });

  it.each([
    ['there is nothing to release', `${HEAD}\n## Unreleased\n`, 'Nothing is listed'],
    ['there is no such section', HEAD, 'Nothing is listed'],
    ['the version was released', HEAD + UNRELEASED + RELEASED, 'has 1.2.3 already'],
  ])('refuses, and writes nothing, when %s', (_, text, reason) => {
    write('CHANGELOG.md', text);
    expect(release('cut')).toMatchObject({ status: 1, stderr: expect.stringContaining(reason) });
    expect(changelog()).toBe(text);
  });
});

describe('check', () => {
  const empty = '\n## Unreleased\n';

  it.each([
    ['a tag of another version', 'v1.2.4', HEAD + empty + RELEASED, 'v1.2.4 is not v1.2.3'],
    ['a tag without its v', '1.2.3', HEAD + empty + RELEASED, '1.2.3 is not v1.2.3'],
    ['a version without a section', 'v1.2.3', HEAD + UNRELEASED, 'newest release is not 1.2.3'],
    [
      'changes that were not cut',
      'v1.2.3',
      HEAD + UNRELEASED + RELEASED,
      'changes under Unreleased',
    ],
    ['an older section', 'v1.2.3', HEAD + empty + RELEASED.replace('3', '2'), 'is not 1.2.3'],
    ['a section without a date', 'v1.2.3', `${HEAD + empty}\n## 1.2.3\n\n- A.\n`, '"1.2.3" is not'],
    ['an empty section', 'v1.2.3', `${HEAD + empty}\n## 1.2.3 - 2026-01-31\n`, 'is empty'],
    [
      'a kind that there is not',
      'v1.2.3',
      HEAD + empty + RELEASED.replace('Fixed', 'News'),
      'News',
    ],
    ['no section for what comes', 'v1.2.3', HEAD + RELEASED, 'first section is not Unreleased'],
  ])('refuses %s', (_, tag, text, reason) => {
    write('CHANGELOG.md', text);
    expect(release('check', tag)).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining(reason),
    });
  });

  it('refuses a lock file of another version', () => {
    write('package-lock.json', JSON.stringify({ version: '1.2.2' }));
    write('CHANGELOG.md', HEAD + empty + RELEASED);
    expect(release('check', 'v1.2.3')).toMatchObject({
      status: 1,
      stderr: 'package-lock.json says 1.2.2.',
    });
  });
});

it('refuses to guess what is meant', () => {
  write('CHANGELOG.md', HEAD + UNRELEASED);
  for (const args of [[], ['check'], ['publish']]) {
    expect(release(...args)).toMatchObject({ status: 1, stderr: 'Say cut, or check and a tag.' });
  }
});

describe('this package', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const own = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');

  it('lists its version in the changelog, or the changes that will be it', () => {
    write('package.json', JSON.stringify({ version }));
    write('package-lock.json', JSON.stringify({ version }));
    write('CHANGELOG.md', own);
    const isCut = own.includes(`\n## ${version} - `);
    expect(isCut ? 0 : release('cut').status).toBe(0);
    const { stderr } = release('check', `v${version}`);
    expect(
      isCut ? stderr.replace('The changelog lists changes under Unreleased.', '') : stderr,
    ).toBe('');
  });

  it('tells its version by --version and at /__admin/health', async () => {
    const command = [join(root, 'dist/cli.js'), '--version'];
    expect(spawnSync(process.execPath, command, { encoding: 'utf8' }).stdout).toBe(`${version}\n`);
    const { body } = await request(createMockServer().app).get('/__admin/health');
    expect(body.version).toBe(version);
  });

  it('is under the licence that it names', () => {
    const { license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(readFileSync(join(root, 'LICENSE'), 'utf8')).toMatch(
      new RegExp(`^${license} License\n`),
    );
  });
});
