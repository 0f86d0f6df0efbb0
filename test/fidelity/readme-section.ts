/** Where the ledger stands in the README: between two comments, which nobody edits by hand. */
import { readFileSync, writeFileSync } from 'node:fs';
import { readLedger } from './ledger.ts';
import { sectionOf } from './section.ts';

const BEGIN = '<!-- fidelity: written by `npm run format` from test/fidelity -->';
const END = '<!-- end of fidelity -->';

/** What stands between the markers. @throws Error where a marker is missing */
export function sectionIn(readme: string): string {
  const { before, after } = around(readme);
  return readme.slice(before.length, readme.length - after.length).trim();
}

/** The README with another section. */
export function withSection(readme: string, section: string): string {
  const { before, after } = around(readme);
  return `${before}\n\n${section}\n\n${after}`;
}

/** The README without all that is generated, and without the markers around it. */
export function withoutGenerated(readme: string): string {
  return readme.replace(/<!-- (\w+): written by .*?<!-- end of \1 -->\s*/gs, '');
}

function around(readme: string) {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`The README must have ${BEGIN} and then ${END}.`);
  return { before: readme.slice(0, begin + BEGIN.length), after: readme.slice(end) };
}

/** Brings the README up to date; tells whether it was not. @param root the project's folder */
export function writeSection(root: URL): boolean {
  const file = new URL('README.md', root);
  const readme = readFileSync(file, 'utf8');
  const written = withSection(readme, sectionOf(readLedger(root)));
  if (written !== readme) writeFileSync(file, written);
  return written !== readme;
}
