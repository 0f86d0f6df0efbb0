/** The JavaScript of `dist/`: CommonJS with all packages inside, and thin ES modules that show the same instances. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { COMMAND, COVERAGE, JEST, LIBRARY, VITEST } from './entries.mjs';
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
  const packages = [latePackages(), withoutBodyParser(), withoutDebug()];
  const library = await build({
    ...commonJs,
    ...options,
    entryPoints: { ...LIBRARY, ...COVERAGE },
    plugins: packages,
  });
  // A small program that loads the library when a command needs it: `health` does not.
  const command = await build({
    ...commonJs,
    ...options,
    entryPoints: COMMAND,
    plugins: [libraryApart('./index.js'), coverageApart()],
  });
  for (const { metafile } of [library, command]) refuseEager(metafile);
  refuseSecondLibrary(
    command.metafile,
    /^(src\/(?!(store|drf|http|admin|openapi|resources)\/)|\.build\/)/,
  );
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
  for (const { metafile } of [testing, vitest]) {
    refuseSecondLibrary(metafile, /^(src\/testing|\.build)\//);
  }
  writeWrappers(root, outdir, { ...LIBRARY, ...JEST });
  return [library, command, late, testing, vitest].flatMap(({ metafile }) =>
    Object.keys(metafile.inputs),
  );
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

function coverageApart() {
  return {
    name: 'coverage-apart',
    setup({ onResolve }) {
      onResolve({ filter: /[\\/]server[\\/]coverage-report\.ts$/ }, () => {
        return { path: './coverage-report.js', external: true };
      });
    },
  };
}

/** A class that exists twice is no instance of itself, and a server that exists twice is loaded for nothing. */
function refuseSecondLibrary({ inputs }, own) {
  const second = Object.keys(inputs).find((input) => !own.test(input));
  if (second) throw new Error(`${second} is in a second bundle: take what index.ts exports.`);
}
