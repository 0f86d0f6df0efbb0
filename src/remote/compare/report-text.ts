/** A comparison for people at a terminal. */
import { inOneLine } from '../../values/one-line.ts';
import { rowCounts } from '../../values/row-counts.ts';
import { textColumns } from '../../values/text-columns.ts';
import type { CompareReport, DriftCause } from './compare-report.ts';
import type { PlaceDifference } from './place-difference.ts';
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
const MOST_PLACES = 8;

export function reportText(report: CompareReport): string {
  return [
    `${report.to}, over ${rowCounts(report.sample)}, by ${report.requests} requests`,
    '',
    ...textColumns([
      ['phase', 'probes', ...VERDICTS],
      ...phaseCounts(report.probes).map(([phase, counts]) => [phase, ...counts.map(String)]),
    ]),
    ...section(
      'Named differences, each with the flag that takes it on:',
      textColumns(
        report.named.map((taken) => [
          flagOf(taken),
          `${seenBy(report, taken)} probes`,
          wordsOf(taken),
        ]),
      ),
    ),
    ...section(
      `${driftTitle(report)}:`,
      report.causes.flatMap((cause) => causeLines(report, cause)),
    ),
    ...section('Skipped:', skippedLines(report)),
    ...section('What was written and could not be removed:', report.left),
    ...section('Notes:', report.notes),
    '',
    `The contract that fits: ${startFlags(report)}`,
    resultLine(report),
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0
    ? []
    : ['', title, ...lines.map((line) => `  ${inOneLine(line)}`.trimEnd())];
}

function causeLines(report: CompareReport, cause: DriftCause): readonly string[] {
  const { what, differences } = cause;
  const met = metBy(report, cause);
  const [first] = met;
  const more = differences.length - MOST_PLACES;
  const body = first?.request.body;
  return [
    `${counted(met.length, 'probe')}: ${what}`,
    ...(first === undefined ? [] : [`  ${requestLine(first)}`]),
    ...(body === undefined ? [] : [`  body: ${body}`]),
    `  rule: ${rulesOf(met)}`,
    ...differences.slice(0, MOST_PLACES).flatMap(placeLines),
    ...(more > 0 ? [`  … and ${more} more`] : []),
  ];
}

function placeLines({ place, mock = NOTHING, real = NOTHING }: PlaceDifference): readonly string[] {
  return [`  ${place}`, `    - mock: ${mock}`, `    + real: ${real}`];
}
