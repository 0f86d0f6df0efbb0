/** Brings what drifts down to its causes: one new member of a row differs at every probe that gives such rows. */
import type { ComparedProbe, DriftCause } from './compare-report.ts';
import { linkWords } from './link-address.ts';
import { otherAnswer, pageTitles } from './other-answer.ts';
import { otherLanguage } from './other-language.ts';
import { LINKS, memberPlace, type PlaceDifference } from './place-difference.ts';
import { whatDiffers } from './what-differs.ts';

/** A kind of difference, by which those of many probes are one. */
interface Finding {
  /** Undefined where the differences themselves say it. */
  readonly what: string | undefined;
  readonly resource: string;
  readonly probes: Set<number>;
  /** Of the first probe. */
  readonly differences: PlaceDifference[];
}

/** Those that meet the most probes first. Every difference of a probe that drifts is in one of them. `to`: the server. */
export function causesOf(probes: readonly ComparedProbe[], to: string): readonly DriftCause[] {
  const findings = new Map<string, Finding>();
  const note = (
    [key, what]: readonly [key: string, what?: string],
    number: number,
    resource: string,
    differences: readonly PlaceDifference[],
  ): void => {
    const known = findings.get(key);
    known?.probes.add(number);
    if (!known) {
      findings.set(key, {
        what,
        resource,
        probes: new Set([number]),
        differences: [...differences],
      });
    }
  };
  const titles = pageTitles(probes);
  for (const [number, probe] of probes.entries()) {
    if (probe.verdict !== 'drift') continue;
    const resource = resourceOf(probe);
    const links = probe.differences.filter(({ place }) => place === LINKS);
    for (const each of links) {
      note([LINKS, linkWords(each.real ?? '', to)], number, resource, [each]);
    }
    const rest = probe.differences.filter(({ place }) => place !== LINKS);
    const other = otherAnswer(probe, titles);
    if (other && rest.length > 0) note(other, number, resource, rest);
    else
      for (const each of rest) {
        const cause = otherLanguage(probe, each) ?? [keyOf(probe, resource, each)];
        note(cause, number, resource, [each]);
      }
  }
  return together([...findings.values()]).map(({ what, probes: met, differences }) => ({
    what: what ?? `${resourcesOf(probes, met)}: ${whatDiffers(differences)}`,
    probes: [...met],
    differences,
  }));
}

/** What the same probes have in common is one. */
function together(findings: readonly Finding[]): readonly Finding[] {
  const merged = new Map<string, Finding>();
  for (const [index, finding] of findings.entries()) {
    const isOwn = finding.what !== undefined;
    const key = isOwn ? `${index}` : [finding.resource, ...finding.probes].join(' ');
    const known = merged.get(key);
    if (known) known.differences.push(...finding.differences);
    else merged.set(key, finding);
  }
  return [...merged.values()].sort((one, other) => other.probes.size - one.probes.size);
}

/** `payments`, or how many there are. */
function resourcesOf(probes: readonly ComparedProbe[], met: Iterable<number>): string {
  const names = [...new Set([...met].flatMap((number) => probes[number] ?? []).map(resourceOf))];
  return names.length > 1 ? `${names.length} resources` : names.join();
}

/** `payments`: the first part of a path below the API. */
function resourceOf({ request: { path } }: ComparedProbe): string {
  const [, name = ''] = /^\/api\/([^/?]*)/.exec(path) ?? [];
  return name || path;
}

function keyOf(
  { request: { method }, rule, caller }: ComparedProbe,
  resource: string,
  { place, mock, real }: PlaceDifference,
): string {
  const kindOf = (side: string | undefined): string =>
    side === undefined || side === 'null' ? `${side}` : 'there';
  const kinds = [kindOf(mock), kindOf(real)];
  const words = (...parts: readonly string[]): string => parts.join('\n');
  if (/^(\/| )/.test(place)) {
    const isOptions = method === 'OPTIONS' ? 'metadata' : 'rows';
    return words('member', resource, isOptions, memberPlace(place), ...kinds);
  }
  // Which rows there are, and how they come: that of one caller is not that of another.
  if (/^body \w/.test(place)) return words(place, resource, caller);
  if (/^header /.test(place) && kinds.includes('undefined')) return words(place, ...kinds);
  if (/^header (link|location|x-result-count)$/.test(place)) return words(place, resource);
  if (/^header /.test(place)) return words(place, `${mock}`, `${real}`);
  return words(place, rule.split(':', 1)[0] ?? '', `${mock}`, `${real}`);
}
