/** What a comparison tells. */
import type { ContractSet } from '../../waldur/contract.ts';
import type { DifferenceName } from '../../waldur/differences.ts';
import type { PlaceDifference } from './place-difference.ts';
import type { Phase, ProbeRequest } from './probe.ts';
import type { ToldAnswer } from './told-answer.ts';

/** A value of a named difference between contracts, as `--contract-set` takes it. */
export interface TakenOn {
  readonly name: DifferenceName;
  readonly value: string;
}

/**
 * `same`: both answer alike. `named`: they differ as contracts do, and the mock can take that on. `drift`: they differ
 * otherwise. `skipped`: it could not be asked.
 */
export type Verdict = 'same' | 'named' | 'drift' | 'skipped';

export interface ComparedProbe {
  readonly name: string;
  readonly phase: Phase;
  /** As whom: `user`, `nobody`, the name of another user. */
  readonly caller: string;
  /** The operation, or the rule, that it is about. */
  readonly rule: string;
  /** The operation that the request leads to, as the fidelity ledger has it: `payments_update`. None where it leads to none. */
  readonly operation?: string;
  readonly verdict: Verdict;
  /** Without secrets. */
  readonly request: ProbeRequest;
  readonly status: { readonly mock: number | undefined; readonly real: number | undefined };
  /** In what they differ: from the contract that was asked for, or, of a drift, from the one that fits best. */
  readonly differences: readonly PlaceDifference[];
  /** Both answers, of a drift: the mock's is that of the contract that fits best. */
  readonly answers?: { readonly mock: ToldAnswer; readonly real: ToldAnswer };
  /** The named differences that explain it. */
  readonly named: readonly TakenOn[];
  /** Why it was skipped. */
  readonly reason?: string;
}

/** One cause of drift: what differs in the same way at many probes. */
export interface DriftCause {
  /** In one line: `payments: the server alone has slug`. */
  readonly what: string;
  /** The probes that it met, by their places in `probes`, from 0. One may have several causes. */
  readonly probes: readonly number[];
  /** As the first of them has them. */
  readonly differences: readonly PlaceDifference[];
}

export interface CompareReport {
  /** Without user, password and secret parameters. */
  readonly to: string;
  readonly probes: readonly ComparedProbe[];
  readonly counts: Readonly<Record<Verdict, number>>;
  /** Of all that drifts, those first that meet the most probes. Empty without drift. */
  readonly causes: readonly DriftCause[];
  /** The contract that fits this server best: what no probe could tell is as it was asked for. */
  readonly contract: ContractSet;
  /** In what it differs from the one that was asked for. */
  readonly named: readonly TakenOn[];
  /** The named differences that no probe could tell: `notes` says why of each. */
  readonly untold: readonly DifferenceName[];
  /** The rows of the sample, by table. */
  readonly sample: Readonly<Record<string, number>>;
  /** URLs of what was written and could not be removed. */
  readonly left: readonly string[];
  readonly notes: readonly string[];
  /** How many requests the server got. */
  readonly requests: number;
}
