/** `THIRD-PARTY-LICENSES`: the terms of every package that is inside a bundle, found by what the bundler has read. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const HEAD = 'The files beside this one hold the packages named below, each under its own terms.';
const LINE = '-'.repeat(80);
/** The folder of the innermost package that a path is in. */
const PACKAGE = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

/** The folder of each package that one of these files is of, once. */
export function packagesOf(inputs) {
  return [...new Set(inputs.flatMap((input) => PACKAGE.exec(input) ?? []))].sort();
}

/** @param folders as paths below `root` @throws Error for a package that comes without its terms */
export function writeLicences(root, outdir, folders) {
  const terms = new Set(folders.map((folder) => termsOf(join(root, folder))));
  const text = [HEAD, ...[...terms].sort()].join(`\n\n${LINE}\n`);
  writeFileSync(join(outdir, 'THIRD-PARTY-LICENSES'), `${text}\n`);
}

function termsOf(folder) {
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (file === undefined) throw new Error(`${name} comes without a licence text.`);
  return `${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}`;
}
