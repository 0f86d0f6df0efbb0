/** Refusals that this server gives on demand alone: those of a deployment's own, and one for what has none. */
import { defineRefusals } from '../../drf/define-refusals.ts';
import { ApiException, bodyOf } from '../../drf/refusal.ts';

/** For an operation that never answers 409. */
export const { conflict: CONFLICT } = defineRefusals(
  'any',
  { status: 409, shape: 'detail', step: 'state', source: 'the mock itself' },
  { conflict: { text: 'Conflict.', what: 'the state of the row forbids it' } },
);

const THROTTLE = defineRefusals(
  'throttle',
  {
    status: 429,
    shape: 'detail',
    step: 'permit',
    source: 'DRF exceptions.Throttled, which BEHAVIOUR 16 leaves out',
  },
  {
    one: {
      text: 'Request was throttled. Expected available in {wait} second.',
      what: 'too many requests in a short time',
    },
    many: {
      text: 'Request was throttled. Expected available in {wait} seconds.',
      what: 'too many requests in a short time',
    },
  },
);

/** With `Retry-After`. */
export function throttled(seconds: number): ApiException {
  const { name, status, shape } = THROTTLE.many;
  const detail = (seconds === 1 ? THROTTLE.one : THROTTLE.many).detail({ wait: seconds });
  const headers = { 'Retry-After': String(seconds) };
  return new ApiException({ name, status, shape, headers }, bodyOf(detail));
}
