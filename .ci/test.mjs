/**
 * Runs the tests and ends with one line, `N passed, N failed`. Without arguments: everything, with the coverage gate.
 * Arguments go on to Jest; one that picks some of the tests leaves the gate out.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { count } from './count.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const given = process.argv.slice(2);
const picks = given.some((argument) =>
  /^(?!-)|^-[to]|^--(testName|testPath|only|find|changed)/.test(argument),
);

/** Exit code of a Node script in this project, its output going where ours goes. */
const run = (...script) =>
  spawnSync(process.execPath, script, { cwd: root, stdio: 'inherit' }).status ?? 1;

const folder = mkdtempSync(join(tmpdir(), 'test-result-'));
const outputFile = join(folder, 'result.json');
try {
  // Tests that start the command or load the package use what is built.
  const built = run('.build/build.mjs');
  const tested = run(
    '--experimental-vm-modules',
    '--no-warnings',
    'node_modules/jest/bin/jest.js',
    '--json',
    `--outputFile=${outputFile}`,
    ...(picks ? ['--coverageThreshold={}'] : ['--coverage']),
    ...given,
  );
  const { passed, failed } = count(read(outputFile));
  if (picks) console.log('Some tests were picked: coverage was not held to its thresholds.');
  else if (tested !== 0 && failed === 0)
    console.log('All tests passed, but Jest refused the run; see above.');
  if (built !== 0) console.log('The build failed; see above.');
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = built || tested || (failed > 0 ? 1 : 0);
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
