/** A comparison as GitHub's Markdown: for the summary of a CI job, or an issue. */
import { inOneLine } from '../../values/one-line.ts';
import type { CompareReport, DriftCause } from './compare-report.ts';
import {
  counted,
  driftTitle,
  flagOf,
  metBy,
  NOTHING,
  phaseCounts,
  requestLine,
  resultLine,
  rulesOf,
  seenBy,
  skippedLines,
  startFlags,
  VERDICTS,
  wordsOf,
} from './report-parts.ts';

/** Of one cause. */
const MOST_PLACES = 20;

/** Closed by a line end. */
export function reportMarkdown(report: CompareReport): string {
  const named = report.named.map(
    (taken) => `| \`${flagOf(taken)}\` | ${cell(wordsOf(taken))} | ${seenBy(report, taken)} |`,
  );
  return [
    `# ${report.counts.drift === 0 ? 'No drift' : driftTitle(report)}: ${report.to}`,
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
    ...report.causes.flatMap((cause) => causeSection(report, cause)),
    ...section(
      '## Skipped',
      skippedLines(report).map((line) => `- ${cell(line)}`),
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

function causeSection(report: CompareReport, cause: DriftCause): readonly string[] {
  const rows = cause.differences
    .slice(0, MOST_PLACES)
    .map(
      ({ place, mock = NOTHING, real = NOTHING }) =>
        `| ${code(place)} | ${code(mock)} | ${code(real)} |`,
    );
  const more = cause.differences.length - MOST_PLACES;
  const met = metBy(report, cause);
  const [first] = met;
  const body = first?.request.body === undefined ? '' : ` with ${code(first.request.body)}`;
  return section(
    `## ${counted(met.length, 'probe')}: ${cell(cause.what)}`,
    [...rows, ...(more > 0 ? ['', `… and ${more} more`] : [])],
    [
      ...(first === undefined ? [] : [`${code(requestLine(first))}${body}`, '']),
      `Rule: ${code(rulesOf(met))}`,
      '',
      '| place | mock | real |',
      '|---|---|---|',
    ],
  );
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
