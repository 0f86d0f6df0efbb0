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
  const tests = jest('tests', ...(picks ? ['--coverageThreshold={}'] : ['--coverage']), ...given);
  const wholeRun = '--testMatch=<rootDir>/test/**/*.whole-run.ts';
  const after = picks
    ? { status: 0, passed: 0, failed: 0 }
    : jest('whole-run', wholeRun, '--coverage=false');
  const passed = tests.passed + after.passed;
  const failed = tests.failed + after.failed;
  if (picks) console.log('Some tests were picked: coverage was not held to its thresholds.');
  else if (tests.status !== 0 && tests.failed === 0)
    console.log('All tests passed, but Jest refused the run; see above.');
  if (built !== 0) console.log('The build failed; see above.');
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = built || tests.status || after.status || (failed > 0 ? 1 : 0);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Jest's own result, or nothing where it died before it wrote one. */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
