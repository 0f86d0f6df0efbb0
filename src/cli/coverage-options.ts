/** From settings to what `coverage merge` does. */
import type { CoverageFormat } from '../server/coverage-report.ts';
import { COVERAGE_FLAGS, USUAL_FORMAT } from './coverage-flags.ts';
import type { Percentage } from './flag-values.ts';
import type { Settings } from './parse-arguments.ts';
import { settingsReader } from './read-settings.ts';

export interface CoverageOptions {
  readonly format: CoverageFormat;
  /** A file to write; undefined for standard output. */
  readonly output: string | undefined;
  readonly failUnder: Percentage;
}

/** @throws UsageError with everything that is wrong with the values */
export function coverageOptions(settings: Settings): CoverageOptions {
  const { read, settle } = settingsReader(COVERAGE_FLAGS, settings);
  const format = read('format') ?? USUAL_FORMAT;
  const failUnder = read('fail-under') ?? { text: '0', hundredths: 0n };
  const output = read('output');
  settle();
  return { format, output, failUnder };
}
