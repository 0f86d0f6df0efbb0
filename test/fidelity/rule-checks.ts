/** Refuses rules that nothing holds, and recordings that no rule speaks of. */
import { PAGE } from './claims/page.ts';
import type { OwnTest, Rule, Section } from './claims/rule.ts';
import { type Evidence, fits } from './evidence.ts';
import type { FindTests } from './own-tests.ts';
import type { RecordedCase } from './transcripts.ts';

export type Cases = readonly Pick<RecordedCase, 'id'>[];

/** The recorded cases that a rule claims. */
export function casesOf({ cases = [] }: Rule, all: Cases): readonly string[] {
  return all.map(({ id }) => id).filter((id) => cases.some((pattern) => fits(pattern, id)));
}

export function evidenceOfRule(rule: Rule, all: Cases): Evidence {
  const { tests = [], page } = rule;
  const recorded = casesOf(rule, all).length;
  return { recorded, page: page !== undefined, tests: tests.length };
}

/** What a rule names and what there is not; a rule that names nothing, be it on the page or not. */
export function checkRules(
  sections: readonly Section[],
  all: Cases,
  findTests: FindTests,
): readonly string[] {
  const rules = sections.flatMap((section) => section.rules);
  const faults = rules.flatMap((rule) => {
    const { says, cases = [], tests = [] } = rule;
    const empty = cases.filter((pattern) => !all.some(({ id }) => fits(pattern, id)));
    return [
      ...(cases.length + tests.length === 0 ? [`${says} - names neither a case nor a test`] : []),
      ...empty.map((pattern) => `${says} - no recorded case is ${pattern}`),
      ...checkTests(says, tests, findTests),
    ];
  });
  const twice = rules.filter(({ says }, at) => rules.findIndex((one) => one.says === says) !== at);
  return [...faults, ...twice.map(({ says }) => `${says} - is claimed twice`)];
}

/** The tests that a claim names and that there are not. */
export function checkTests(
  claim: string,
  tests: readonly OwnTest[],
  findTests: FindTests,
): readonly string[] {
  return tests.flatMap(([file, title]) => {
    const found = findTests(file);
    if (!found) return [`${claim} - there is no test/${file}.test.ts`];
    return found.titles.has(title) ? [] : [`${claim} - test/${file}.test.ts has no '${title}'`];
  });
}

/** The recorded cases that no rule claims. */
export function checkCases(sections: readonly Section[], all: Cases): readonly string[] {
  const claimed = new Set(
    sections.flatMap(({ rules }) => rules.flatMap((rule) => casesOf(rule, all))),
  );
  return all.flatMap(({ id }) => (claimed.has(id) ? [] : [`no rule claims the case ${id}`]));
}

/** What the published page says and no rule speaks of. */
export function checkPage(sections: readonly Section[]): readonly string[] {
  const told = new Set(sections.flatMap(({ rules }) => rules.map(({ page }) => page)));
  const facts = Object.entries(PAGE).filter(([fact]) => ![...told].some((page) => page === fact));
  return facts.map(([, says]) => `no rule speaks of what the page says: ${says}`);
}
