/** `coverage merge`: adds up what several workers have counted, and says whether it is enough. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import {
  type CoverageCounts,
  countsIn,
  isUnder,
  mergeCounts,
  operations,
  renderCoverage,
  report,
  unreadable,
} from '../server/coverage-report.ts';
import { unfitFile } from '../values/unfit-file.ts';
import { coverageOptions } from './coverage-options.ts';
import type { Output } from './log.ts';
import type { Settings } from './parse-arguments.ts';
import { UsageError } from './usage-error.ts';

/**
 * The exit code: 0, 1 when less than `--fail-under` is covered, 3 for files that hold no counts; those are told all at
 * once, and nothing is written then.
 * @throws UsageError without `merge` or a file, or a flag's wrong value
 */
export function coverage(
  settings: Settings,
  [action, ...files]: readonly string[],
  { out, err }: Output,
): number {
  if (action === undefined)
    throw new UsageError('coverage needs to be told what to do: coverage merge <files…>.');
  if (files.length === 0) throw new UsageError('coverage merge needs at least one file of counts.');
  const { format, output, failUnder } = coverageOptions(settings);
  const contract = operations();
  const counts: CoverageCounts[] = [];
  const problems: string[] = [];
  for (const file of files) {
    const content = readFile(file);
    const read = 'bytes' in content ? countsIn(file, content.bytes, contract) : content;
    if ('counts' in read) counts.push(read.counts);
    else for (const problem of read.problems) problems.push(problem);
  }
  if (problems.length > 0) {
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
    err.write([`The counts have ${count}:`, ...problems].join('\n'));
    return 3;
  }
  const merged = report(contract, mergeCounts(counts));
  const text = renderCoverage(merged, format);
  const { total } = merged.summary;
  const result = `${total.percent} % (${total.covered} of ${total.total})`;
  if (output === undefined) out.write(text.trimEnd());
  else {
    writeFileSync(output, text);
    out.write(`Coverage is ${result}: see ${output}.`);
  }
  if (!isUnder(total, failUnder.hundredths)) return 0;
  err.write(`Coverage is ${result}, under the ${failUnder.text} % of --fail-under.`);
  return 1;
}

type Content = { readonly bytes: Uint8Array } | { readonly problems: readonly string[] };

function readFile(file: string): Content {
  try {
    const fault = unfitFile(statSync(file));
    if (fault !== undefined) return { problems: [unreadable(file, fault)] };
    return { bytes: readFileSync(file) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { problems: [unreadable(file, `cannot be read: ${reason}`)] };
  }
}
