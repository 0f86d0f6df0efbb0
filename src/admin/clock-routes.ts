/** The clock of a sandbox: real, ahead of the real time, or standing still. */
import { DATE_TIME } from '../drf/field-schema.ts';
import type { Reply } from '../drf/reply.ts';
import { constant, objectSchema, type Schema } from '../drf/schema.ts';
import { pointerStep } from '../sandbox/journal/plain-json.ts';
import { membersOf } from '../sandbox/read-object.ts';
import type { Clock } from '../values/clock.ts';
import { type Instant, movedBy, parseInstant } from '../values/instant.ts';
import { adminError } from './admin-error.ts';
import { type AdminCall, type AdminRoute, answers, plainReply } from './admin-route.ts';

/** Longest way a clock is moved at once, in milliseconds: a thousand years. */
const MAX_MOVE_MS = 1000 * 366 * 86_400_000;

/** By mode, what it takes beside its name. */
const MEMBER_OF: ReadonlyMap<unknown, string | undefined> = new Map([
  ['real', undefined],
  ['frozen', 'now'],
  ['offset', 'offsetMs'],
]);
const OUT_OF_TIME = 'must not leave the years 1 to 9999';

const MOVE: Schema = {
  description: 'Milliseconds.',
  type: 'integer',
  minimum: -MAX_MOVE_MS,
  maximum: MAX_MOVE_MS,
};
const CLOCK: Schema = {
  title: 'Clock',
  ...objectSchema({ now: DATE_TIME, frozen: { type: 'boolean' } }),
};
const MODES: Schema = {
  title: 'ClockRequest',
  anyOf: [
    objectSchema({ mode: constant('real') }),
    objectSchema({ mode: constant('frozen'), now: { type: 'string' } }, ['now']),
    objectSchema({ mode: constant('offset'), offsetMs: MOVE }),
  ],
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
      body: () => MODES,
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
      body: () => objectSchema({ ms: MOVE }),
      example: { ms: 86_400_000 },
      answers: () => answers(200, CLOCK),
      refuses: [400],
    },
    act: advance,
  },
];

function shown(clock: Clock): Reply {
  return plainReply({ now: clock.now(), frozen: clock.isFrozen() });
}

/** `{"mode": "real"}`, `{"mode": "frozen", "now"?: time}` or `{"mode": "offset", "offsetMs": milliseconds}`. */
function set({ sandbox, body }: AdminCall): Reply {
  const { clock } = sandbox.world;
  const members = membersOf(body) ?? {};
  const { mode, now, offsetMs } = members;
  const stranger = Object.keys(members).find(
    (name) => name !== 'mode' && name !== MEMBER_OF.get(mode),
  );
  if (MEMBER_OF.has(mode) && stranger !== undefined) {
    return refused(pointerStep(stranger), `means nothing in the mode ${mode}`);
  }
  switch (mode) {
    case 'real':
      clock.setOffset(0);
      return shown(clock);
    case 'frozen': {
      const at: Instant | undefined = typeof now === 'string' ? parseInstant(now) : undefined;
      if (now !== undefined && at === undefined)
        return refused('/now', 'must be a time such as "2023-10-01T10:00:00Z"');
      clock.freeze(at);
      return shown(clock);
    }
    case 'offset':
      if (!isMove(offsetMs)) return refused('/offsetMs', 'must be a number of milliseconds');
      if (!staysInTime(clock.machine(), offsetMs)) return refused('/offsetMs', OUT_OF_TIME);
      clock.setOffset(offsetMs);
      return shown(clock);
    default:
      return refused('/mode', 'must be real, frozen or offset');
  }
}

/** `{"ms": milliseconds}`. */
function advance({ sandbox, body }: AdminCall): Reply {
  const { ms } = membersOf(body) ?? {};
  if (!isMove(ms)) return refused('/ms', 'must be a number of milliseconds');
  const { clock } = sandbox.world;
  if (!staysInTime(clock.now(), ms)) return refused('/ms', OUT_OF_TIME);
  clock.advance(ms);
  return shown(clock);
}

function staysInTime(from: Instant, ms: number): boolean {
  return movedBy(from, ms / 1000) !== undefined;
}

function isMove(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= MAX_MOVE_MS;
}

function refused(pointer: string, message: string): Reply {
  return adminError(400, [{ pointer, message }]);
}
