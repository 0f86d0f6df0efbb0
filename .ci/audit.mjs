/**
 * Asks the registry whether what is inside the bundles is known to be vulnerable: `npm audit` of these packages alone, since
 * for npm they are tools like all the others. Which they are the bill of materials in `dist` says. `--if-answered` goes on
 * where the registry gives no answer, and says so.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PATH_PROPERTY, SBOM } from '../.build/sbom.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const isLenient = process.argv.includes('--if-answered');
/** Whoever can do without an answer does not wait long for one. */
const IMPATIENCE = ['--fetch-retries=0', '--fetch-timeout=15000'];

/** A project that depends on the packages and on nothing else, in the versions of the lock file. */
function projectOf(paths) {
  const locked = read('package-lock.json').packages;
  const packages = Object.fromEntries(paths.map((path) => [path, { ...locked[path], dev: false }]));
  const direct = paths.filter((path) => !path.includes('/node_modules/'));
  const names = direct.map((path) => [path.replace('node_modules/', ''), packages[path].version]);
  const manifest = { name: 'bundled', version: '0.0.0', dependencies: Object.fromEntries(names) };
  const lock = { ...manifest, lockfileVersion: 3, packages: { '': manifest, ...packages } };
  return { 'package.json': manifest, 'package-lock.json': lock };
}

/** What npm says of it: a report, or why there is none. */
function audit(files) {
  const folder = mkdtempSync(join(tmpdir(), 'bundled-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(join(folder, name), JSON.stringify(content));
    }
    const options = { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' };
    const args = ['audit', '--package-lock-only', '--json', ...(isLenient ? IMPATIENCE : [])];
    const { stdout, stderr } = spawnSync('npm', args, options);
    const report = JSON.parse(stdout || '{}');
    return report.vulnerabilities ? report : { refusal: report.message ?? stderr.trim() };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const paths = read(`dist/${SBOM}`).components.map(
  ({ properties }) => properties.find(({ name }) => name === PATH_PROPERTY).value,
);
const { vulnerabilities, refusal } = audit(projectOf(paths));
if (vulnerabilities === undefined) {
  console.log(`The registry does not tell of vulnerabilities, so none were looked for: ${refusal}`);
  if (!isLenient) process.exitCode = 1;
} else {
  const found = Object.values(vulnerabilities);
  for (const { name, severity, via } of found) {
    const titles = via.map((each) =>
      typeof each === 'string' ? each : `${each.title} ${each.url}`,
    );
    console.log(`${severity}: ${name}: ${titles.join(', ')}`);
  }
  console.log(`Of ${paths.length} packages inside the bundles ${found.length} are vulnerable.`);
  if (found.length > 0) process.exitCode = 1;
}
