/** What is told of each request of the API once it is over, however it ended: without secrets, whoever listens. */
import type { Discretion, Taken, ToldEnding } from '../drf/ending.ts';
import type { Request } from '../drf/request.ts';
import type { Came, Listener } from '../http/app.ts';
import type { TellRequest } from '../sandbox/events/events.ts';
import type { RequestEvent } from '../sandbox/events/server-event.ts';
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
export function tellOfRequests(tell: TellRequest, { secrets }: Pick<Sandbox, 'secrets'>): Listener {
  return (sent) => {
    const startMs = steadyMs();
    return (ending, status, note) => {
      const { stage } = ending;
      const key = isTaken(ending) ? ending : TAKEN_BY_NONE;
      const durationMs = durationOf(ending) ?? passedMs(startMs);
      const over = () => overOf(sent, ending, note, secrets);
      if (stage !== null) tell(key, () => aborted(over(), { stage, status, durationMs }));
      else if (status !== null) tell(key, () => answered(over(), { status, durationMs }));
    };
  };
}

type Over = ReturnType<typeof overOf>;
type Aborted = Extract<RequestEvent, { readonly event: 'aborted' }>;
type Answered = Exclude<RequestEvent, Aborted>;

function overOf(
  sent: Came,
  ending: ToldEnding,
  note: string | undefined,
  secrets: Sandbox['secrets'],
) {
  const own = isTaken(ending) ? ending.secrets : ownOf(sent, secrets);
  const { method } = sent;
  const path = own.target(sent.path);
  const odd = oddOf(sent, ending, note, own);
  return { method, path, received: ending.received, of: known(ending), odd };
}

// Name by name, with nothing spread as a rule: that would take Node 20 three times as long, its line of the log included.

function aborted(
  { method, path, received, of, odd }: Over,
  { stage, status, durationMs }: Pick<Aborted, 'stage' | 'status' | 'durationMs'>,
): Aborted {
  const told = {
    event: 'aborted',
    method,
    path,
    outcome: 'aborted',
    stage,
    received: received === 'part' ? 'part' : 'nothing',
    status,
    sequence: of.sequence,
    sandbox: of.sandbox,
    operation: of.operation,
    actor: of.actor,
    at: of.at,
    hasIgnored: of.hasIgnored,
    durationMs,
  } as const;
  return odd ? { ...told, ...odd } : told;
}

function answered(
  { method, path, received, of, odd }: Over,
  { status, durationMs }: Pick<Answered, 'status' | 'durationMs'>,
): Answered {
  const told = {
    event: 'request',
    method,
    path,
    outcome: 'answered',
    received: received === 'delayed' ? 'delayed' : 'all',
    status,
    sequence: of.sequence,
    sandbox: of.sandbox,
    operation: of.operation,
    actor: of.actor,
    at: of.at,
    hasIgnored: of.hasIgnored,
    durationMs,
  } as const;
  return odd ? { ...told, ...odd } : told;
}

/** What is not as with every request; undefined where there is nothing of it. */
function oddOf(
  { traceparent }: Came,
  { fault }: ToldEnding,
  note: string | undefined,
  secrets: Discretion,
): Pick<Answered, 'traceparent' | 'fault' | 'note'> | undefined {
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
