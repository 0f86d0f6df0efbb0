/** The JavaScript of `dist/`: CommonJS with all packages inside, and thin ES modules that show the same instances. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { COMMAND, JEST, LIBRARY, VITEST } from './entries.mjs';
import {
  LATE,
  latePackages,
  refuseEager,
  withoutBodyParser,
  withoutDebug,
} from './late-packages.mjs';
import { writeWrappers } from './wrappers.mjs';

/** The test runners are those of whoever tests. */
const RUNNERS = ['@jest/globals', 'vitest'];

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  external: RUNNERS,
  metafile: true,
  legalComments: 'inline',
  logLevel: 'warning',
};

/** Not minified: what takes time is loaded late or left out, and a stack trace names lines that one can read. */
const commonJs = {
  ...shared,
  format: 'cjs',
  // A real `import()` needs a flag inside Jest's sandbox; `require` does not.
  supported: { 'dynamic-import': false },
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: {
    js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;",
  },
  inject: [fileURLToPath(new URL('./node-globals.mjs', import.meta.url))],
};

/** Gives what went in, as paths below `root`. */
export async function buildBundles(root, outdir) {
  const options = { absWorkingDir: root, outdir };
  // Two files that share nothing: one loads faster than several, and no process loads both.
  const program = await build({
    ...commonJs,
    ...options,
    entryPoints: { ...LIBRARY, ...COMMAND },
    plugins: [latePackages(), withoutBodyParser(), withoutDebug()],
  });
  refuseEager(program.metafile);
  const late = await build({ ...commonJs, ...options, entryPoints: LATE });
  const testing = await build({
    ...commonJs,
    ...options,
    entryPoints: { ...JEST, ...VITEST },
    plugins: [libraryApart('./index.js')],
  });
  const vitest = await build({
    ...shared,
    ...options,
    entryPoints: VITEST,
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    plugins: [libraryApart('./index.mjs')],
  });
  for (const { metafile } of [testing, vitest]) refuseSecondLibrary(metafile);
  writeWrappers(root, outdir, { ...LIBRARY, ...JEST });
  return [program, late, testing, vitest].flatMap(({ metafile }) => Object.keys(metafile.inputs));
}

/** Turns what the test helpers import of the server into the library beside them. */
function libraryApart(library) {
  return {
    name: 'library-apart',
    setup({ onResolve }) {
      onResolve({ filter: /[\\/]server[\\/]((start-)?mock-server|verify-requests)\.ts$/ }, () => {
        return { path: library, external: true };
      });
    },
  };
}

/** A class that exists twice is no instance of itself. */
function refuseSecondLibrary({ inputs }) {
  const second = Object.keys(inputs).find((input) => !/^(src\/testing|\.build)\//.test(input));
  if (second)
    throw new Error(`The test helpers hold ${second}: they must import what index.ts exports.`);
}
