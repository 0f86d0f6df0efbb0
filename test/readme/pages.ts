/** Every document with parts that are written by a program: which parts, and what writes each. */
import { readFileSync, writeFileSync } from 'node:fs';
import { readLedger } from '../fidelity/ledger.ts';
import { ledgerSection, ledgerSummary } from '../fidelity/section.ts';
import { adminSection, presetSection } from './admin-section.ts';
import { commandSection } from './command-section.ts';
import { contractSection } from './contract-section.ts';
import { fixtureSection } from './fixture-section.ts';
import { operationSection } from './operation-section.ts';
import { optionSection } from './option-section.ts';
import { withSection } from './sections.ts';
import { speedSection } from './speed-section.ts';

/** From the project's folder to the text. */
type Writer = (root: URL) => string | Promise<string>;

export const PAGES: Readonly<Record<string, Readonly<Record<string, Writer>>>> = {
  'README.md': {
    fidelity: (root) => ledgerSummary(readLedger(root)),
    speed: speedSection,
  },
  'src/admin/README.md': { operations: adminSection, presets: presetSection },
  'src/cli/README.md': { commands: commandSection },
  'src/fixtures/README.md': { rows: fixtureSection },
  'src/server/README.md': { options: optionSection },
  'src/waldur/README.md': { operations: operationSection, contracts: contractSection },
  'test/fidelity/README.md': { ledger: (root) => ledgerSection(readLedger(root)) },
};

/** A document as it is to be. */
export async function writtenPage(root: URL, path: string): Promise<string> {
  let document = readFileSync(new URL(path, root), 'utf8');
  for (const [name, write] of Object.entries(PAGES[path] ?? {})) {
    document = withSection(document, name, await write(root));
  }
  return document;
}

/** Brings all documents up to date; gives the paths of those that were not. */
export async function writePages(root: URL): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const path of Object.keys(PAGES)) {
    const written = await writtenPage(root, path);
    const file = new URL(path, root);
    if (written === readFileSync(file, 'utf8')) continue;
    writeFileSync(file, written);
    changed.push(path);
  }
  return changed;
}
