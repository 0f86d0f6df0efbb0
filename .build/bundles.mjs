/** The JavaScript of `dist/`: flat files, express and multer outside, faker in a file of its own that is loaded late. */
import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { COMMAND, JEST, LIBRARY, VITEST } from './entries.mjs';

/** Left to the installation; everything else is bundled. The test runners are those of whoever tests. */
const EXTERNAL = ['express', 'multer', '@jest/globals', 'vitest'];

const FAKER = '@faker-js/faker/locale/en';
/** Stands beside every bundle. CommonJS, for a late and synchronous `require` in either module kind. */
const BUNDLED_FAKER = 'faker-locale-en';

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  external: EXTERNAL,
  metafile: true,
  legalComments: 'inline',
  logLevel: 'warning',
};

/** @param {string} root @param {string} outdir */
export async function buildBundles(root, outdir) {
  const plugins = [fakerApart()];
  const modules = await build({
    ...shared,
    absWorkingDir: root,
    entryPoints: { ...LIBRARY, ...COMMAND, ...JEST, ...VITEST },
    outdir,
    format: 'esm',
    splitting: true,
    entryNames: '[name]',
    // Flat, because `import.meta.url` of every file must be one level below the package root.
    chunkNames: '[name]-[hash]',
    plugins,
  });
  refuseEagerFaker(modules.metafile);
  const library = await buildCommonJs(root, outdir, LIBRARY, plugins);
  refuseEagerFaker(library.metafile);
  const testing = await buildCommonJs(root, outdir, JEST, [libraryApart()]);
  refuseSecondLibrary(testing.metafile);
  await build({
    ...shared,
    absWorkingDir: root,
    entryPoints: { [BUNDLED_FAKER]: FAKER },
    outdir,
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
  });
}

/**
 * One file for each entry. esbuild can't split CommonJS: a late `import()` of our own file stays inside, run when first
 * asked for, so that no class exists twice.
 */
function buildCommonJs(root, outdir, entryPoints, plugins) {
  return build({
    ...shared,
    absWorkingDir: root,
    entryPoints,
    outdir,
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    // A real `import()` needs a flag inside Jest's sandbox; `require` does not.
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: {
      js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;",
    },
    plugins,
  });
}

/** Turns the one `require` of faker into that of the file beside the bundle. */
function fakerApart() {
  return {
    name: 'faker-apart',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]fixtures[\\/]load-faker\.ts$/ }, async ({ path }) => {
        const parts = (await readFile(path, 'utf8')).split(`'${FAKER}'`);
        if (parts.length !== 2) throw new Error(`${path} must name '${FAKER}' once`);
        return { contents: parts.join(`'./${BUNDLED_FAKER}.cjs'`), loader: 'ts' };
      });
    },
  };
}

/** Turns what the test helpers import of the server into the library beside them. */
function libraryApart() {
  return {
    name: 'library-apart',
    setup({ onResolve }) {
      onResolve({ filter: /[\\/]server[\\/]((start-)?mock-server|verify-requests)\.ts$/ }, () => {
        return { path: './index.cjs', external: true };
      });
    },
  };
}

/** A class that exists twice is no instance of itself. */
function refuseSecondLibrary({ inputs }) {
  const second = Object.keys(inputs).find((input) => !input.startsWith('src/testing/'));
  if (second)
    throw new Error(`The test helpers hold ${second}: they must import what index.ts exports.`);
}

/** Faker costs more than all the rest at start: no bundle may hold it. */
function refuseEagerFaker({ outputs }) {
  for (const [name, { inputs }] of Object.entries(outputs)) {
    const heavy = Object.keys(inputs).find((input) => input.includes('@faker-js/'));
    if (heavy) throw new Error(`${name} holds ${heavy}: reach faker through load-faker.ts only.`);
  }
}
