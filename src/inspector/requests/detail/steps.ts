/** The steps that a request goes through, in the order in which they win, in words for people. */
import type { JournalEntry } from '../../client/shapes.ts';

export type StepName = JournalEntry['refusals'][number]['step'];

/** The order is that of the table of errors. */
export const STEP_WORDS = {
  route: 'Is the address one of the API?',
  negotiate: 'Can it answer in the form that is asked for?',
  authenticate: 'Who asks?',
  method: 'Does the address take the method?',
  permit: 'May this user do it?',
  find: 'Is the row there, and to be seen by this user?',
  state: 'Does the state of the row allow it?',
  parse: 'Can the body be read?',
  validate: 'Are the fields right?',
  act: 'Can it be done?',
} as const satisfies Readonly<Record<StepName, string>>;

export interface ShownStep {
  readonly name: string;
  readonly words: string;
  /** `passed` and `refused`; `open` for what was never asked. */
  readonly state: 'passed' | 'refused' | 'open';
}

/** @param refusedAt the step that refused it; undefined for a request that went through */
export function stepsOf(refusedAt: StepName | undefined): readonly ShownStep[] {
  const all = Object.entries(STEP_WORDS);
  const place = all.findIndex(([name]) => name === refusedAt);
  return all.map(([name, words], each) => ({ name, words, state: stateOf(each, place) }));
}

function stateOf(each: number, place: number): ShownStep['state'] {
  if (place < 0 || each < place) return 'passed';
  return each === place ? 'refused' : 'open';
}
