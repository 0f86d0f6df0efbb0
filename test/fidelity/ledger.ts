/** The ledger: all claims beside all that speaks for them, read from the project once. */
import type { Operation } from '../../src/drf/operation.ts';
import { site } from '../../src/resources/index.ts';
import { DIFFERENCES } from './claims/differences.ts';
import { OPERATION_CLAIMS } from './claims/operations.ts';
import { OTHER_WORDS } from './claims/other-words.ts';
import { SECTIONS } from './claims/sections.ts';
import { NOTE_CLAIMS, TEXT_CLAIMS } from './claims/texts.ts';
import { type EvidenceKind, kindOf } from './evidence.ts';
import { evidenceOfOperation } from './operation-checks.ts';
import { readSourceTexts } from './product-texts.ts';
import { evidenceOfRule } from './rule-checks.ts';
import { answerTexts, evidenceOfText } from './text-checks.ts';
import { readTranscripts } from './transcripts.ts';

export type Ledger = ReturnType<typeof readLedger>;

/** @param root the project's folder */
export function readLedger(root: URL) {
  const cases = readTranscripts(root);
  const sourceTexts = readSourceTexts(root);
  const texts = answerTexts(sourceTexts, OTHER_WORDS);
  const { operations } = site;
  const textEvidence = (text: string) => ({
    text,
    evidence: evidenceOfText(text, cases, TEXT_CLAIMS),
  });
  return {
    cases,
    sourceTexts,
    texts,
    operations,
    operationRows: inOrderOf(Object.keys(OPERATION_CLAIMS), operations).map((operation) => ({
      operation,
      says: OPERATION_CLAIMS[operation.id]?.says ?? '',
      evidence: evidenceOfOperation(operation, cases, OPERATION_CLAIMS),
    })),
    sections: SECTIONS.map(({ title, rules }) => ({
      title,
      rules: rules.map((rule) => ({ rule, evidence: evidenceOfRule(rule, cases) })),
    })),
    textRows: texts.filter((text) => !(text in NOTE_CLAIMS)).map(textEvidence),
    notes: texts.filter((text) => text in NOTE_CLAIMS),
    differences: DIFFERENCES,
  };
}

/** The operations as the claims have them, payments first. */
function inOrderOf(ids: readonly string[], operations: readonly Operation[]) {
  return operations.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/** How many claims of each kind. */
export function countKinds(
  rows: readonly { readonly evidence: Parameters<typeof kindOf>[0] }[],
): Readonly<Record<EvidenceKind, number>> {
  const counts = { both: 0, recorded: 0, page: 0, 'own test': 0, none: 0 };
  for (const { evidence } of rows) counts[kindOf(evidence)] += 1;
  return counts;
}
