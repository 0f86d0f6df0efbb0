/** Holds the ledger against the product: no claim without a test, no case, operation or text without a claim. */
import { describe, expect, it } from '@jest/globals';
import { DIFFERENCES } from './claims/differences.ts';
import { OPERATION_CLAIMS } from './claims/operations.ts';
import { OTHER_WORDS } from './claims/other-words.ts';
import { SECTIONS } from './claims/sections.ts';
import { NOTE_CLAIMS, TEXT_CLAIMS } from './claims/texts.ts';
import { readLedger } from './ledger.ts';
import { checkOperations } from './operation-checks.ts';
import { createTestFinder } from './own-tests.ts';
import { checkCases, checkPage, checkRules, checkTests } from './rule-checks.ts';
import { checkOtherWords, checkRecordedTexts, checkTexts } from './text-checks.ts';

const root = new URL('../../', import.meta.url);
const ledger = readLedger(root);
const { cases, operations, sourceTexts, texts } = ledger;
const findTests = createTestFinder(root);

describe('the fidelity ledger', () => {
  it('has no rule without a recorded case or a test that there is', () => {
    expect(checkRules(SECTIONS, cases, findTests)).toEqual([]);
  });

  it('has a rule for every recorded case', () => {
    expect(checkCases(SECTIONS, cases)).toEqual([]);
    expect(cases.length).toBeGreaterThan(0);
  });

  it('has a rule for all that the published page says', () => {
    expect(checkPage(SECTIONS)).toEqual([]);
  });

  it('has every operation of the server, and no other', () => {
    expect(checkOperations(operations, cases, OPERATION_CLAIMS, findTests)).toEqual([]);
  });

  it('has no text of the product that is neither recorded nor tested', () => {
    expect(checkTexts(texts, cases, { ...TEXT_CLAIMS, ...NOTE_CLAIMS }, findTests)).toEqual([]);
  });

  it('has every message that was recorded', () => {
    expect(checkRecordedTexts(texts, cases)).toEqual([]);
  });

  it('sets no words apart that are not there', () => {
    expect(checkOtherWords(sourceTexts, OTHER_WORDS)).toEqual([]);
  });

  it('has a test for every difference from a real server', () => {
    const faults = DIFFERENCES.flatMap(({ on, tests }) => [
      ...(tests.length === 0 ? [`${on} - names no test`] : []),
      ...checkTests(on, tests, findTests),
    ]);
    expect(faults).toEqual([]);
  });
});
