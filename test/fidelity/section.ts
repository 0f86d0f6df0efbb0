/** Writes the ledger as Markdown: its page, and the summary that the project's README has. */

import { contractEvidence } from '../readme/contract-section.ts';
import { code, tableOf } from '../readme/markdown.ts';
import { UNMEASURED } from './claims/differences.ts';
import type { OwnTest, Rule } from './claims/rule.ts';
import { cellOf } from './evidence.ts';
import { countKinds, type Ledger } from './ledger.ts';

type Counted = Parameters<typeof countKinds>[0];

/** What the page of the ledger has below its introduction. */
export function ledgerSection(ledger: Ledger): string {
  const { operationRows, sections, textRows, notes } = ledger;
  return [
    countTable([
      ['operations', operationRows],
      ['rules', rulesOf(ledger)],
      ['texts', textRows],
    ]),
    ['', '## Operations', '', ...operationTable(ledger)],
    ['', '## Rules', ...sections.flatMap(ruleTable)],
    ['', '## Texts', '', ...textTable(ledger), '', ...noteList(notes)],
    ['', '## Known differences', '', ...differenceTable(ledger), '', ...unmeasured()],
  ]
    .flat()
    .join('\n');
}

/** In a few lines: how much of what is claimed was recorded. */
export function ledgerSummary(ledger: Ledger): string {
  const told = (rows: Counted, of: string) => {
    const { recorded, both } = countKinds(rows);
    return `${recorded + both} of ${rows.length} ${of}`;
  };
  return [
    `A real server (October 2024) was recorded for ${told(ledger.operationRows, 'operations')},`,
    `${told(rulesOf(ledger), 'rules')} and ${told(ledger.textRows, 'error texts')}. The published page or tests of our own back the others.`,
    '`npm test` plays every recording. [The ledger](test/fidelity/README.md) lists each claim with its evidence,',
    'the known differences, and what nobody has measured.',
  ].join('\n');
}

function rulesOf({ sections }: Ledger) {
  return sections.flatMap(({ rules }) => rules);
}

function countTable(kinds: readonly (readonly [of: string, rows: Counted])[]): readonly string[] {
  const rows = kinds.map(([of, claims]) => {
    const { both, recorded, page, 'own test': own } = countKinds(claims);
    return [of, claims.length, recorded + both, both, page, own].map(String);
  });
  return tableOf(['', 'all', 'recorded', 'of these also on the page', 'page', 'own test'], rows);
}

function operationTable({ operationRows }: Ledger): readonly string[] {
  const rows = operationRows.map(
    ({ operation: { id, method, path, statuses }, says, evidence }) => {
      const unrecorded = statuses.filter((status) => !evidence.statuses.includes(status));
      return [
        `${code(id)}: ${says}`,
        code(`${method} ${path}`),
        cellOf(evidence),
        evidence.statuses.join(' '),
        unrecorded.join(' '),
      ];
    },
  );
  return tableOf(['operation', 'route', 'evidence', 'recorded', 'also answered'], rows);
}

function ruleTable({ title, rules }: Ledger['sections'][number]): readonly string[] {
  const rows = rules.map(({ rule, evidence }) => [rule.says, cellOf(evidence), heldBy(rule)]);
  return ['', `### ${title}`, '', ...tableOf(['rule', 'evidence', 'held by'], rows)];
}

function heldBy({ cases = [], tests = [] }: Rule): string {
  return [...cases.map(code), ...filesOf(tests)].join(', ');
}

function filesOf(tests: readonly OwnTest[]): readonly string[] {
  return [...new Set(tests.map(([file]) => `test/${file}`))];
}

function textTable({ textRows }: Ledger): readonly string[] {
  const rows = textRows.map(({ text, evidence }) => [
    code(text),
    evidence.statuses.join(' '),
    cellOf(evidence),
  ]);
  return tableOf(['text', 'recorded with', 'evidence'], rows);
}

function noteList(notes: readonly string[]): readonly string[] {
  return [
    '### Words of the mock itself',
    '',
    'No real server has them:',
    '',
    ...notes.map((note) => `- ${code(note)}`),
  ];
}

function differenceTable({ differences }: Ledger): readonly string[] {
  const rows = differences.map(({ on, real, here, tests }) => [
    on,
    real,
    here,
    filesOf(tests).join(', '),
  ]);
  return [
    'Between the contracts, of which [their tables](../../src/waldur/README.md#contracts) say more. What was not recorded was',
    'published after the recordings, and nobody has seen a server answer it:',
    '',
    ...contractEvidence(),
    '',
    'Besides:',
    '',
    ...tableOf(['', 'a real server', 'the mock', 'held by'], rows),
  ];
}

function unmeasured(): readonly string[] {
  return ['### Not measured', '', ...UNMEASURED.map((what) => `- ${what}`)];
}
