/** What a pull tells: the rows, and of each field what became of it. */
import type { StateDocument } from '../../vocabulary/state-document.ts';

/** `kept` as it was; `replaced` by something made up, or mapped; `dropped`: the mock makes it, or does not know it. */
export type Fate = 'kept' | 'replaced' | 'dropped';

/** What became of one field of the answers. */
export interface PulledField {
  /** Of fixtures: `payments`. */
  readonly table: string;
  /** A member of a member by a path: `items.name`. */
  readonly field: string;
  readonly fate: Fate;
  /** By what it was replaced, why it was kept or dropped; for people. */
  readonly how: string;
  /** False for one that the mock knows nothing of. */
  readonly isKnown: boolean;
  /** In how many rows it was. */
  readonly count: number;
}

export interface PullReport {
  /** Rows that `startMockServer`, `validate` and `start` take, and that export as the same again. */
  readonly fixtures: StateDocument;
  /** The file that was written; undefined where none was. */
  readonly file: string | undefined;
  /** How many there are, by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Each field of each table. */
  readonly fields: readonly PulledField[];
  /** Tables that the server refuses to list, or fails at, with what it answers. None of their rows is there. */
  readonly unread: Readonly<Record<string, string>>;
  /** What else is to be known: rows that stand for what the user does not see, values that no fixture can have. */
  readonly notes: readonly string[];
  /** How many requests were sent, further tries too. */
  readonly requests: number;
}
