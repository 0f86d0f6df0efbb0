/**
 * Runs the tests and ends with one line, `N passed, N failed`. Without arguments: everything, with the coverage gate, and
 * then what can be held only when everything has run: that all documented answers were seen.
 * Arguments go on to Jest; one that picks some of the tests leaves both out.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { count } from './count.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const given = process.argv.slice(2);
const picks = given.some((argument) =>
  /^(?!-)|^-[to]|^--(testName|testPath|only|find|changed)/.test(argument),
);
const WITHOUT_COVERAGE = [
  'architecture|conformance|examples|fidelity|flows|image|package|page|properties|readme|recording|release|soak|vocabulary',
  'openapi/(client|every-answer|examples|page)',
  'admin/any-body|fixtures/fixtures-schema|server/cross-talk|store/(model|sorted-tree)',
  'waldur/(contracts|permissions|precedence|row-texts)',
]
  .map((each) => `/test/(${each})[./]`)
  .join('|');
const folder = mkdtempSync(join(tmpdir(), 'test-result-'));
/** Where all processes of a whole run leave what they have seen; see test/recording/folder.ts. */
const recorded = picks ? {} : { RECORDED_EXCHANGES: folder };

/** Exit code of a Node script in this project, its output going where ours goes. */
const run = (...script) =>
  spawnSync(process.execPath, script, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...recorded },
  }).status ?? 1;

/** Runs Jest; its exit code, and its own result where it lived to write one. */
function jest(name, ...args) {
  const outputFile = join(folder, `${name}.json`);
  const status = run(
    '--experimental-vm-modules',
    '--no-warnings',
    'node_modules/jest/bin/jest.js',
    '--json',
    `--outputFile=${outputFile}`,
    ...args,
  );
  return { status, ...count(read(outputFile)) };
}

try {
  // Tests that start the command or load the package use what is built.
  const built = run('.build/build.mjs');
  buildSync({
    entryPoints: [join(root, 'test/recording/preload.ts')],
    outfile: join(folder, 'preload.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
  });
  const runs = picks ? [jest('picked', '--coverageThreshold={}', ...given)] : wholeSuite();
  const sum = (key) => runs.reduce((total, each) => total + each[key], 0);
  if (picks) console.log('Some tests were picked: coverage was not held to its thresholds.');
  else if (sum('status') !== 0 && sum('failed') === 0)
    console.log('All tests passed, but Jest refused the run; see above.');
  if (built !== 0) console.log('The build failed; see above.');
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = built || sum('status') || sum('failed') ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * Counting what is covered takes as long again as half the tests: those that are no test of one piece of the source run
 * without it, and the others alone must reach the thresholds. Last comes what can be held only when all has run.
 */
function wholeSuite() {
  return [
    jest(
      'covering',
      '--coverage',
      `--testPathIgnorePatterns=/test/consumers/|${WITHOUT_COVERAGE}`,
      ...given,
    ),
    jest('others', `--testPathPatterns=${WITHOUT_COVERAGE}`, ...given),
    jest('whole-run', '--testMatch=<rootDir>/test/**/*.whole-run.ts'),
  ];
}

/** Jest's own result, or nothing where it died before it wrote one. */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
