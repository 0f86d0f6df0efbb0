/** What speaks for a claim: recorded transcripts, the published page, tests of our own; counted, never typed. */

/** How many recordings show it, whether the page says it, how many tests of ours hold it. */
export interface Evidence {
  readonly recorded: number;
  readonly page: boolean;
  readonly tests: number;
}

export type EvidenceKind = 'both' | 'recorded' | 'page' | 'own test' | 'none';

export function kindOf({ recorded, page, tests }: Evidence): EvidenceKind {
  if (recorded > 0) return page ? 'both' : 'recorded';
  if (page) return 'page';
  return tests > 0 ? 'own test' : 'none';
}

/** As the ledger shows it: `both (12)`, `recorded (3), own test`, `page, own test`. */
export function cellOf(evidence: Evidence): string {
  const kind = kindOf(evidence);
  const counted = evidence.recorded > 0 ? `${kind} (${evidence.recorded})` : kind;
  return evidence.tests > 0 && kind !== 'own test' ? `${counted}, own test` : counted;
}

/** True where a name fits a pattern in which `*` stands for any characters. */
export function fits(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(name);
}
