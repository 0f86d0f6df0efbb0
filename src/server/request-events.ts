/** What is told of each request of the API once it is over, however it ended: without secrets, whoever listens. */
import type { Discretion, Taken, ToldEnding } from '../drf/ending.ts';
import type { Request } from '../drf/request.ts';
import type { Came, Listener } from '../http/app.ts';
import type { ServerEvent } from '../sandbox/events/server-event.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { passedMs, steadyMs } from '../values/clock.ts';
import { vouched } from '../values/vouched.ts';
import type { OperationId } from '../vocabulary/operations.ts';

/** Of a request that no sandbox took. */
const TAKEN_BY_NONE = {
  ...{ sequence: null, sandbox: null, operation: null, actor: null, at: null },
  hasIgnored: false,
} as const;

/** Tells of requests, as the sandbox that took one may tell of it; `secrets` are for those that none took. */
export function tellOfRequests(
  tell: (event: ServerEvent) => void,
  { secrets }: Pick<Sandbox, 'secrets'>,
): Listener {
  return (sent) => {
    const startMs = steadyMs();
    return (ending, status, note) => {
      const own = isTaken(ending) ? ending.secrets : ownOf(sent, secrets);
      const { sequence, sandbox, operation, actor, at, hasIgnored } = known(ending);
      const { stage, received } = ending;
      const [method, path] = [sent.method, own.target(sent.path)];
      const durationMs = durationOf(ending) ?? passedMs(startMs);
      const odd = oddOf(sent, ending, note, own);
      // Name by name, with nothing spread as a rule: that would take Node 20 three times as long, its line of the log included.
      if (stage !== null) {
        const told = {
          event: 'aborted',
          method,
          path,
          outcome: 'aborted',
          stage,
          received: received === 'part' ? 'part' : 'nothing',
          status,
          sequence,
          sandbox,
          operation,
          actor,
          at,
          hasIgnored,
          durationMs,
        } as const;
        tell(odd ? { ...told, ...odd } : told);
      } else if (status !== null) {
        const told = {
          event: 'request',
          method,
          path,
          outcome: 'answered',
          received: received === 'delayed' ? 'delayed' : 'all',
          status,
          sequence,
          sandbox,
          operation,
          actor,
          at,
          hasIgnored,
          durationMs,
        } as const;
        tell(odd ? { ...told, ...odd } : told);
      }
    };
  };
}

/** What is not as with every request; undefined where there is nothing of it. */
function oddOf(
  { traceparent }: Came,
  { fault }: ToldEnding,
  note: string | undefined,
  secrets: Discretion,
): Pick<ServerEvent & { event: 'request' }, 'traceparent' | 'fault' | 'note'> | undefined {
  if (traceparent === undefined && fault === null && note === undefined) return undefined;
  return {
    ...(traceparent === undefined ? {} : { traceparent: secrets.text(traceparent) }),
    ...(fault === null ? {} : { fault }),
    ...(note === undefined ? {} : { note: secrets.text(note) }),
  };
}

/** A request that no app has seen. */
export function cameOf({ method, headers, wire }: Request): Came {
  const { traceparent } = headers;
  const told = traceparent === undefined ? {} : { traceparent };
  return { method, path: wire?.target ?? '', headers, ...told };
}

function known(ending: ToldEnding) {
  if (!isTaken(ending)) return TAKEN_BY_NONE;
  const { sequence, sandbox, operation, actor, at, hasIgnored } = ending;
  const id = operation === null ? null : vouched<OperationId>(operation);
  return { sequence, sandbox, operation: id, actor, at, hasIgnored };
}

/** The one of the entry, so that feed and journal tell the same. */
function durationOf(ending: ToldEnding): number | null {
  return isTaken(ending) ? ending.durationMs : null;
}

function isTaken(ending: ToldEnding): ending is ToldEnding & Taken {
  return 'sequence' in ending;
}

/** What a request names as a secret may stand elsewhere in it too, and in a note. */
function ownOf({ path, headers }: Came, secrets: Sandbox['secrets']): Discretion {
  const texts = Object.entries(headers).map(([name, value]) => [name, value?.toString()] as const);
  const cut = path.indexOf('?');
  const query = cut < 0 ? {} : Object.fromEntries(new URLSearchParams(path.slice(cut + 1)));
  return secrets.of(Object.fromEntries(texts), query);
}
