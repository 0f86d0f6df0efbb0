/** What a command is. */
import type { CompareFlagName } from './compare-flags.ts';
import type { CoverageFlagName } from './coverage-flags.ts';
import type { ExportFlagName } from './export-flags.ts';
import type { Flag } from './flag.ts';
import type { FlagName } from './flags.ts';
import type { InitFlagName } from './init-flags.ts';
import type { OpenFlagName } from './open-flags.ts';
import type { PactFlagName } from './pact-flags.ts';
import type { PullFlagName } from './pull-flags.ts';
import type { WatchFlagName } from './watch-flags.ts';

export type AnyFlagName =
  | FlagName
  | OpenFlagName
  | WatchFlagName
  | CoverageFlagName
  | ExportFlagName
  | PactFlagName
  | PullFlagName
  | CompareFlagName
  | InitFlagName;
export type NamedFlag = Flag & { readonly name: AnyFlagName };

export interface Command {
  readonly name: CommandName;
  /** What follows the program's name. */
  readonly usage: string;
  readonly summary: string;
  /** Whether words beside the flags mean something: all of them, those after `--` alone, or none. */
  readonly operands: 'all' | 'after --' | 'none';
  /** What the first word must be. */
  readonly actions?: readonly string[];
  readonly flags: readonly NamedFlag[];
  /** What follows the program's name. */
  readonly examples: readonly string[];
}

export type CommandName =
  | 'start'
  | 'init'
  | 'validate'
  | 'export'
  | 'pull'
  | 'compare'
  | 'health'
  | 'exec'
  | 'coverage'
  | 'schema'
  | 'help';
