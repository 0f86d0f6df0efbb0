/** From settings to what `coverage merge` does. */
import { COVERAGE_FORMATS, type CoverageFormat } from '../server/coverage-report.ts';
import { COVERAGE_FLAGS, type CoverageFlagName } from './coverage-flags.ts';
import type { Settings } from './parse-arguments.ts';
import { UsageError } from './usage-error.ts';

export interface CoverageOptions {
  readonly format: CoverageFormat;
  /** A file to write; undefined for standard output. */
  readonly output: string | undefined;
  /** As given, and as hundredths of a percent: 8050 is 80.50 %. */
  readonly failUnder: { readonly text: string; readonly hundredths: bigint };
}

const MOST_HUNDREDTHS = 10_000n;

/** @throws UsageError with everything that is wrong with the values */
export function coverageOptions(settings: Settings): CoverageOptions {
  const problems: string[] = [];
  const text = (name: CoverageFlagName): string | undefined => settings.get(name)?.at(-1);
  const refuse = (name: CoverageFlagName, message: string) => {
    const variable = COVERAGE_FLAGS.find((flag) => flag.name === name)?.variable;
    problems.push(`--${name} (${variable}) ${message}, not "${text(name)}".`);
  };
  const wanted = text('format') ?? 'markdown';
  const format = COVERAGE_FORMATS.find((each) => each === wanted);
  if (format === undefined) refuse('format', `must be ${COVERAGE_FORMATS.join(' or ')}`);
  const percent = text('fail-under') ?? '0';
  const hundredths = hundredthsOf(percent);
  if (hundredths === undefined) {
    refuse('fail-under', 'must be a percentage from 0 to 100 with two decimals at most');
  }
  if (text('output') === '') refuse('output', 'must be a file');
  if (format === undefined || hundredths === undefined || problems.length > 0) {
    throw new UsageError(problems.join('\n'));
  }
  return { format, output: text('output'), failUnder: { text: percent, hundredths } };
}

/** Exact, for any text: `80.5` gives 8050; undefined for what is no percentage. */
function hundredthsOf(percent: string): bigint | undefined {
  const [, whole, decimals = ''] = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(percent) ?? [];
  if (whole === undefined) return undefined;
  const hundredths = BigInt(whole + decimals.padEnd(2, '0'));
  return hundredths > MOST_HUNDREDTHS ? undefined : hundredths;
}
