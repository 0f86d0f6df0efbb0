/** The flags of `coverage merge`, which no other command takes; it takes none of theirs. */
import type { CoverageFormat } from '../server/coverage-report.ts';
import { oneOf, text } from '../values/schema/scalars.ts';
import { PERCENTAGE } from './flag-values.ts';
import type { Flag } from './flags.ts';

export const USUAL_FORMAT: CoverageFormat = 'markdown';
/** Named here once more, so that other commands need not load what renders them. */
const FORMAT = oneOf<CoverageFormat>(['json', 'markdown', 'junit']);

export const COVERAGE_FLAGS = [
  {
    name: 'format',
    kind: 'value',
    variable: 'WALDUR_MOCK_COVERAGE_FORMAT',
    placeholder: '<name>',
    reads: FORMAT,
    help: `${FORMAT.words} (${USUAL_FORMAT})`,
  },
  {
    name: 'output',
    kind: 'value',
    variable: 'WALDUR_MOCK_COVERAGE_OUTPUT',
    placeholder: '<path>',
    reads: text({ minLength: 1, words: 'a file' }),
    help: 'write the report there (standard output)',
  },
  {
    name: 'fail-under',
    kind: 'value',
    variable: 'WALDUR_MOCK_COVERAGE_FAIL_UNDER',
    placeholder: '<percent>',
    reads: PERCENTAGE,
    help: 'end with 1 when less than that is covered, such as 80 or 80.25 (0)',
  },
] as const satisfies readonly Flag[];

export type CoverageFlagName = (typeof COVERAGE_FLAGS)[number]['name'];
