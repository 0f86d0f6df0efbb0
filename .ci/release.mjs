/**
 * The two ends of a release, in the folder of the package. `cut`, which `npm version` runs, gives what is unreleased in the
 * changelog the version of package.json. `check <tag>` refuses a tag that is not that version, or has no section of its own,
 * and prints the section; the release workflow asks it before all else.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cut, problems, sections, UNRELEASED } from './changelog.mjs';

const [command, tag] = process.argv.slice(2);
const changelog = readFileSync('CHANGELOG.md', 'utf8');
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

try {
  if (command === 'cut') {
    const [today] = new Date().toISOString().split('T');
    writeFileSync('CHANGELOG.md', cut(changelog, version, today));
  } else if (command === 'check' && tag) {
    console.log(notes());
  } else {
    throw new Error('Say cut, or check and a tag.');
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

/** What the tagged version brings. @throws Error with all that is in the way of its release */
function notes() {
  const [unreleased, release] = sections(changelog);
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const found = problems(changelog);
  if (tag !== `v${version}`) found.push(`The tag ${tag} is not v${version}, as package.json says.`);
  if (lock.version !== version) found.push(`package-lock.json says ${lock.version}.`);
  if (release?.version !== version) found.push(`The changelog's newest release is not ${version}.`);
  if (unreleased?.text) found.push(`The changelog lists changes under ${UNRELEASED}.`);
  if (found.length > 0) throw new Error(found.join('\n'));
  return release.text;
}
