/** What of the contract nobody has used. */
import type { CoverageReport, OperationReport } from '../client/shapes.ts';

export interface Shown {
  readonly text: string;
  readonly isMissing: boolean;
}

/** As the URL of the view says it. */
export function shownIn({ q = '', only = '' }: Readonly<Record<string, string>>): Shown {
  return { text: q, isMissing: only === 'missing' };
}

export function shownQuery({ text, isMissing }: Shown): Readonly<Record<string, string>> {
  return { q: text, only: isMissing ? 'missing' : '' };
}

/** How many statuses, parameters and fields were never used. */
export function missingOf({ summary }: CoverageReport): number {
  return summary.total.total - summary.total.covered;
}

/** To a tenth, rounded down as the server does: 100 is all of it. */
export function percentText({ percent }: CoverageReport['summary']['total']): string {
  return percent.replace(/\.?0?\d$/, '');
}

export function shownOperations(
  { operations }: CoverageReport,
  { text, isMissing }: Shown,
): readonly (readonly [string, OperationReport])[] {
  const wanted = text.trim().toLowerCase();
  const shown = Object.entries(operations).filter(([id, { method, path, coverage }]) => {
    if (isMissing && coverage.covered === coverage.total) return false;
    return `${id} ${method} ${path}`.toLowerCase().includes(wanted);
  });
  // What is used comes first, and the main matter of the API before what surrounds it.
  return shown.sort(([a, one], [b, other]) => rank(a, one) - rank(b, other));
}

function rank(id: string, { coverage }: OperationReport): number {
  return (coverage.covered > 0 ? 0 : 2) + (id.startsWith('payments_') ? 0 : 1);
}
