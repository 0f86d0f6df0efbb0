/** What the control plane answers, as far as the page reads it. */

import type { ResetPart } from '../../sandbox/client-side.ts';
import type { CoverageReport, OperationReport } from '../../sandbox/coverage/report.ts';
import type { FaultInfo } from '../../sandbox/faults/fault.ts';
import type { JournalEntry } from '../../sandbox/journal/entry.ts';
import type { Verification } from '../../sandbox/journal/verify.ts';
import type { SandboxInfo } from '../../sandbox/sandboxes.ts';
import type { KnownUser } from '../../sandbox/tables/known-users.ts';
import type { StateChanges } from '../../sandbox/tables/state-changes.ts';
import type { ColumnInfo, TableInfo } from '../../sandbox/tables/table-infos.ts';
import type { TablePage, TableRow, TableRowWithSeed } from '../../sandbox/tables/table-page.ts';

export type {
  ColumnInfo as Column,
  CoverageReport,
  FaultInfo,
  JournalEntry,
  KnownUser as User,
  OperationReport,
  ResetPart,
  SandboxInfo,
  StateChanges as Changes,
  TableInfo,
  TablePage as RowPage,
  TableRow as KeptRow,
  TableRowWithSeed as OneRow,
  Verification,
};

/** A request in one line: what the feed tells of it. */
export interface Summary {
  readonly sequence: number;
  readonly sandbox: string;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly operation: string | null;
  readonly actor: string | null;
  /** Null while it lasts, and where nobody heard an answer. */
  readonly status: number | null;
  readonly outcome: string | null;
  readonly durationMs: number | null;
  readonly fault: string | null;
  readonly hasIgnored: boolean;
  readonly at: string;
}

export interface Health {
  readonly status: string;
  readonly version: string;
}

export interface ClockState {
  /** With microseconds, in UTC. */
  readonly now: string;
  readonly frozen: boolean;
  /** Ahead of real time; null while it is frozen. */
  readonly offsetMs: number | null;
}

export interface Preset {
  readonly name: string;
  readonly status: number;
  readonly what: string;
}

export type Row = TableRow['row'];

export interface KnownDifference {
  readonly name: string;
  readonly what: string;
  readonly values: Readonly<Record<string, string>>;
  readonly presets: Readonly<Record<string, string>>;
  readonly source: string;
}

export interface ContractState {
  readonly preset: string;
  /** The preset, and what is otherwise than in it. */
  readonly label: string;
  readonly differences: Readonly<Record<string, string>>;
  readonly known: readonly KnownDifference[];
}
