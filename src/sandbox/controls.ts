/** What the control plane works on: one sandbox, and the server around it. */
import type { Operation } from '../drf/operation.ts';
import type { FixtureProblem } from '../fixtures/load-fixtures.ts';
import type { Clock } from '../values/clock.ts';
import type { Problem } from '../values/schema/schema.ts';
import type { Coverage } from './coverage/coverage.ts';
import type { Faults } from './faults/faults.ts';
import type { Journal } from './journal/journal.ts';
import type { Waiters } from './journal/waiters.ts';

export interface Controls {
  readonly health: () => Readonly<Record<string, unknown>>;
  readonly sandbox: SandboxControls;
  readonly sandboxes: SandboxesControls;
  /** The OpenAPI document of a contract, the server's own unless told otherwise; `base` is the origin of its paths. */
  readonly openApi: (contract: string | undefined, base: string) => Promise<unknown>;
  readonly contracts: readonly string[];
}

/** What a reset puts back. Source: DESIGN 6; the parts register themselves with the sandbox. */
export const RESET_PARTS = ['state', 'journal', 'faults', 'clock'] as const;
export type ResetPart = (typeof RESET_PARTS)[number];

export interface SandboxControls {
  readonly operations: readonly Operation[];
  readonly clock: Clock;
  readonly journal: Journal;
  readonly waiters: Waiters;
  readonly faults: Faults;
  readonly coverage: Coverage;
  /** Back to the seed, in everything but what is kept. */
  readonly reset: (keep: readonly ResetPart[]) => void;
  /** The present state as a fixture document, to be written: see `jsonPieces`. It stays as it is, whatever happens meanwhile. */
  readonly state: () => unknown;
  /** Puts a document in the place of the state, or adds it; changes nothing when there are problems. */
  readonly load: (content: unknown, mode: 'replace' | 'add') => readonly FixtureProblem[];
  readonly snapshots: Snapshots;
}

/** Remembered states, by name. */
export interface Snapshots {
  readonly names: () => readonly string[];
  /** @throws LimitError for a name that is too long, or one snapshot too many */
  readonly take: (name: string) => void;
  /** The remembered state as a fixture document, to be written, or undefined. */
  readonly document: (name: string) => unknown;
  /** False for an unknown name. */
  readonly restore: (name: string) => boolean;
  readonly drop: (name: string) => boolean;
}

/** What is told of a sandbox. */
export interface SandboxInfo {
  readonly name: string;
  /** Rows by table. */
  readonly sizes: Readonly<Record<string, number>>;
  readonly requests: number;
  readonly idleSeconds: number;
  readonly ttlSeconds: number;
}

export interface SandboxesControls {
  readonly list: () => readonly SandboxInfo[];
  /** Makes a sandbox of its own; all that is wrong otherwise, `conflict` for a name in use. */
  readonly create: (order: unknown) => SandboxInfo | readonly Problem[] | 'conflict';
  /** False for one that is not there; the default one cannot be dropped. */
  readonly drop: (name: string) => boolean;
}
