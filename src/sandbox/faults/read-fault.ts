/** What the description of a fault may say: which requests it strikes, and what it does to them. */
import type { Operation } from '../../drf/operation.ts';
import { TRANSPORT_FAULTS } from '../../drf/reply.ts';
import { hint, nearestName } from '../../values/nearest-name.ts';
import {
  changed,
  nullable,
  optional,
  refined,
  told,
  withDefault,
} from '../../values/schema/changes.ts';
import { object, type RawMembers } from '../../values/schema/composites.ts';
import { oneOf, text, whole } from '../../values/schema/scalars.ts';
import type { Output, Problem } from '../../values/schema/schema.ts';
import { RESPOND } from './read-respond.ts';

/** When a fault strikes: instead of the request's being done, or after it was done. */
export const FAULT_MOMENTS = ['before', 'afterCommit'] as const;
export type FaultMoment = (typeof FAULT_MOMENTS)[number];

export const ANY_OPERATION = '*';
const COUNT = whole({ min: 0 });
/** Ten minutes at most: no client waits for longer. */
const DELAY = whole({ min: 0, max: 600_000, unit: ' of milliseconds' });
/** Null for ever, as 0 is. */
const TIMES = changed(
  told(nullable(COUNT), {
    words: 'a whole number, or null for ever',
    description: '0 or null is for ever.',
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
      /** How many requests it strikes. */
      times: withDefault(TIMES, 1),
      /** How many requests it lets pass first. */
      skip: withDefault(COUNT, 0),
      when: withDefault(oneOf(FAULT_MOMENTS), 'before'),
      respond: optional(RESPOND),
      transport: optional(oneOf(TRANSPORT_FAULTS)),
      delayMs: withDefault(DELAY, 0),
    },
    { words: 'an object that describes a fault', rules: nothingHappens },
  );
  return told(description, { title: 'FaultRequest' });
}

/** What a description says. */
export type FaultPlan = Output<ReturnType<typeof faultDescription>>;

function nothingHappens({ respond, transport, delayMs = 0 }: RawMembers): readonly Problem[] {
  if (respond !== undefined || transport !== undefined || delayMs !== 0) return [];
  const message = 'is missing, and so are transport and delayMs: one says what happens';
  return [{ pointer: '/respond', message }];
}
