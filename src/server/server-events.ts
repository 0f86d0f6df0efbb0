/** What a server tells of itself, from its options and its sandboxes. */
import { Events } from '../sandbox/events/events.ts';
import type { Sandboxes } from '../sandbox/sandboxes.ts';
import { createClock } from '../values/clock.ts';
import { epochMs } from '../values/instant.ts';
import { toleratedListener } from './event-listener.ts';
import type { ServerOptions } from './options.ts';

/** A listener that fails does no harm. */
export function eventsOf({ onEvent, requestEvents }: ServerOptions, sandboxes: Sandboxes): Events {
  const events = new Events({
    onEvent: onEvent && toleratedListener(onEvent),
    tellsRequests: requestEvents !== false,
    startMs: epochMs(createClock().now()),
  });
  events.follow(sandboxes);
  return events;
}
