/** What a claim of the ledger is: a behaviour in one sentence, and what holds the product to it. */
import type { PageFact } from './page.ts';

/** A test of this project: its file under `test` without `.test.ts`, and its title there. */
export type OwnTest = readonly [file: string, title: string];

export interface Rule {
  /** Markdown, one sentence, our own words. */
  readonly says: string;
  /** Recorded cases as `theme/case`; `*` stands for any characters. */
  readonly cases?: readonly string[];
  readonly tests?: readonly OwnTest[];
  /** Where the published page says so too. */
  readonly page?: PageFact;
}

/** Rules on one subject. */
export interface Section {
  readonly title: string;
  readonly rules: readonly Rule[];
}
