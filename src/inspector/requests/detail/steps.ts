/** The steps that a request goes through, in the order in which they win, in words for people. */
import type { JournalEntry } from '../../client/shapes.ts';

export type StepName = JournalEntry['refusals'][number]['step'];

interface StepWords {
  /** Of what: so that nobody takes the state of one row for that of another. */
  readonly about: string;
  readonly words: string;
}

/** The order is that of the table of errors. */
export const STEP_WORDS = {
  route: { about: 'the address', words: 'Is the address one of the API?' },
  negotiate: {
    about: 'the form of the answer',
    words: 'Can it answer in the form that is asked for?',
  },
  authenticate: { about: 'the token', words: 'Who asks?' },
  method: { about: 'the method', words: 'Does the address take the method?' },
  permit: { about: 'the user', words: 'May this user do it?' },
  find: {
    about: 'the row in the address',
    words: 'Is the row in the address there, and to be seen by this user?',
  },
  state: {
    about: 'of the row in the address',
    words: 'Does the state of the row in the address allow it?',
  },
  parse: { about: 'the body', words: 'Can the body be read?' },
  validate: {
    about: 'the fields of the body',
    words: 'Are the fields of the body right, and the rows that they name?',
  },
  act: { about: 'the work itself', words: 'Can it be done?' },
} as const satisfies Readonly<Record<StepName, StepWords>>;

export interface ShownStep extends StepWords {
  readonly name: string;
  /** `passed` and `refused`; `open` for what was never asked. */
  readonly state: 'passed' | 'refused' | 'open';
}

/** @param refusedAt the step that refused it; undefined for a request that went through */
export function stepsOf(refusedAt: StepName | undefined): readonly ShownStep[] {
  const all = Object.entries(STEP_WORDS);
  const place = all.findIndex(([name]) => name === refusedAt);
  return all.map(([name, words], each) => ({ name, ...words, state: stateOf(each, place) }));
}

function stateOf(each: number, place: number): ShownStep['state'] {
  if (place < 0 || each < place) return 'passed';
  return each === place ? 'refused' : 'open';
}
