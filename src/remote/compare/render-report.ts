/** A comparison in the forms in which it can be had: for people, as JSON, and for CI systems. */
import type { CompareFormat } from './compare-options.ts';
import type { CompareReport } from './compare-report.ts';
import { reportJunit } from './report-junit.ts';
import { reportMarkdown } from './report-markdown.ts';
import { reportText } from './report-text.ts';

/** The text of a report, closed by a line end. */
export function renderComparison(report: CompareReport, format: CompareFormat): string {
  switch (format) {
    case 'human':
      return reportText(report);
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`;
    case 'markdown':
      return reportMarkdown(report);
    case 'junit':
      return reportJunit(report);
    default:
      return format satisfies never;
  }
}
