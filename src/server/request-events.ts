/** What is told of each request of the API once it is over, however it ended: without secrets, whoever listens. */
import type { Taken, ToldEnding } from '../drf/ending.ts';
import type { Came, Listener } from '../http/app.ts';
import type { ServerEvent } from '../sandbox/events/server-event.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { stopwatch } from '../values/clock.ts';
import { vouched } from '../values/vouched.ts';
import type { OperationId } from '../vocabulary/operations.ts';

/** Of a request that no sandbox took. */
const TAKEN_BY_NONE = {
  ...{ sequence: null, sandbox: null, operation: null, actor: null, at: null },
  hasIgnored: false,
} as const;

/** Tells of requests. */
export function tellOfRequests(
  tell: (event: ServerEvent) => void,
  { secrets }: Pick<Sandbox, 'secrets'>,
): Listener {
  const ownOf = rememberingOwn(secrets);
  return ({ authorization, ...sent }) => {
    const own = ownOf(authorization, sent.path);
    const came = masked(sent, own);
    const elapsedMs = stopwatch();
    return (ending, status, note) => {
      const { stage, received, fault } = ending;
      const told = {
        ...known(ending),
        durationMs: durationOf(ending) ?? elapsedMs(),
        ...(fault === null ? {} : { fault }),
        ...(note === undefined ? {} : { note: own.text(note) }),
      };
      if (stage !== null) {
        const got = received === 'part' ? 'part' : 'nothing';
        const lost = { outcome: 'aborted', stage, received: got, status } as const;
        tell({ event: 'aborted', ...came, ...lost, ...told });
      } else if (status !== null) {
        const got = received === 'delayed' ? 'delayed' : 'all';
        const answered = { outcome: 'answered', received: got, status } as const;
        tell({ event: 'request', ...came, ...answered, ...told });
      }
    };
  };
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

function masked(
  { method, path, traceparent }: Omit<Came, 'authorization'>,
  secrets: Sandbox['secrets'],
): Omit<Came, 'authorization'> {
  const trace = traceparent === undefined ? {} : { traceparent: secrets.text(traceparent) };
  return { method, path: secrets.target(path), ...trace };
}

/** A client says the same of itself each time; only a query may bring more along. */
function rememberingOwn(secrets: Sandbox['secrets']) {
  let last: { readonly authorization: string | undefined; readonly own: Sandbox['secrets'] } = {
    authorization: undefined,
    own: secrets.of({}),
  };
  return (authorization: string | undefined, path: string): Sandbox['secrets'] => {
    const parameters = parametersOf(path);
    if (parameters.length > 0) return secrets.of({ authorization }, ...parameters);
    if (last.authorization !== authorization) {
      last = { authorization, own: secrets.of({ authorization }) };
    }
    return last.own;
  };
}

/** What a query names may stand elsewhere in it too, and in a note. */
function parametersOf(path: string): readonly object[] {
  const cut = path.indexOf('?');
  if (cut < 0) return [];
  return [...new URLSearchParams(path.slice(cut + 1))].map(([name, value]) => ({ [name]: value }));
}
