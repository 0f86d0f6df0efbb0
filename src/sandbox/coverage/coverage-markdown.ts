/** A coverage report for people: for a job summary or a comment on a change. */
import type { Hits } from './coverage.ts';
import type { CoverageReport, OperationReport, Share } from './coverage-report.ts';

/** GitHub's Markdown, closed by a line end. Operations stand in the order of the contract. */
export function coverageMarkdown({ summary, operations }: CoverageReport): string {
  const { total } = summary;
  const entries = Object.entries(operations);
  const unexpected = entries.flatMap(([id, each]) =>
    Object.entries(each.unexpected).map(([status, hits]) => `| \`${id}\` | ${status} | ${hits} |`),
  );
  return [
    `# Contract coverage: ${total.percent} %`,
    '',
    '| what | covered | of | percent |',
    '|---|--:|--:|--:|',
    summaryLine('operations called', summary.operations),
    summaryLine('statuses', summary.statuses),
    summaryLine('query parameters', summary.query),
    summaryLine('body fields', summary.fields),
    summaryLine('statuses, parameters and fields', total),
    '',
    '## Operations',
    '',
    'A status stands as a number, a query parameter with `?`, a body field with `.`; `×` says how often.',
    '',
    '| operation | request | covered | exercised | not exercised |',
    '|---|---|--:|---|---|',
    ...entries.map(([id, each]) => operationLine(id, each)),
    ...(unexpected.length === 0 ? [] : UNEXPECTED_HEAD),
    ...unexpected,
    '',
  ].join('\n');
}

const UNEXPECTED_HEAD = [
  '',
  '## Unexpected statuses',
  '',
  'Answers that the contract does not have, such as those of faults; they count for nothing above.',
  '',
  '| operation | status | times |',
  '|---|--:|--:|',
] as const;

function summaryLine(what: string, { covered, total, percent }: Share): string {
  return `| ${what} | ${covered} | ${total} | ${percent} % |`;
}

function operationLine(id: string, { method, path, coverage, ...each }: OperationReport): string {
  const items = [
    ...marked(each.statuses, ''),
    ...marked(each.query, '?'),
    ...marked(each.fields, '.'),
  ];
  const exercised = items.filter(([, hits]) => hits > 0).map(([item, hits]) => `${item} ×${hits}`);
  const others = items.filter(([, hits]) => hits === 0).map(([item]) => item);
  const { covered, total, percent } = coverage;
  const cells = [
    `\`${id}\``,
    `\`${method} ${path}\``,
    `${percent} % (${covered} of ${total})`,
    exercised.join(', ') || '–',
    others.join(', ') || '–',
  ];
  return `| ${cells.join(' | ')} |`;
}

function marked(hits: Hits, mark: string): readonly (readonly [string, number])[] {
  return Object.entries(hits).map(([name, count]) => [`\`${mark}${name}\``, count]);
}
