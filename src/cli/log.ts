/** What the command says while it runs: for people, or a line of JSON for each event. */
import type { ServerEvent } from '../server/options.ts';
import type { StartOptions } from './start-options.ts';

export type LogEvent =
  | ServerEvent
  | {
      readonly event: 'listening';
      readonly url: string;
      readonly port: number;
      readonly pid: number;
    }
  | { readonly event: 'closed'; readonly signal: string };

/** Where lines go. */
export interface Output {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

/** How long the line of a request may wait for others, in milliseconds: one write for many of them. */
const GATHER_MS = 20;

/**
 * Errors go to standard error in either format. The lines of requests come out together, and before any other line. `closed` is
 * the last one: what it cuts off is not told.
 */
export function createLog(
  { logFormat, logLevel, logsRequests }: StartOptions,
  { out, err }: Output,
): (event: LogEvent) => void {
  const line = logFormat === 'json' ? (event: LogEvent) => JSON.stringify(event) : pretty;
  let requests: string[] = [];
  let isClosed = false;
  const flush = (): void => {
    if (requests.length > 0) out(requests.join('\n'));
    requests = [];
  };
  return (event) => {
    if (logLevel === 'silent' || isClosed) return;
    isClosed = event.event === 'closed';
    if (event.event === 'request' || event.event === 'aborted') {
      if (!logsRequests) return;
      if (requests.length === 0) setTimeout(flush, GATHER_MS);
      requests.push(line(event));
    } else {
      flush();
      (event.event === 'error' ? err : out)(line(event));
    }
  };
}

function pretty(event: LogEvent): string {
  switch (event.event) {
    case 'listening':
      return `waldur-payments-mock listens on ${event.url} (pid ${event.pid})`;
    case 'request':
      return `${event.status} ${event.method} ${event.path} ${event.durationMs.toFixed(1)} ms`;
    case 'aborted':
      return `lost ${event.method} ${event.path} ${event.durationMs.toFixed(1)} ms`;
    case 'closed':
      return `${event.signal}: closed`;
    case 'error':
      return `error: ${event.message}`;
    default:
      return event satisfies never;
  }
}
