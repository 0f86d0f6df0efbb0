/** The tables of contracts: what differs, in which preset, and by which name it is set. */
import { CONTRACT_NAMES, DIFFERENCE_NAMES } from '../../src/waldur/contract.ts';
import { DIFFERENCES, type DifferenceName } from '../../src/waldur/differences.ts';
import { code, tableOf } from './markdown.ts';

const wordsOf = (name: DifferenceName): ReadonlyMap<string, string> =>
  new Map(Object.entries(DIFFERENCES[name].values));

/** Each difference by its name, with what the presets have. */
export function contractSection(): string {
  const rows = DIFFERENCE_NAMES.map((name) => [
    code(name),
    DIFFERENCES[name].what,
    ...CONTRACT_NAMES.map((preset) => code(DIFFERENCES[name][preset])),
  ]);
  const values = DIFFERENCE_NAMES.map((name) => [
    code(name),
    Array.from(wordsOf(name), ([value, words]) => `${code(value)}: ${words}`).join('; '),
  ]);
  return [
    ...tableOf(['difference', 'about', ...CONTRACT_NAMES.map(code)], rows),
    '',
    ...tableOf(['difference', 'its values'], values),
  ].join('\n');
}

/** The same for the ledger: what backs each. */
export function contractEvidence(): readonly string[] {
  const rows = DIFFERENCE_NAMES.map((name) => {
    const told: { readonly source: string; readonly isPublishedOnly?: true } = DIFFERENCES[name];
    const backing = told.isPublishedOnly === true ? 'published, not recorded' : 'recorded';
    return [code(name), DIFFERENCES[name].what, backing, told.source];
  });
  return tableOf(['difference', 'about', '`deployed` and `current`', 'source'], rows);
}
