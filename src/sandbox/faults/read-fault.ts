/** What a fault is described by: which requests it strikes, what it does to them, and what it answers. */

import { OWN_HEADERS, type OwnHeaders } from '../../drf/header-schema.ts';
import type { Operation } from '../../drf/operation.ts';
import { overlaid, type Reply, TRANSPORT_FAULTS } from '../../drf/reply.ts';
import { hint, nearestName } from '../../values/nearest-name.ts';
import { ADMIN_PATH } from '../../values/own-paths.ts';
import { isMembers } from '../../values/plain-json.ts';
import {
  changed,
  nullable,
  optional,
  refined,
  told,
  withDefault,
} from '../../values/schema/changes.ts';
import { object, type RawMembers, union } from '../../values/schema/composites.ts';
import { oneOf, text, whole } from '../../values/schema/scalars.ts';
import {
  accepted,
  type Output,
  type Problem,
  refused,
  type Schema,
} from '../../values/schema/schema.ts';
import { occasionPattern } from './occasion.ts';
import { OWN_ANSWER } from './own-answer.ts';
import { type Occasion, type Preset, presets } from './presets.ts';

/** Makes the answer to a request that a fault strikes. */
export type Answer = (occasion: Occasion) => Reply;

const RETRY_AFTER = withDefault(whole({ min: 0, max: 86_400, unit: ' of seconds' }), 5);

/** One of the presets, by its name. */
const PRESET: Schema<Preset> = {
  words: 'the name of a preset',
  read(input) {
    if (typeof input !== 'string') return refused(`must be ${PRESET.words}`);
    const preset = presets().get(input);
    if (preset) return accepted(preset);
    const near = hint(nearestName(input, presets().keys()));
    const told = near || `: GET ${ADMIN_PATH}/faults/presets lists them`;
    return refused(`there is no preset "${input}"${told}`);
  },
  json: () => ({ title: 'FaultPreset', type: 'string', enum: [...presets().keys()] }),
};

interface PresetOptions {
  readonly preset: Preset;
  readonly headers: OwnHeaders;
  readonly retryAfterSeconds: number;
}

const BY_NAME = changed(PRESET, (preset) =>
  answerOf({ preset, headers: {}, retryAfterSeconds: 5 }),
);
const BY_PRESET = changed(
  object(
    { preset: PRESET, headers: OWN_HEADERS, retryAfterSeconds: RETRY_AFTER },
    { rules: strayRetryAfter },
  ),
  answerOf,
);

/**
 * `"not_found"`, `{"preset": "throttled", "retryAfterSeconds": 2, "headers": {…}}`, or an answer of one's own,
 * `{"status": 418, "headers": {…}, "body": …}`.
 */
export const RESPOND: Schema<Answer> = union(
  [BY_NAME, BY_PRESET, OWN_ANSWER],
  'the name of a preset, or an object with "preset" or "status"',
  (input) => {
    if (typeof input === 'string') return BY_NAME;
    if (!isMembers(input)) return undefined;
    const hasPreset = Object.hasOwn(input, 'preset') && input['preset'] !== undefined;
    return hasPreset ? BY_PRESET : OWN_ANSWER;
  },
);

function answerOf({ preset, headers, retryAfterSeconds }: PresetOptions): Answer {
  return (occasion) => overlaid(preset.answer(occasion, retryAfterSeconds), headers);
}

function strayRetryAfter({ preset, retryAfterSeconds }: RawMembers): readonly Problem[] {
  if (retryAfterSeconds === undefined) return [];
  const takers = [...presets()].flatMap(([name, { namesWait }]) => (namesWait ? [name] : []));
  if (takers.some((name) => name === preset)) return [];
  return [{ pointer: '/retryAfterSeconds', message: `belongs to ${takers.join(', ')} alone` }];
}

/** When a fault strikes: before the request is done, or in its place; or after it was done. */
export type FaultMoment = 'beforeWork' | 'afterWork';
/** The last two are the names that they had. */
const MOMENTS = {
  beforeWork: 'beforeWork',
  afterWork: 'afterWork',
  before: 'beforeWork',
  afterCommit: 'afterWork',
} as const satisfies Readonly<Record<string, FaultMoment>>;
export type FaultMomentName = keyof typeof MOMENTS;
const MOMENT_NAMES = ['beforeWork', 'afterWork', 'before', 'afterCommit'] as const;

export const ANY_OPERATION = '*';
const WHEN =
  'Before the request is done, or after it, and its changes stay. With `beforeWork`, `respond`, `reset` and `stall` stand in the place of the work, and a delay stands before it. Default `beforeWork` with `respond`, else `afterWork`; `before` and `afterCommit` are aliases.';
const TRANSPORT = 'What happens to the connection: cut off, no answer, half an answer, a slow one.';
const WHEN_NAME: Schema<FaultMoment> = changed(oneOf(MOMENT_NAMES), (name) => MOMENTS[name]);
const COUNT = whole({ min: 0 });
/** Ten minutes at most: no client waits for longer. */
const DELAY = whole({ min: 0, max: 600_000, unit: ' of milliseconds' });
/** Null for ever, as 0 is. */
const TIMES = changed(
  told(nullable(COUNT), {
    words: 'a whole number from 1, or null for ever',
    description: 'How many requests it strikes; 0 or null is for ever.',
  }),
  (times) => (times === 0 ? null : times),
);

/** Of the given operations. One of `respond`, `transport` and `delayMs` says what happens. */
export function faultDescription(operations: readonly Operation[]) {
  const ids = operations.map(({ id }) => id);
  const operation = refined(text({ words: 'the id of an operation, or * for all' }), (id) => {
    if (id === ANY_OPERATION || ids.includes(id)) return undefined;
    const near = hint(nearestName(id, ids)) || `: there are ${ids.join(', ')}, and * for all`;
    return `there is no operation "${id}"${near}`;
  });
  const description = object(
    {
      operation: told(operation, { description: 'As published; `*` is any.' }),
      matches: optional(occasionPattern(ids)),
      times: withDefault(TIMES, 1),
      skip: withDefault(told(COUNT, { description: 'How many requests it lets pass first.' }), 0),
      when: optional(told(WHEN_NAME, { description: WHEN })),
      respond: optional(told(RESPOND, { description: 'What it answers.' })),
      transport: optional(told(oneOf(TRANSPORT_FAULTS), { description: TRANSPORT })),
      delayMs: withDefault(
        told(DELAY, {
          description: 'How long the answer waits; with `beforeWork` the request itself.',
        }),
        0,
      ),
    },
    { words: 'an object that describes a fault', rules: nothingHappens },
  );
  const plan = changed(description, ({ when, ...more }) => ({
    ...more,
    when: when ?? (more.respond ? 'beforeWork' : 'afterWork'),
  }));
  return told(plan, { title: 'FaultRequest' });
}

/** What a description says. */
export type FaultPlan = Output<ReturnType<typeof faultDescription>>;

function nothingHappens({ respond, transport, delayMs = 0 }: RawMembers): readonly Problem[] {
  if (respond !== undefined || transport !== undefined || delayMs !== 0) return [];
  const message = 'is missing, as are transport and delayMs: give at least one of the three';
  return [{ pointer: '/respond', message }];
}
