/** What the command says while it runs: for people, or a line of JSON for each event. */
import type { LoadedFixtures } from '../server/mock-server.ts';
import type { ServerEvent } from '../server/options.ts';
import { rowCounts } from '../values/row-counts.ts';
import type { ContractChoice } from './contract-flags.ts';
import { createLineWriter } from './line-writer.ts';
import type { Sink } from './sink.ts';
import type { StartOptions } from './start-options.ts';

export type LogEvent =
  | ServerEvent
  | {
      readonly event: 'listening';
      readonly url: string;
      readonly port: number;
      readonly pid: number;
      /** The pages of the control plane, where there is one. */
      readonly inspector?: string;
      readonly console?: string;
    }
  /** To people, the banner tells it. */
  | ({ readonly event: 'loaded'; readonly contract: ContractChoice } & LoadedFixtures)
  | ({ readonly event: 'reloaded' } & LoadedFixtures)
  /** Something is not as it was asked for, and does no harm. */
  | { readonly event: 'note'; readonly message: string }
  /** Nobody read, and so many lines were not written. */
  | { readonly event: 'dropped'; readonly lines: number }
  | { readonly event: 'closed'; readonly signal: string };

/** Whoever runs the server sees it change: that is for those who show what is in it. */
type LoggedEvent = Exclude<LogEvent, { readonly event: 'changed' }>;

/** Where lines go. */
export interface Output {
  readonly out: Sink;
  readonly err: Sink;
}

export interface Log {
  readonly tell: (event: LogEvent) => void;
  /** Says more to people who want to know of all: lines that no program reads. */
  readonly greet: (lines: () => readonly string[]) => void;
  /** Writes what still waits for other lines. */
  readonly end: () => void;
}

/**
 * Errors go to standard error in either format. The lines of requests come out together, and before any other line. `closed` is
 * the last one: what it cuts off is not told.
 */
export function createLog(
  { logFormat, logLevel, logsRequests }: StartOptions,
  { out, err }: Output,
): Log {
  const text = logFormat === 'json' ? (event: LoggedEvent) => JSON.stringify(event) : pretty;
  const dropped = (lines: number) => text({ event: 'dropped', lines });
  const [told, failed] = [createLineWriter(out, dropped), createLineWriter(err, dropped)];
  const tell = (event: LogEvent): void => {
    switch (event.event) {
      case 'changed':
        return;
      case 'loaded':
        if (logFormat === 'json') write(told, text(event));
        return;
      case 'request':
      case 'aborted':
        if (logsRequests) told.gather(text(event));
        return;
      case 'closed':
        failed.end();
        told.end(text(event));
        return;
      default: {
        told.flush();
        write(event.event === 'error' ? failed : told, text(event));
      }
    }
  };
  return {
    tell: logLevel === 'silent' ? () => undefined : tell,
    greet(lines) {
      if (logFormat === 'pretty' && logsRequests) write(told, lines().join('\n'));
    },
    end() {
      told.end();
      failed.end();
    },
  };
}

function write(writer: ReturnType<typeof createLineWriter>, text: string): void {
  writer.gather(text);
  writer.flush();
}

type RequestEvent = Extract<LogEvent, { readonly event: 'request' | 'aborted' }>;

/** What is not as with every request. */
function oddities(event: RequestEvent): string {
  const { received, fault, traceparent, note } = event;
  const told = [
    event.event === 'aborted' ? ` stage=${event.stage}` : '',
    received === 'all' ? '' : ` received=${received}`,
    fault === undefined ? '' : ` fault=${fault}`,
    traceparent === undefined ? '' : ` traceparent=${traceparent}`,
    note === undefined ? '' : `: ${note}`,
  ];
  return told.join('');
}

function pretty(event: LoggedEvent): string {
  switch (event.event) {
    case 'listening':
      return `waldur-payments-mock listens on ${event.url} (pid ${event.pid})`;
    case 'loaded':
    case 'reloaded':
      return `${event.event} ${event.fixtures.join(', ')}: ${rowCounts(event.rows)}`;
    case 'request':
    case 'aborted': {
      const [first, ms] = [
        event.event === 'request' ? event.status : 'lost',
        event.durationMs.toFixed(1),
      ];
      return `${first} ${event.method} ${event.path} ${ms} ms${oddities(event)}`;
    }
    case 'dropped':
      return `${event.lines} lines dropped: nobody read them`;
    case 'closed':
      return `${event.signal}: closed`;
    case 'error':
    case 'note':
      return `${event.event}: ${event.message}`;
    default:
      return event satisfies never;
  }
}
