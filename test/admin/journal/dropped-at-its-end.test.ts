/** A request for whose own end the journal has no room is dropped then, and counted once. */
import { expect, it } from '@jest/globals';
import { ForgottenRequests, forgottenLike } from '../../../src/sandbox/journal/forgotten.ts';

const REQUEST = {
  ...({ sequence: 1, operation: 'payments_list', method: 'GET' } as const),
  ...({ status: 200, actor: null } as const),
} as const;

it.each([true, false])('counts a request once that was over when it was dropped: %p', (isOver) => {
  const missing = new ForgottenRequests();
  missing.drop('journalBytes', { ...REQUEST, isOver });
  missing.end(REQUEST);
  const told = missing.told();
  expect(told.totals.map(({ count }) => count)).toEqual([1]);
  expect(forgottenLike({ status: 502 }, told)).toEqual({ certain: 0, possible: 0 });
  expect(forgottenLike({ operation: 'payments_list' }, told)).toEqual({ certain: 1, possible: 1 });
});
