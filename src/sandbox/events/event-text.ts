/** How the feed is written: server-sent events. Source: html.spec.whatwg.org, 9.2. */
import type { RequestEvent, ServerEvent } from './server-event.ts';

/** What a reader gets first: how soon to come again after a lost connection, in milliseconds. */
export const GREETING = 'retry: 1000\n\n';
/** A comment, by which a reader, and proxies on the way, see that the connection lives. */
export const HEARTBEAT = ': still here\n\n';

/** JSON has no line end of its own, so that the data is one line. */
export function eventText(id: number, told: ServerEvent): string {
  if (told.event === 'request' || told.event === 'aborted')
    return written(id, told.event, ofRequest(told));
  const { event, ...data } = told;
  return written(id, event, data);
}

type KeysOf<T> = T extends unknown ? keyof T : never;
/** Of either kind, so that none is forgotten. */
type Member = Exclude<KeysOf<RequestEvent>, 'event'>;

/** Name by name: there may be thousands a second, and a spread costs more than the writing. */
function ofRequest(told: RequestEvent): Readonly<Record<Member, unknown>> {
  return {
    method: told.method,
    path: told.path,
    traceparent: told.traceparent,
    outcome: told.outcome,
    stage: told.event === 'aborted' ? told.stage : undefined,
    received: told.received,
    status: told.status,
    sequence: told.sequence,
    sandbox: told.sandbox,
    operation: told.operation,
    actor: told.actor,
    at: told.at,
    hasIgnored: told.hasIgnored,
    durationMs: told.durationMs,
    fault: told.fault ?? null,
    note: told.note,
  };
}

/** So many events are not to be had any more; `id` is that of the last of them. */
export function droppedText(id: number, count: number): string {
  return written(id, 'dropped', { count });
}

function written(id: number, event: string, data: unknown): string {
  return `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
