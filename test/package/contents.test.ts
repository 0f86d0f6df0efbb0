/** What the tarball holds: every file of it is expected, and everything that is expected is there. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { root } from './installed-project.ts';

const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

/** Each is the path of a file at least. */
const EXPECTED = [
  /^package\.json$/,
  /^README\.md$/,
  /^LICENSE$/,
  /^CHANGELOG\.md$/,
  /^fixtures\/(default|empty|edge-cases)\.json$/,
  /^fixtures\/scenarios\/[a-z-]+\.json$/,
  /^dist\/package\.json$/,
  /^dist\/THIRD-PARTY-LICENSES$/,
  /^dist\/sbom\.cdx\.json$/,
  /^dist\/language-catalogue\.json$/,
  /^dist\/contract\.schema\.json$/,
  /^dist\/fixtures\.schema\.json$/,
  /^dist\/(cli|coverage-report)\.js$/,
  /^dist\/(index|jest|jest-global-(setup|teardown)|vitest|vitest-global-setup)\.m?js$/,
  /^dist\/(charsets|commands|express-parts|faker-locale-en|http-errors|later|media|mime-types|multer|qs|remote|secrets)\.js$/,
  /^dist\/inspector\/(index\.html|inspector\.js|inspector\.css|icon\.svg)$/,
  /^dist\/viewer\/(swagger-ui\.css|swagger-ui-bundle\.js(\.LICENSE\.txt)?|LICENSE|NOTICE)$/,
  /^dist\/types\/[a-z/-]+\.d\.m?ts$/,
];

/** Every file that a manifest field names, however deep. */
const filesIn = (field: unknown): readonly string[] =>
  typeof field === 'string' ? [field] : Object.values(field ?? {}).flatMap(filesIn);

describe('the tarball', () => {
  let paths: readonly string[] = [];
  beforeAll(() => {
    const pack = ['pack', '--dry-run', '--json', '--ignore-scripts'];
    const [tarball] = JSON.parse(execFileSync('npm', pack, { cwd: root, encoding: 'utf8' }));
    paths = tarball.files.map(({ path }: { path: string }) => path);
  }, 60_000);

  it('holds what is expected and nothing else', () => {
    expect(paths.filter((path) => !EXPECTED.some((each) => each.test(path)))).toEqual([]);
    expect(EXPECTED.filter((each) => !paths.some((path) => each.test(path)))).toEqual([]);
  });

  it('has every file that its manifest names', () => {
    const { exports, bin, main, types, typesVersions } = manifest;
    const named = filesIn([exports, bin, main, types, typesVersions]);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((path) => !existsSync(root + path))).toEqual([]);
    expect(named.filter((path) => !paths.includes(path.replace(/^\.\//, '')))).toEqual([]);
  });

  it('has the terms of what is inside its bundles', () => {
    const terms = readFileSync(`${root}dist/THIRD-PARTY-LICENSES`, 'utf8');
    for (const name of ['@faker-js/faker', 'busboy', 'express', 'mime-db', 'multer', 'qs']) {
      const { version } = JSON.parse(
        readFileSync(`${root}node_modules/${name}/package.json`, 'utf8'),
      );
      expect(terms).toContain(`\n${name} ${version}\n`);
    }
  });

  it('has declarations that need no package but those that a client brings', () => {
    const declarations = paths.filter((path) => /\.d\.m?ts$/.test(path));
    const named = declarations.flatMap((path) =>
      [
        ...readFileSync(root + path, 'utf8').matchAll(/(?:from|import\(|module) ?'([^'.][^']*)'/g),
      ].map(([, name]) => name),
    );
    expect([...new Set(named)].sort()).toEqual(['expect', 'node:http', 'vitest']);
  });
});
