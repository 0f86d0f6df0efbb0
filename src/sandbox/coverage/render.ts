/** A coverage report in the forms in which it can be had: as JSON, for people, and for CI systems. */

import { attributes, escapeXml } from '../../values/xml.ts';
import { COVERAGE_KINDS, type CoverageKind, type ElsewhereCounts, type Hits } from './coverage.ts';
import type { CoverageReport, OperationReport, Share } from './report.ts';

export const COVERAGE_FORMATS = ['json', 'markdown', 'junit'] as const;
export type CoverageFormat = (typeof COVERAGE_FORMATS)[number];

/** Content-Type of each. */
export const COVERAGE_TYPES: Readonly<Record<CoverageFormat, string>> = {
  json: 'application/json',
  markdown: 'text/markdown; charset=utf-8',
  junit: 'application/xml',
};

/** The text of a report, closed by a line end. */
export function renderCoverage(report: CoverageReport, format: CoverageFormat): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`;
    case 'markdown':
      return coverageMarkdown(report);
    case 'junit':
      return coverageJunit(report);
    default:
      return format satisfies never;
  }
}

/** GitHub's Markdown, closed by a line end. Operations stand in the order of the contract. */
export function coverageMarkdown({ summary, operations, elsewhere = {} }: CoverageReport): string {
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
    'A status stands as a number, a query parameter with `?`, a body field with `.`; `×` says how often. Answers that faults',
    'have made stand apart, and cover nothing.',
    '',
    '| operation | request | covered | exercised | not exercised | by faults |',
    '|---|---|--:|---|---|---|',
    ...entries.map(([id, each]) => operationLine(id, each)),
    ...(unexpected.length === 0 ? [] : UNEXPECTED_HEAD),
    ...unexpected,
    ...elsewhereLines(elsewhere),
    '',
  ].join('\n');
}

const ELSEWHERE_HEAD = [
  '',
  '## Not served by the mock',
  '',
  'Answers of stubs and of the upstream; they count for nothing above.',
  '',
  '| answered by | status | times |',
  '|---|--:|--:|',
] as const;

const UNEXPECTED_HEAD = [
  '',
  '## Unexpected statuses',
  '',
  'Answers that the contract does not have; they count for nothing above.',
  '',
  '| operation | status | times |',
  '|---|--:|--:|',
] as const;

/** Of what is no part of the contract. */
function elsewhereLines({ stub = {}, upstream = {} }: ElsewhereCounts): readonly string[] {
  const lines = [
    ...Object.entries(stub).map(([status, hits]) => `| stubs | ${status} | ${hits} |`),
    ...Object.entries(upstream).map(([status, hits]) => `| the upstream | ${status} | ${hits} |`),
  ];
  return lines.length === 0 ? [] : [...ELSEWHERE_HEAD, ...lines];
}

function summaryLine(what: string, { covered, total, percent }: Share): string {
  return `| ${what} | ${covered} | ${total} | ${percent} % |`;
}

function operationLine(id: string, { method, path, coverage, ...each }: OperationReport): string {
  const items = [
    ...marked(each.statuses, ''),
    ...marked(each.query, '?'),
    ...marked(each.fields, '.'),
  ];
  const exercised = times(items);
  const others = items.filter(([, hits]) => hits === 0).map(([item]) => item);
  const { covered, total, percent } = coverage;
  const cells = [
    `\`${id}\``,
    `\`${method} ${path}\``,
    `${percent} % (${covered} of ${total})`,
    exercised.join(', ') || '–',
    others.join(', ') || '–',
    times(marked(each.faults, '')).join(', ') || '–',
  ];
  return `| ${cells.join(' | ')} |`;
}

function times(items: readonly (readonly [string, number])[]): readonly string[] {
  return items.filter(([, hits]) => hits > 0).map(([item, hits]) => `${item} ×${hits}`);
}

function marked(hits: Hits, mark: string): readonly (readonly [string, number])[] {
  return Object.entries(hits).map(([name, count]) => [`\`${mark}${name}\``, count]);
}

/** How a test case is called: `status 200`, `query page`, `field sum`. */
const WORDS: Readonly<Record<CoverageKind, string>> = {
  statuses: 'status',
  query: 'query',
  fields: 'field',
};

/**
 * A suite for each operation, a case for each status, query parameter and field. What was not exercised is skipped and
 * not failed: it shows without being red, for whether it is enough is for `--fail-under` to say.
 */
export function coverageJunit({ summary, operations }: CoverageReport): string {
  const head = attributes({ name: 'contract coverage', ...sums(summary.total) });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${head}>`,
    ...Object.entries(operations).flatMap(([id, each]) => suite(id, each)),
    '</testsuites>',
    '',
  ].join('\n');
}

function suite(id: string, operation: OperationReport): readonly string[] {
  const cases = COVERAGE_KINDS.flatMap((kind) =>
    Object.entries(operation[kind]).map(([name, hits]) => {
      const head = attributes({ classname: id, name: `${WORDS[kind]} ${name}` });
      return hits > 0
        ? `    <testcase ${head}/>`
        : `    <testcase ${head}><skipped message="not exercised"/></testcase>`;
    }),
  );
  return [
    `  <testsuite ${attributes({ name: id, ...sums(operation.coverage) })}>`,
    ...cases,
    `    <system-out>${escapeXml(outputOf(operation))}</system-out>`,
    '  </testsuite>',
  ];
}

function sums({ covered, total }: Share): Readonly<Record<string, number>> {
  return { tests: total, failures: 0, errors: 0, skipped: total - covered };
}

/** `GET /api/payments/: 25.00 %; unexpected statuses: 500 (2 times); answers of faults: 502 (1 times)`. */
function outputOf({ method, path, coverage, unexpected, faults }: OperationReport): string {
  const more = [
    ['unexpected statuses', unexpected] as const,
    ['answers of faults', faults] as const,
  ].flatMap(([what, hits]) => {
    const statuses = Object.entries(hits).map(([status, count]) => `${status} (${count} times)`);
    return statuses.length === 0 ? [] : [`; ${what}: ${statuses.join(', ')}`];
  });
  return `${method} ${path}: ${coverage.percent} %${more.join('')}`;
}
