/** What the command needs to tell of coverage: the contract's operations, and what can be done with counts. */

import type { Operation } from '../drf/operation.ts';
import { utf8Text } from '../drf/text.ts';
import { parseDocument } from '../fixtures/parse-document.ts';
import { problemText } from '../fixtures/problem-text.ts';
import { site } from '../resources/index.ts';
import type { CoverageCounts } from '../sandbox/coverage/coverage.ts';
import { readCounts } from '../sandbox/coverage/read-counts.ts';

export type { CoverageCounts } from '../sandbox/coverage/coverage.ts';
export { mergeCounts } from '../sandbox/coverage/coverage.ts';
export {
  COVERAGE_FORMATS,
  type CoverageFormat,
  renderCoverage,
} from '../sandbox/coverage/render.ts';
export { isUnder, report } from '../sandbox/coverage/report.ts';

/** All operations of the API, in the order of the contract. */
export function operations(): readonly Operation[] {
  return site.operations;
}

/** The counts in a file's bytes, or a line for each thing that is wrong: file, JSON pointer, reason. */
export function countsIn(
  file: string,
  bytes: Uint8Array,
  contract: readonly Operation[],
): { readonly counts: CoverageCounts } | { readonly problems: readonly string[] } {
  const text = utf8Text(bytes);
  if (text === undefined) return { problems: [unreadable(file, 'must be UTF-8')] };
  const parsed = parseDocument(file, text, () => text);
  if ('problem' in parsed) return { problems: [problemText(parsed.problem)] };
  const read = readCounts(parsed.document.content, contract);
  if ('counts' in read) return read;
  return { problems: read.problems.map((problem) => problemText({ file, ...problem })) };
}

/** The line for a file as a whole. */
export function unreadable(file: string, message: string): string {
  return problemText({ file, pointer: '', message });
}
