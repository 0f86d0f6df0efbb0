/** A comparison for people at a terminal. */
import { inOneLine } from '../../values/one-line.ts';
import { rowCounts } from '../../values/row-counts.ts';
import { textColumns } from '../../values/text-columns.ts';
import type { ComparedProbe, CompareReport } from './compare-report.ts';
import type { PlaceDifference } from './place-difference.ts';
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

/** Of one probe. */
const MOST_PLACES = 8;

export function reportText(report: CompareReport): string {
  const drift = withVerdict(report, 'drift');
  const skipped = withVerdict(report, 'skipped');
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
    ...section('Drift:', drift.flatMap(driftLines)),
    ...section(
      'Skipped:',
      skipped.map((probe) => `${probe.name}: ${probe.reason}`),
    ),
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

function driftLines(probe: ComparedProbe): readonly string[] {
  const { differences, request } = probe;
  const more = differences.length - MOST_PLACES;
  return [
    requestLine(probe),
    ...(request.body === undefined ? [] : [`  body: ${request.body}`]),
    `  rule: ${ruleLine(probe)}`,
    ...differences.slice(0, MOST_PLACES).flatMap(placeLines),
    ...(more > 0 ? [`  … and ${more} more`] : []),
  ];
}

function placeLines({ place, mock = NOTHING, real = NOTHING }: PlaceDifference): readonly string[] {
  return [`  ${place}`, `    - mock: ${mock}`, `    + real: ${real}`];
}
