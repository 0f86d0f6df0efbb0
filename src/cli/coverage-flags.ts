/** The flags of `coverage merge`, which no other command takes; it takes none of theirs. */
import type { Flag } from './flags.ts';

export const COVERAGE_FLAGS = [
  {
    name: 'format',
    kind: 'value',
    variable: 'WALDUR_MOCK_COVERAGE_FORMAT',
    placeholder: '<name>',
    help: 'json, markdown or junit (markdown)',
  },
  {
    name: 'output',
    kind: 'value',
    variable: 'WALDUR_MOCK_COVERAGE_OUTPUT',
    placeholder: '<path>',
    help: 'write the report there (standard output)',
  },
  {
    name: 'fail-under',
    kind: 'value',
    variable: 'WALDUR_MOCK_COVERAGE_FAIL_UNDER',
    placeholder: '<percent>',
    help: 'end with 1 when less than that is covered, such as 80 or 80.25 (0)',
  },
] as const satisfies readonly Flag[];

export type CoverageFlagName = (typeof COVERAGE_FLAGS)[number]['name'];
