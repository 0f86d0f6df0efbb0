/** A comparison as JUnit's XML, which CI systems show: a suite for each phase, a case for each probe. */
import { attributes, escapeXml } from '../../values/xml.ts';
import type { ComparedProbe, CompareReport, Verdict } from './compare-report.ts';
import { PHASES } from './probe.ts';
import { flagOf, NOTHING, requestLine, ruleLine } from './report-parts.ts';

/** Closed by a line end. Drift is a failure; a named difference is none, and tells its flag. */
export function reportJunit(report: CompareReport): string {
  const { probes } = report;
  const suites = PHASES.flatMap((phase) => {
    const own = [...probes.entries()].filter(([, probe]) => probe.phase === phase);
    return own.length === 0 ? [] : suite(report, phase, own);
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes({ name: `compare ${report.to}`, ...sums(probes) })}>`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}

type Numbered = readonly [number: number, probe: ComparedProbe];

function suite(
  report: CompareReport,
  phase: string,
  numbered: readonly Numbered[],
): readonly string[] {
  const probes = numbered.map(([, probe]) => probe);
  return [
    `  <testsuite ${attributes({ name: phase, ...sums(probes) })}>`,
    ...numbered.flatMap((each) => testCase(report, each)),
    '  </testsuite>',
  ];
}

function testCase(report: CompareReport, [number, probe]: Numbered): readonly string[] {
  const head = attributes({ classname: probe.rule, name: probe.name });
  const inner = outcome(probe, causesAt(report, number));
  return inner === '' ? [`    <testcase ${head}/>`] : [`    <testcase ${head}>${inner}</testcase>`];
}

/** Each failure names what it has in common with others: whoever reads counts causes, and not cases. */
const causesAt = ({ causes }: CompareReport, number: number): string =>
  causes
    .filter(({ probes }) => probes.includes(number))
    .map(({ what }) => what)
    .join('; ');

function outcome(probe: ComparedProbe, causes: string): string {
  switch (probe.verdict) {
    case 'same':
      return '';
    case 'skipped':
      return `<skipped ${attributes({ message: probe.reason ?? '' })}/>`;
    case 'named':
      return `<system-out>${escapeXml(probe.named.map(flagOf).join('\n'))}</system-out>`;
    case 'drift':
      return `<failure ${attributes({ message: `drift: ${ruleLine(probe)}: ${causes}` })}>${escapeXml(detail(probe))}</failure>`;
    default:
      return probe.verdict satisfies never;
  }
}

function detail(probe: ComparedProbe): string {
  const lines = probe.differences.flatMap(({ place, mock = NOTHING, real = NOTHING }) => [
    place,
    `- mock: ${mock}`,
    `+ real: ${real}`,
  ]);
  return [requestLine(probe), ...lines].join('\n');
}

function sums(probes: readonly ComparedProbe[]): Readonly<Record<string, number>> {
  const count = (verdict: Verdict): number =>
    probes.filter((probe) => probe.verdict === verdict).length;
  return {
    ...{ tests: probes.length, failures: count('drift') },
    ...{ errors: 0, skipped: count('skipped') },
  };
}
