/** Holds the answers of the mock against those of the real server: same, a named difference, or drift. */
import type { Blame } from './blame.ts';
import type { ComparedProbe, Verdict } from './compare-report.ts';
import { differencesOf } from './differences-of.ts';
import type { Trial } from './fit-contract.ts';
import { ledgerOperation } from './ledger-operation.ts';
import { whyNotCompared } from './not-compared.ts';
import { NO_ANSWER, type PlaceDifference } from './place-difference.ts';
import { LISTS } from './places.ts';
import { isUnasked, type Played } from './play.ts';
import { callerName, type Probe } from './probe.ts';
import { keyOfRow } from './row-order.ts';
import type { Sample } from './sample.ts';
import type { Asked } from './sides.ts';
import { toldAnswer } from './told-answer.ts';

/** What one probe came to. */
export interface Judged {
  readonly told: ComparedProbe;
  readonly probe: Probe;
  /** In the contract that fits best. */
  readonly mock: Asked | undefined;
  readonly real: Asked | undefined;
}

/** The mock's answers: in the contract that was asked for, and in the one that fits. */
export interface MockAnswers {
  readonly wanted: Played;
  readonly best: Played;
  /** The values of the one that the other has not, by the probes that they mend. */
  readonly blame: Blame;
  /** The probes whose rows changed meanwhile, and that are the same over those of now. */
  readonly changed: ReadonlySet<number>;
}

export class Judge {
  readonly #probes: readonly Probe[];
  readonly #real: Played;
  readonly #wholeTables: ReadonlySet<string>;
  /** Of the other tables. */
  readonly #parts: readonly string[];
  readonly #known: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #sample: Sample;

  constructor(sample: Sample, probes: readonly Probe[], real: Played) {
    this.#sample = sample;
    this.#probes = probes;
    this.#real = real;
    this.#wholeTables = wholeTables(sample, probes, real);
    const tables = LISTS.map(({ table }) => table);
    this.#parts = tables.filter((table) => !this.#wholeTables.has(table));
    this.#known = new Map(
      this.#parts.map((table) => [table, new Set(sample.rows(table).map(keyOfRow))]),
    );
  }

  /** The probes that differ, each with its places; of these numbers, or all. */
  trial(played: Played, numbers?: Iterable<number>): Trial {
    const misses = new Map<number, readonly string[]>();
    for (const number of numbers ?? this.#probes.keys()) {
      const differences = this.#differences(number, played);
      if (differences.length > 0)
        misses.set(
          number,
          differences.map((each) => JSON.stringify(each)),
        );
    }
    return { misses };
  }

  verdicts({ wanted, best, blame, changed }: MockAnswers): readonly Judged[] {
    return [...this.#probes.entries()].flatMap(([number, probe]): readonly Judged[] => {
      const [mock, real] = [wanted.get(number), this.#real.get(number)];
      const fromWanted = this.#differences(number, wanted);
      const fromBest = this.#differences(number, best);
      // What neither side could be asked was for a server of another contract.
      if (isUnasked(real) && isUnasked(best.get(number))) return [];
      const reason = this.#whySkipped(number, best);
      const verdict = changed.has(number) ? 'same' : verdictOf(reason, fromWanted, fromBest);
      const { name, phase, rule, caller, request } = probe;
      const operation = ledgerOperation(request);
      const judged: Judged = {
        probe,
        mock: answered(best.get(number)),
        real: answered(real),
        told: {
          ...{
            name,
            phase,
            rule,
            verdict,
            request: withoutSecrets(request),
            caller: callerName(caller),
          },
          ...(operation === undefined ? {} : { operation }),
          status: { mock: statusOf(mock), real: statusOf(real) },
          differences: verdict === 'drift' ? fromBest : verdict === 'named' ? fromWanted : [],
          ...(verdict === 'drift' ? answersOf(best.get(number), real) : {}),
          named: verdict === 'named' ? (blame.get(number) ?? []) : [],
          ...(reason === undefined ? {} : { reason }),
        },
      };
      return [judged];
    });
  }

  differs(number: number, played: Played): boolean {
    return this.#differences(number, played).length > 0;
  }

  /** For want of a table, or of a step before it on either side. */
  #whySkipped(number: number, played: Played): string | undefined {
    const [mock, real] = [played.get(number), this.#real.get(number)];
    const probe = this.#probes[number];
    const unread = probe && whyNotCompared(probe, this.#sample);
    if (unread !== undefined) return unread;
    if (isUnasked(real)) return real;
    return isUnasked(mock) ? `the mock: ${mock}` : undefined;
  }

  #differences(number: number, played: Played): readonly PlaceDifference[] {
    const [probe, mock, real] = [this.#probes[number], played.get(number), this.#real.get(number)];
    if (!probe || mock === undefined || real === undefined) return [];
    if (whyNotCompared(probe, this.#sample) !== undefined) return [];
    if (typeof real === 'string' || typeof mock === 'string') {
      if (isUnasked(real) || isUnasked(mock)) return [];
      return [{ place: NO_ANSWER, mock: toldOf(mock), real: toldOf(real) }];
    }
    const { lists, isShape = false, isOpen = false } = probe;
    const isPart = lists !== undefined && !this.#wholeTables.has(lists);
    const known = isPart ? this.#known.get(lists) : undefined;
    return differencesOf(mock.seen, real.seen, {
      ...{ isShape, isPart, isOther: isOpen, orderedBy: probe.orderedBy, parts: this.#parts },
      unread: Object.keys(this.#sample.unread),
      ...(known === undefined ? {} : { known }),
    });
  }
}

function verdictOf(
  reason: string | undefined,
  fromWanted: readonly PlaceDifference[],
  fromBest: readonly PlaceDifference[],
): Verdict {
  if (reason !== undefined) return 'skipped';
  if (fromWanted.length === 0) return 'same';
  return fromBest.length === 0 ? 'named' : 'drift';
}

/** Those of which the server has as many rows as the sample. */
function wholeTables(sample: Sample, probes: readonly Probe[], real: Played): ReadonlySet<string> {
  const found = probes.flatMap((probe, number) => {
    const { lists, caller, request } = probe;
    const isPlain = caller === 'user' && request.method === 'GET' && !request.path.includes('?');
    const asked = real.get(number);
    if (lists === undefined || !isPlain || typeof asked !== 'object' || request.headers) return [];
    return asked.seen.headers['x-result-count'] === String(sample.rows(lists).length)
      ? [lists]
      : [];
  });
  return new Set(found);
}

/** A header that says who asks is not told. */
function withoutSecrets(request: Probe['request']): Probe['request'] {
  const { Authorization: _, ...headers } = request.headers ?? {};
  return Object.keys(headers).length === 0 && request.headers === undefined
    ? request
    : { ...request, headers };
}

function answersOf(
  mock: Asked | string | undefined,
  real: Asked | string | undefined,
): Pick<ComparedProbe, 'answers'> {
  if (typeof mock !== 'object' || typeof real !== 'object') return {};
  return { answers: { mock: toldAnswer(mock.seen), real: toldAnswer(real.seen) } };
}

const answered = (asked: Asked | string | undefined): Asked | undefined =>
  typeof asked === 'object' ? asked : undefined;

const statusOf = (asked: Asked | string | undefined): number | undefined =>
  typeof asked === 'object' ? asked.seen.status : undefined;

const toldOf = (asked: Asked | string): string =>
  typeof asked === 'string' ? asked : String(asked.seen.status);
