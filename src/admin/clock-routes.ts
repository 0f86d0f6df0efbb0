/** The clock of a sandbox: real, ahead of the real time, or standing still. */

import type { Reply } from '../drf/reply.ts';
import { objectSchema, type Schema } from '../drf/schema.ts';
import { DATE_TIME } from '../drf/value-schema.ts';
import type { Clock } from '../values/clock.ts';
import { type Instant, movedBy } from '../values/instant.ts';
import { optional, told } from '../values/schema/changes.ts';
import { kinds, type MemberSchemas, object } from '../values/schema/composites.ts';
import { demand, ProblemError } from '../values/schema/problem-error.ts';
import { constant, whole } from '../values/schema/scalars.ts';
import { INSTANT } from '../values/schema/settings.ts';
import { type AdminCall, type AdminRoute, answers, plainReply } from './admin-route.ts';

/** Longest way a clock is moved at once, in milliseconds: a thousand years. */
const MAX_MOVE_MS = 1000 * 366 * 86_400_000;

const OUT_OF_TIME = 'must not leave the years 1 to 9999';

const MOVE = told(
  whole({ min: -MAX_MOVE_MS, max: MAX_MOVE_MS, words: 'a number of milliseconds' }),
  { description: 'Milliseconds.' },
);
const ADVANCE = object({ ms: MOVE });

const ofMode = <M extends MemberSchemas>(mode: string, members: M) =>
  object(members, { stranger: () => `means nothing in the mode ${mode}` });
/** `{"mode": "real"}`, `{"mode": "frozen", "now"?: time}` or `{"mode": "offset", "offsetMs": milliseconds}`. */
const MODES = told(
  kinds('mode', {
    real: ofMode('real', { mode: constant('real') }),
    frozen: ofMode('frozen', { mode: constant('frozen'), now: optional(INSTANT) }),
    offset: ofMode('offset', { mode: constant('offset'), offsetMs: MOVE }),
  }),
  { title: 'ClockRequest' },
);

const CLOCK: Schema = {
  title: 'Clock',
  ...objectSchema({
    now: DATE_TIME,
    frozen: { type: 'boolean' },
    offsetMs: {
      type: ['number', 'null'],
      description: 'Milliseconds that it runs ahead of real time; null while it stands still.',
    },
  }),
};
export const clockRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/clock',
    body: 'none',
    schema: { id: 'admin_clock', summary: 'What time it is', answers: () => answers(200, CLOCK) },
    act: ({ sandbox }) => shown(sandbox.world.clock),
  },
  {
    method: 'PUT',
    path: '/clock',
    body: 'required',
    schema: {
      id: 'admin_clock_set',
      summary: 'Set the clock',
      body: MODES.json,
      example: { mode: 'frozen', now: '2023-10-01T10:00:00Z' },
      answers: () => answers(200, CLOCK),
      refuses: [400],
    },
    act: set,
  },
  {
    method: 'POST',
    path: '/clock/advance',
    body: 'required',
    schema: {
      id: 'admin_clock_advance',
      summary: 'Move the clock',
      body: ADVANCE.json,
      example: { ms: 86_400_000 },
      answers: () => answers(200, CLOCK),
      refuses: [400],
    },
    act: advance,
  },
];

function shown(clock: Clock): Reply {
  const { now, isFrozen, offsetMs } = clock;
  return plainReply({ now: now(), frozen: isFrozen(), offsetMs: offsetMs() });
}

function set({ sandbox, body }: AdminCall): Reply {
  const { clock } = sandbox.world;
  const order = demand(MODES, body);
  switch (order.mode) {
    case 'real':
      clock.setOffset(0);
      break;
    case 'frozen':
      clock.freeze(order.now);
      break;
    case 'offset':
      refuseLost(clock.machine(), order.offsetMs, '/offsetMs');
      clock.setOffset(order.offsetMs);
      break;
    default:
      order satisfies never;
  }
  return shown(clock);
}

/** `{"ms": milliseconds}`. */
function advance({ sandbox, body }: AdminCall): Reply {
  const { clock } = sandbox.world;
  const { ms } = demand(ADVANCE, body);
  refuseLost(clock.now(), ms, '/ms');
  clock.advance(ms);
  return shown(clock);
}

/** @throws ProblemError beyond the years that there are */
function refuseLost(from: Instant, ms: number, pointer: string): void {
  if (movedBy(from, ms / 1000) === undefined) {
    throw new ProblemError([{ pointer, message: OUT_OF_TIME }]);
  }
}
