/** What the control plane works on: a sandbox, as its server shows it. */
import type { FixtureProblem } from '../fixtures/load-fixtures.ts';

export interface Controls {
  readonly health: () => Readonly<Record<string, string | number>>;
  /** Back to the seed. */
  readonly reset: () => void;
  /** The state as a fixture document. */
  readonly state: () => unknown;
  /** Puts a document in the place of the state, or adds it; changes nothing when there are problems. */
  readonly load: (content: unknown, mode: 'replace' | 'add') => readonly FixtureProblem[];
}
