/** What the control plane answers, as far as the page reads it. */

import type { CoverageReport, OperationReport } from '../../sandbox/coverage/report.ts';
import type { FaultInfo } from '../../sandbox/faults/fault.ts';
import type { JournalEntry } from '../../sandbox/journal/entry.ts';
import type { SandboxInfo } from '../../sandbox/sandboxes.ts';

export type { CoverageReport, FaultInfo, JournalEntry, OperationReport, SandboxInfo };

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
  readonly contract: string;
  readonly differences: Readonly<Record<string, string>>;
}

export interface ClockState {
  /** With microseconds, in UTC. */
  readonly now: string;
  readonly frozen: boolean;
}

export interface Preset {
  readonly name: string;
  readonly status: number;
  readonly what: string;
}

export interface User {
  readonly username: string;
  readonly token: string | null;
  readonly isStaff: boolean;
  readonly isSupport: boolean;
  readonly isActive: boolean;
  readonly roles: readonly unknown[];
}

export type Row = Readonly<Record<string, unknown>>;
export type Change = 'added' | 'changed' | null;

export interface Column {
  readonly name: string;
  readonly kind: string;
  /** The table that it refers to. */
  readonly relation?: string | null;
  readonly isText?: boolean;
  readonly required?: boolean;
  readonly isSortable?: boolean;
  /** Files: part of single rows alone. */
  readonly isBinary?: boolean;
  /** In some rows alone. */
  readonly isOccasional?: boolean;
}

export interface TableInfo {
  readonly name: string;
  readonly rows: number;
  readonly changed: { readonly added: number; readonly changed: number; readonly removed: number };
  readonly columns: readonly Column[];
}

export interface KeptRow {
  readonly key: string;
  readonly change: Change;
  readonly row: Row;
}

export interface RowPage {
  readonly total: number;
  readonly offset: number;
  readonly rows: readonly KeptRow[];
}

export interface OneRow extends KeptRow {
  /** As it was after the reset. */
  readonly seed: Row | null;
}

export interface Changes {
  readonly isCut?: boolean;
  readonly tables: Readonly<
    Record<
      string,
      {
        readonly added: readonly Row[];
        readonly changed: readonly {
          readonly key: string;
          readonly before: Row;
          readonly after: Row;
        }[];
        readonly removed: readonly Row[];
      }
    >
  >;
}

export interface KnownDifference {
  readonly name: string;
  readonly what: string;
  readonly values: Readonly<Record<string, string>>;
  readonly presets: Readonly<Record<string, string>>;
  readonly source: string;
}

export interface ContractState {
  readonly preset: string;
  readonly differences: Readonly<Record<string, string>>;
  readonly known: readonly KnownDifference[];
}

export interface Verification {
  readonly verified: boolean;
  readonly undecided?: boolean;
  readonly message?: string;
  readonly nearestMiss?: {
    readonly request: { readonly sequence: number; readonly path: string };
    readonly differences: readonly {
      readonly pointer: string;
      readonly expected: unknown;
      readonly actual: unknown;
    }[];
  } | null;
}
