/** A coverage report as JUnit XML, which CI systems show by themselves. */
import { COVERAGE_KINDS, type CoverageKind } from './coverage.ts';
import type { CoverageReport, OperationReport, Share } from './coverage-report.ts';

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

/** `GET /api/payments/: 25.00 %; unexpected statuses: 500 (2 times)`. */
function outputOf({ method, path, coverage, unexpected }: OperationReport): string {
  const statuses = Object.entries(unexpected).map(([status, hits]) => `${status} (${hits} times)`);
  const more = statuses.length === 0 ? '' : `; unexpected statuses: ${statuses.join(', ')}`;
  return `${method} ${path}: ${coverage.percent} %${more}`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${escapeXml(String(value))}"`)
    .join(' ');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for an element or an attribute. What XML 1.0 cannot hold, escaped or not, becomes U+FFFD. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char)
    .replace(/[\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`);
}
