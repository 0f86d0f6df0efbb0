/** Writes the ledger as Markdown: what the README shows between its two markers. */
import { UNMEASURED } from './claims/differences.ts';
import type { OwnTest, Rule } from './claims/rule.ts';
import { cellOf } from './evidence.ts';
import { countKinds, type Ledger } from './ledger.ts';

/** The whole section, without its markers. */
export function sectionOf(ledger: Ledger): string {
  const { operationRows, sections, textRows, notes } = ledger;
  const rules = sections.flatMap((section) => section.rules);
  return [
    '## Fidelity',
    '',
    summary('operations', operationRows),
    summary('rules', rules),
    summary('texts', textRows),
    '',
    'Recorded: in so many transcripts of a real server. Page: the published page says it. Both: the two. Own test: neither; it is',
    'built from what is known of the server, and held by a test of ours. A rule may have a test besides. `npm test` fails where a',
    'claim has no test, and where a recorded case, an operation or a text of an answer has no claim.',
    '',
    ...details('Operations', operationTable(ledger)),
    ...details('Rules', sections.flatMap(ruleTable).slice(1)),
    ...details('Texts', [...textTable(ledger), '', ...noteList(notes)]),
    ...details('Known differences', [...differenceTable(ledger), '', ...unmeasured()]),
  ]
    .join('\n')
    .trimEnd();
}

function summary(of: string, rows: Parameters<typeof countKinds>[0]): string {
  const { both, recorded, page, 'own test': own } = countKinds(rows);
  return `- **${rows.length} ${of}**: ${recorded + both} recorded (${both} on the page too), ${page} page, ${own} own test.`;
}

function details(title: string, lines: readonly string[]): readonly string[] {
  return ['<details>', `<summary>${title}</summary>`, '', ...lines, '', '</details>', ''];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`.replaceAll('|  |', '| |'),
  );
}

const code = (text: string) => `\`${text}\``;

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
  return table(['operation', 'route', 'evidence', 'recorded', 'also answered'], rows);
}

function ruleTable({ title, rules }: Ledger['sections'][number]): readonly string[] {
  const rows = rules.map(({ rule, evidence }) => [rule.says, cellOf(evidence), heldBy(rule)]);
  return ['', `**${title}**`, '', ...table(['rule', 'evidence', 'held by'], rows)];
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
  return table(['text', 'recorded with', 'evidence'], rows);
}

function noteList(notes: readonly string[]): readonly string[] {
  return [
    'Words of the mock itself, which no real server has:',
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
    'Between the two contracts: the table under [Two contracts](#two-contracts-which-one-do-i-want). Besides:',
    '',
    ...table(['', 'a real server', 'the mock', 'held by'], rows),
  ];
}

function unmeasured(): readonly string[] {
  return ['Not measured:', '', ...UNMEASURED.map((what) => `- ${what}`)];
}
