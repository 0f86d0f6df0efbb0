/**
 * Runs the tests and ends with one line, `N passed, N failed`. Without arguments: all but those that start whole programs,
 * with the coverage gate, and then what can be held only when all have run. `--package`: those that start whole programs,
 * and the packed package in projects of clients. `--built` takes what a run before has built; `--report` writes the coverage
 * to `coverage/` too.
 * Other arguments go on to Jest: some of the tests, with nothing else held. Times: test/README.md.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { bundleForTests } from '../test/runner/bundles.mjs';
import { reportCoverage } from '../test/runner/report-coverage.mjs';
import { count } from './count.mjs';

/** What installs, builds, or starts whole programs, and what asks two whole servers everything, again and again: `test/`, then one of these. */
const WHOLE_PROGRAMS =
  '/test/((browser|examples|image|openapi/client|package|pact|readme|recording|release|soak)/|architecture/patterns' +
  '|cli/(compare|orphans|unread-output)|remote/compare/(bends|contracts|hostile|unread|untold|writing))';

const root = fileURLToPath(new URL('..', import.meta.url));
const OWN = ['--built', '--package', '--report'];
const given = process.argv.slice(2).filter((argument) => !OWN.includes(argument));
const has = (argument) => process.argv.includes(argument);
const picks = given.length > 0;
const folder = mkdtempSync(join(tmpdir(), 'test-result-'));
const counts = join(folder, 'coverage');
/** Where all processes of a run leave what they have seen; see test/recording/folder.ts. */
const recorded = picks ? {} : { RECORDED_EXCHANGES: folder };
const bundles = {};

/** Exit code of a Node script in this project, its output going where ours goes. */
async function run(script, environment = {}) {
  const child = spawn(process.execPath, script, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...recorded, ...bundles, ...environment },
  });
  const [status] = await once(child, 'close');
  return status ?? 1;
}

/** Runs Jest; its exit code, and its own result where it lived to write one. */
async function jest(name, args, environment, flags = []) {
  const outputFile = join(folder, `${name}.json`);
  const program = [...flags, '--no-warnings', 'node_modules/jest/bin/jest.js'];
  const status = await run(
    [...program, '--json', `--outputFile=${outputFile}`, ...args],
    environment,
  );
  return { status, ...count(read(outputFile)) };
}

/** What can be held only when all of a run is over. */
const afterwards = (pattern) =>
  jest(
    'whole-run',
    ['--testMatch=<rootDir>/test/**/*.whole-run.ts', `--testPathPatterns=${pattern}`],
    { COUNTING_BUNDLE: bundles.SOURCE_BUNDLE },
  );

async function ordinary() {
  const ignored = `--testPathIgnorePatterns=/test/consumers/|${WHOLE_PROGRAMS}`;
  const all = await jest('ordinary', [ignored], { COVERAGE_COUNTS: counts });
  return [all, await afterwards('test/')];
}

/** Programs that start and are waited for leave a core idle: the consumers take that, one by one, beside the others. */
async function wholePrograms() {
  const programs = jest('programs', [`--testPathPatterns=${WHOLE_PROGRAMS}`]);
  // As clients run Jest: in a context of its own for each file, which loads ES modules by a flag alone.
  const config = '--config=test/consumers/jest.config.json';
  const consumers = jest('consumers', [config, '--maxWorkers=50%'], {}, [
    '--experimental-vm-modules',
  ]);
  const both = await Promise.all([programs, consumers]);
  return [...both, await afterwards('test/recording/')];
}

/** What all runs of Jest take the source from; only the ordinary one counts. */
async function bundle() {
  const isCounting = !picks && !has('--package');
  mkdirSync(counts);
  Object.assign(bundles, await bundleForTests(folder, isCounting ? counts : undefined));
}

/** Jest's own result, or nothing where it died before it wrote one. */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** What the whole of the ordinary run has to reach. */
function uncovered() {
  try {
    return reportCoverage(counts, ['text-summary', ...(has('--report') ? ['text', 'html'] : [])]);
  } catch (error) {
    return [`The coverage cannot be told: ${error.message}`];
  }
}

try {
  // Tests that start the command or load the package use what is built. Side by side: each keeps one core busy.
  const [built] = await Promise.all([has('--built') ? 0 : run(['.build/build.mjs']), bundle()]);
  buildSync({
    entryPoints: [join(root, 'test/recording/preload.ts')],
    outfile: join(folder, 'preload.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
  });
  const isPackage = has('--package');
  const all = isPackage ? wholePrograms : ordinary;
  const runs = picks ? [await jest('picked', given)] : await all();
  const faults = picks || isPackage ? [] : uncovered();
  const sum = (key) => runs.reduce((total, each) => total + each[key], 0);
  if (picks) console.log('Some tests were picked: coverage was not held to its thresholds.');
  else if (sum('status') !== 0 && sum('failed') === 0)
    console.log('All tests passed, but Jest refused the run; see above.');
  for (const fault of faults) console.log(fault);
  if (built !== 0) console.log('The build failed; see above.');
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = built || sum('status') || sum('failed') || faults.length ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
