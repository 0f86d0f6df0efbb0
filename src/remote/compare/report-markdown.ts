/** A comparison as GitHub's Markdown: for the summary of a CI job, or an issue. */
import { inOneLine } from '../../values/one-line.ts';
import type { ComparedProbe, CompareReport } from './compare-report.ts';
import {
  flagOf,
  NOTHING,
  phaseCounts,
  requestLine,
  resultLine,
  ruleLine,
  seenBy,
  startFlags,
  VERDICTS,
  withVerdict,
  wordsOf,
} from './report-parts.ts';

/** Closed by a line end. */
export function reportMarkdown(report: CompareReport): string {
  const named = report.named.map(
    (taken) => `| \`${flagOf(taken)}\` | ${cell(wordsOf(taken))} | ${seenBy(report, taken)} |`,
  );
  const skipped = withVerdict(report, 'skipped');
  return [
    `# ${report.counts.drift === 0 ? 'No drift' : `Drift in ${report.counts.drift} probes`}: ${report.to}`,
    '',
    `${resultLine(report)} The contract that fits: \`${startFlags(report)}\`.`,
    '',
    `| phase | probes | ${VERDICTS.join(' | ')} |`,
    `|---|--:|${VERDICTS.map(() => '--:|').join('')}`,
    ...phaseCounts(report.probes).map(([phase, counts]) => `| ${phase} | ${counts.join(' | ')} |`),
    ...section('## Named differences', named, [
      '| to take it on | what | probes |',
      '|---|---|--:|',
    ]),
    ...withVerdict(report, 'drift').flatMap(driftSection),
    ...section(
      '## Skipped',
      skipped.map((probe) => `- \`${cell(probe.name)}\`: ${cell(probe.reason ?? '')}`),
    ),
    ...section(
      '## Not removed',
      report.left.map((url) => `- ${url}`),
    ),
    ...section(
      '## Notes',
      report.notes.map((note) => `- ${cell(note)}`),
    ),
    '',
  ].join('\n');
}

function section(
  title: string,
  lines: readonly string[],
  head: readonly string[] = [],
): readonly string[] {
  return lines.length === 0 ? [] : ['', title, '', ...head, ...lines];
}

function driftSection(probe: ComparedProbe): readonly string[] {
  const rows = probe.differences.map(
    ({ place, mock = NOTHING, real = NOTHING }) =>
      `| ${code(place)} | ${code(mock)} | ${code(real)} |`,
  );
  const body = probe.request.body === undefined ? '' : ` with ${code(probe.request.body)}`;
  return section(`## ${code(requestLine(probe))}`, rows, [
    `Rule: ${code(ruleLine(probe))}${body}`,
    '',
    '| place | mock | real |',
    '|---|---|---|',
  ]);
}

/** In a cell a bar ends it, and so does a line. */
const cell = (text: string): string =>
  inOneLine(text.replaceAll(/\s+/g, ' ')).replaceAll('|', '\\|');

/** Between as many backticks as it takes. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `\`${cell(text)}\`` : `${fence} ${cell(text)} ${fence}`;
}
