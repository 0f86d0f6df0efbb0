/** A request in one line, as the feed tells of it: what a list of requests shows. */
import type { JournalEntry } from './entry.ts';

export interface RequestSummary
  extends Pick<
    JournalEntry,
    | 'sequence'
    | 'sandbox'
    | 'at'
    | 'method'
    | 'operation'
    | 'actor'
    | 'status'
    | 'outcome'
    | 'durationMs'
    | 'fault'
  > {
  /** As sent: percent-encoded, with its query and the prefix of a sandbox. */
  readonly path: string;
  /** Whether the API took no notice of a parameter, a field or a header of it: the entry says which. */
  readonly hasIgnored: boolean;
}

/** Takes no body of an answer, however long, into the hand. */
export function summaryOf(entry: JournalEntry): RequestSummary {
  const { sequence, sandbox, at, method, operation, actor, status, outcome, durationMs, fault } =
    entry;
  return {
    ...{ sequence, sandbox, at, method, path: entry.request.target, operation, actor },
    ...{ status, outcome, durationMs, fault },
    hasIgnored: Object.values(entry.ignored).some(({ length }) => length > 0),
  };
}
