/** What an installation brings: the files of the tarball, and that both module kinds load without their generator. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

const run = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/** Every file that a manifest field names, however deep. */
const filesIn = (field: unknown): readonly string[] =>
  typeof field === 'string' ? [field] : Object.values(field ?? {}).flatMap(filesIn);

describe('the package', () => {
  it('holds what runs, the fixtures and the papers, and nothing else', () => {
    const [tarball] = JSON.parse(run('npm', 'pack', '--dry-run', '--json', '--ignore-scripts'));
    const paths: readonly string[] = tarball.files.map(({ path }: { path: string }) => path);
    const known = /^(dist\/|fixtures\/|(package\.json|README\.md|LICENSE|CHANGELOG\.md)$)/;
    expect(paths.filter((path) => !known.test(path))).toEqual([]);
    expect(paths).toEqual(expect.arrayContaining(['package.json', 'LICENSE', 'dist/cli.js']));
  });

  it('has every file that its manifest names', () => {
    const named = [...filesIn(manifest.exports), ...filesIn(manifest.bin)];
    expect(named.filter((path) => !existsSync(root + path))).toEqual([]);
  });

  it('is loaded by require without any ES module, and without faker', () => {
    const script = `require('./dist/index.cjs');
      console.log(Object.keys(require.cache).filter((path) => path.includes('faker')).length)`;
    expect(run(process.execPath, '--no-experimental-require-module', '-e', script)).toBe('0\n');
  });

  it('is loaded by import, as a library and as a command, without faker', () => {
    const script = `import('./dist/index.js').then(async () => {
      process.argv.push('cli.js', '--version');
      await import('./dist/cli.js');
      console.log(Object.keys(require.cache).filter((path) => path.includes('faker')).length);
    })`;
    expect(run(process.execPath, '-e', script)).toMatch(/^0$/m);
  });

  it.each(['import("./dist/index.js")', 'Promise.resolve(require("./dist/index.cjs"))'])(
    'generates at once, with the faker that it brings, after %s',
    (load) => {
      const script = `${load}.then(({ createMockServer }) => {
        const fixtures = { generate: { seed: 7, customers: 1 } };
        const { customers } = createMockServer({ fixtures }).state();
        const files = Object.keys(require.cache).filter((path) => path.includes('faker'));
        console.log(JSON.stringify([customers.length, files.map((path) => path.split('/').pop())]));
      })`;
      expect(run(process.execPath, '--no-experimental-require-module', '-e', script)).toBe(
        '[1,["faker-locale-en.cjs"]]\n',
      );
    },
  );

  it('exports the same names to import and to require', () => {
    const script = `import('./dist/index.js').then((module) => {
      console.log(JSON.stringify([Object.keys(module), Object.keys(require('./dist/index.cjs'))]))
    })`;
    const [imported, required] = JSON.parse(run(process.execPath, '-e', script));
    expect(imported.sort()).toEqual(required.sort());
    expect(imported).not.toEqual([]);
  });
});
