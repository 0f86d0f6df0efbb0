/** The forms in which a coverage report can be had. */
import { coverageJunit } from './coverage-junit.ts';
import { coverageMarkdown } from './coverage-markdown.ts';
import type { CoverageReport } from './coverage-report.ts';

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
