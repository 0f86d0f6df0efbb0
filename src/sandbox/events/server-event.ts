/** What is told of a server while it runs: to the listener `onEvent`, to the log, and to those who read the feed. */
import type { Stage } from '../../drf/ending.ts';
import type { OperationId } from '../../vocabulary/operations.ts';
import type { Change } from './changes.ts';

/** What is told of each request of the API that is over, however it ended. */
interface OfRequest {
  readonly method: string;
  /** With its query, as sent. */
  readonly path: string;
  /** Of its entry in the journal of its sandbox; null where no sandbox took it, as are the three after it. */
  readonly sequence: number | null;
  readonly sandbox: string | null;
  readonly operation: OperationId | null;
  /** When it came in, by the sandbox's clock. */
  readonly at: string | null;
  /** The username as whom the API took it, else of whose token it brought; null for a token of nobody and for none. */
  readonly actor: string | null;
  /** Whether the API took no notice of a parameter, a field or a header of it: the entry says which. */
  readonly hasIgnored: boolean;
  readonly durationMs: number;
  /** The id of the fault that met it. */
  readonly fault?: string;
  /** The header by which traces are put together, where it was sent. */
  readonly traceparent?: string;
  /** What the answer says to people in `X-Mock-Note`, where it says anything. */
  readonly note?: string;
}

/** Something worth telling whoever runs the server. */
export type ServerEvent =
  | (OfRequest & {
      readonly event: 'request';
      readonly outcome: 'answered';
      /** `delayed` where a delay or a slow body held it up. */
      readonly received: 'all' | 'delayed';
      readonly status: number;
    })
  /** A request whose connection was lost before its answer was out: the client left, a fault or a reset ended it, the server closed. */
  | (OfRequest & {
      readonly event: 'aborted';
      readonly outcome: 'aborted';
      readonly stage: Stage;
      readonly received: 'nothing' | 'part';
      /** Of an answer that the client got a part of. */
      readonly status: number | null;
    })
  /** A part of a sandbox was changed by other ways than requests of the API: what was read of it before is out of date. */
  | { readonly event: 'changed'; readonly what: Change; readonly sandbox: string }
  | { readonly event: 'error'; readonly message: string };

/** What is told of one request. */
export type RequestEvent = Extract<ServerEvent, { readonly event: 'request' | 'aborted' }>;
