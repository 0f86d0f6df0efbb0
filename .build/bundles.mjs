/** The JavaScript of `dist/`: CommonJS with all packages inside, and thin ES modules that show the same instances. */
import { copyFileSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { COMMAND, COVERAGE, JEST, LIBRARY, VITEST } from './entries.mjs';
import {
  CATALOGUE,
  expressParts,
  LATE,
  latePackages,
  refuseEager,
  withoutNotes,
  withoutUnused,
} from './late-packages.mjs';
import { buildLateRoom } from './late-room.mjs';
import { COMMAND_ROOMS, LATE_ALONE, LIBRARY_ROOMS } from './rooms.mjs';
import { writeWrappers } from './wrappers.mjs';

/** The test runners are those of whoever tests. */
const RUNNERS = ['@jest/globals', 'vitest'];

/** What `index.ts` exports of the server, and what `coverage merge` takes of it. */
const LIBRARY_MODULES =
  /[\\/](server[\\/](start-)?mock-server|journal[\\/]verify|pull[\\/]pull-fixtures|compare[\\/](compare-with|render-report))\.ts$/;
/** What is in the bundles of the test helpers: their own files, and those that both sides of the control plane have. */
const HELPERS =
  /^(src\/(testing\/|sandbox\/(client-side\.ts|secrets\/)|values\/(own-paths\.ts|plain-json\.ts|xml-entities\.ts|secrets\/))|\.build\/)/;
/** What is in those of the command. */
const OF_COMMAND =
  /^((bundle:)?src\/(?!(store|drf|http|sandbox|admin|openapi|resources)\/|remote\/(?!\w+\/\w+-options\.ts$))|room:|\.build\/)/;
const COVERAGE_MODULES = /[\\/]server[\\/]coverage-report\.ts$/;

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  external: RUNNERS,
  metafile: true,
  legalComments: 'inline',
  logLevel: 'warning',
};

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

/**
 * For V8, for which what it reads at a start costs by the character: 1.5 % of a first answer's instructions. Names stay, and
 * lines are such that a stack trace names a place that one can read. Not for the small bundles of the test helpers, of which
 * tools that check types read what they export.
 */
const short = { ...commonJs, minifySyntax: true, minifyWhitespace: true, lineLimit: 120 };

/** Gives what went in, as paths below `root`. */
export async function buildBundles(root, outdir) {
  const options = { absWorkingDir: root, outdir };
  const packages = [latePackages(), withoutUnused(), withoutNotes()];
  const libraryRooms = { files: LIBRARY_ROOMS, lateAlone: LATE_ALONE };
  const room = await buildLateRoom(root, LIBRARY.index, libraryRooms, {
    ...short,
    ...options,
    plugins: packages,
  });
  const library = await build({
    ...short,
    ...options,
    entryPoints: { index: room.entry },
    plugins: [...packages, room.plugin],
  });
  const coverage = await build({
    ...short,
    ...options,
    entryPoints: COVERAGE,
    plugins: packages,
  });
  // A small program that loads the library when a command needs it: `health` does not.
  const ofCommand = {
    ...short,
    ...options,
    plugins: [
      apart(LIBRARY_MODULES, './index.js'),
      apart(COVERAGE_MODULES, './coverage-report.js'),
    ],
  };
  const commandRoom = await buildLateRoom(root, COMMAND.cli, { files: COMMAND_ROOMS }, ofCommand);
  const command = await build({
    ...ofCommand,
    banner: { js: `#!/usr/bin/env node\n${short.banner.js}` },
    entryPoints: { cli: commandRoom.entry },
    plugins: [...ofCommand.plugins, commandRoom.plugin],
  });
  const [later] = room.metafiles;
  for (const metafile of [library.metafile, later, coverage.metafile, command.metafile]) {
    refuseEager(metafile);
  }
  const rooms = [...room.metafiles, ...commandRoom.metafiles].map((metafile) => ({ metafile }));
  for (const { metafile } of [library, coverage, command, ...rooms]) refuseWide(outdir, metafile);
  for (const metafile of [command.metafile, ...commandRoom.metafiles]) {
    refuseSecondLibrary(metafile, OF_COMMAND);
  }
  const late = await build({
    ...short,
    ...options,
    entryPoints: LATE,
    plugins: [expressParts(root)],
  });
  copyFileSync(join(root, CATALOGUE.folder, CATALOGUE.file), join(outdir, CATALOGUE.file));
  const testing = await build({
    ...commonJs,
    ...options,
    entryPoints: { ...JEST, ...VITEST },
    plugins: [apart(LIBRARY_MODULES, './index.js')],
  });
  const vitest = await build({
    ...shared,
    ...options,
    entryPoints: VITEST,
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    plugins: [apart(LIBRARY_MODULES, './index.mjs')],
  });
  for (const { metafile } of [testing, vitest]) {
    refuseSecondLibrary(metafile, HELPERS);
  }
  writeWrappers(root, outdir, { ...LIBRARY, ...JEST });
  return [library, ...rooms, coverage, command, late, testing, vitest].flatMap(({ metafile }) =>
    Object.keys(metafile.inputs),
  );
}

/** Turns imports of some of the server's modules into one of the file beside that has them. */
function apart(modules, path) {
  return {
    name: `apart-${path}`,
    setup({ onResolve }) {
      onResolve({ filter: modules }, () => ({ path, external: true }));
    },
  };
}

/**
 * Node.js holds a file of ASCII alone in half the memory, and reads it faster; a single other character, which in what
 * esbuild writes can only stand in a comment, makes all of it wide.
 */
function refuseWide(outdir, { outputs }) {
  for (const name of Object.keys(outputs)) {
    const text = readFileSync(join(outdir, basename(name)), 'latin1');
    const wide = text.split('\n').find((line) => /[\x80-\xff]/.test(line));
    if (wide) throw new Error(`${name} is to be ASCII alone: ${wide.trim()}`);
  }
}

/** A class that exists twice is no instance of itself, and a server that exists twice is loaded for nothing. */
function refuseSecondLibrary({ inputs }, own) {
  const second = Object.keys(inputs).find((input) => !own.test(input));
  if (second) throw new Error(`${second} is in a second bundle: take what index.ts exports.`);
}
