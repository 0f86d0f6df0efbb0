/** What the texts of a comparison have in common. */
import { USUAL_CONTRACT } from '../../waldur/contract.ts';
import { DIFFERENCES } from '../../waldur/differences.ts';
import type {
  ComparedProbe,
  CompareReport,
  DriftCause,
  TakenOn,
  Verdict,
} from './compare-report.ts';
import { PHASES, type Phase } from './probe.ts';

export const VERDICTS: readonly Verdict[] = ['same', 'named', 'drift', 'skipped'];

/** `--contract-set absent_relation=null`. */
export function flagOf({ name, value }: TakenOn): string {
  return settingFlag(name, value);
}

const settingFlag = (name: string, value: string): string => `--contract-set ${name}=${value}`;

/** `invoice_uuid of a payment without invoice: null`. */
export function wordsOf({ name, value }: TakenOn): string {
  const values: Readonly<Record<string, string>> = DIFFERENCES[name].values;
  return `${DIFFERENCES[name].what}: ${values[value]}`;
}

/** How the mock is started to be like the server: `--contract deployed --contract-set uuid=dashed`. */
export function startFlags({ contract }: CompareReport): string {
  const { preset = USUAL_CONTRACT, ...set } = contract;
  const changes = Object.entries(set).map(([name, value]) => settingFlag(name, value));
  return ['--contract', preset, ...changes].join(' ');
}

/** Of each phase that was asked: how many probes, and how many of each verdict. */
export function phaseCounts(
  probes: readonly ComparedProbe[],
): readonly (readonly [phase: Phase, counts: readonly number[]])[] {
  return PHASES.flatMap((phase) => {
    const own = probes.filter((probe) => probe.phase === phase);
    const counts = VERDICTS.map(
      (verdict) => own.filter((probe) => probe.verdict === verdict).length,
    );
    return own.length === 0 ? [] : [[phase, [own.length, ...counts]] as const];
  });
}

/** By how many probes a named difference was seen. */
export function seenBy({ probes }: CompareReport, taken: TakenOn): number {
  return probes.filter(({ named }) => named.some(({ name }) => name === taken.name)).length;
}

export const withVerdict = (
  { probes }: CompareReport,
  verdict: Verdict,
): readonly ComparedProbe[] => probes.filter((probe) => probe.verdict === verdict);

export const NOTHING = 'nothing';

/** `GET /api/payments/?o=-sum as owner`. */
export function requestLine({ request, caller }: ComparedProbe): string {
  const who = caller === 'user' ? '' : ` as ${caller}`;
  return `${request.method} ${request.path}${who}`;
}

/** Rule of a probe, and the operation of the ledger where the rule does not begin with it: `payments: permission (payments_create)`. */
export function ruleLine({ rule, operation = '' }: ComparedProbe): string {
  return rule.startsWith(operation) ? rule : `${rule} (${operation})`;
}

/** `Drift in 44 probes, of 2 causes`. */
export const driftTitle = ({ counts, causes }: CompareReport): string =>
  `Drift in ${counted(counts.drift, 'probe')}, of ${counted(causes.length, 'cause')}`;

export const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`;

/** The probes that a cause met, in the order in which they were asked. */
export function metBy({ probes }: CompareReport, cause: DriftCause): readonly ComparedProbe[] {
  return cause.probes.flatMap((number) => probes[number] ?? []);
}

const MOST_RULES = 4;

/** `payments_list, payments_list: page and 3 more`. */
export function rulesOf(probes: readonly ComparedProbe[]): string {
  const rules = [...new Set(probes.map(ruleLine))];
  const more = rules.length - MOST_RULES;
  return rules.slice(0, MOST_RULES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** Skipped probes by the reason that they have in common. */
export function skippedLines(report: CompareReport): readonly string[] {
  const byReason = new Map<string, ComparedProbe[]>();
  for (const probe of withVerdict(report, 'skipped')) {
    const { reason = '' } = probe;
    byReason.set(reason, [...(byReason.get(reason) ?? []), probe]);
  }
  return [...byReason].map(([reason, [first, ...others]]) =>
    others.length === 0
      ? `${first?.name}: ${reason}`
      : `${others.length + 1} probes, such as ${first?.name}: ${reason}`,
  );
}

/** One sentence for the end. */
export function resultLine({ counts, probes, causes }: CompareReport): string {
  const skipped = counts.skipped === 0 ? '' : `, ${counts.skipped} skipped`;
  const of = counts.drift === 0 ? '' : ` of ${counted(causes.length, 'cause')}`;
  return `${probes.length} probes: ${counts.same} the same, ${counts.named} named differences, ${counts.drift} drift${of}${skipped}.`;
}
