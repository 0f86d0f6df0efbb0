/**
 * Breaks the rules of mutations.mjs one by one and tells which of them the tests notice: `node test/mutation/mutate.mjs`, with
 * words of rules' names to try those alone. The source is broken on its way into the bundle that tests run (test/runner): no
 * file is changed. What the suites most concerned let pass is held against all others. Exit code 1 where a break goes unnoticed.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../runner/bundle-source.mjs';
import { MUTATIONS } from './mutations.mjs';

const words = process.argv.slice(2);
/** What tests the built package, or the text of the source: it does not see the break. */
const OTHERS =
  '/test/((architecture|browser|cli|consumers|examples|image|openapi/client|package|pact|readme|recording|release|soak)/|architecture\\.test)';

/** Whether some test fails. */
function isNoticed(mutation, picked) {
  const jest = ['--no-warnings', 'node_modules/jest/bin/jest.js'];
  const { status } = spawnSync(process.execPath, [...jest, '--silent', '--bail', ...picked], {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, SOURCE_MUTATION: JSON.stringify(mutation) },
  });
  return status !== 0;
}

function fitOrRefuse({ file, find, rule }) {
  const places = readFileSync(join(root, file), 'utf8').split(find).length - 1;
  if (places !== 1)
    throw new Error(`"${rule}" stands in ${places} places of ${file}: write it anew.`);
}

const chosen = MUTATIONS.filter(
  ({ rule }) => words.length === 0 || words.some((word) => rule.includes(word)),
);
for (const mutation of chosen) fitOrRefuse(mutation);
// Without a break they pass: else a failure would tell nothing.
const suites = new Set(chosen.flatMap((mutation) => mutation.suites.split('|')));
if (isNoticed(undefined, [`--testPathPatterns=/test/(${[...suites].join('|')})`])) {
  throw new Error('The suites fail without a break.');
}
let noticed = 0;
for (const mutation of chosen) {
  const near = isNoticed(mutation, [`--testPathPatterns=/test/(${mutation.suites})`]);
  const is = near || isNoticed(mutation, [`--testPathIgnorePatterns=${OTHERS}`]);
  noticed += is ? 1 : 0;
  console.log(
    `${is ? 'noticed ' : 'UNNOTICED'} ${is && !near ? '(elsewhere) ' : ''}${mutation.rule}`,
  );
}
console.log(`${noticed} of ${chosen.length} breaks are noticed`);
process.exitCode = noticed === chosen.length ? 0 : 1;
