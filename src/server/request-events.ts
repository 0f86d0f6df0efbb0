/** What is told of each request of the API once it is over, however it ended: without secrets, whoever listens. */
import type { Came } from '../http/app.ts';
import type { OnOver } from '../http/departure.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { stopwatch } from '../values/clock.ts';
import type { ServerOptions } from './options.ts';

/** Called when a request comes in; what it gives is called when that is over. */
export function tellOfRequests(
  onEvent: NonNullable<ServerOptions['onEvent']>,
  { secrets }: Pick<Sandbox, 'secrets'>,
): (came: Came) => OnOver {
  return ({ authorization, ...sent }) => {
    const own = secrets.of({ authorization }, ...parametersOf(sent.path));
    const came = masked(sent, own);
    const elapsedMs = stopwatch();
    return ({ stage, received, fault }, status, note) => {
      const durationMs = elapsedMs();
      const told = {
        ...(fault === null ? {} : { fault }),
        ...(note === undefined ? {} : { note: own.text(note) }),
      };
      if (stage !== null) {
        const got = received === 'part' ? 'part' : 'nothing';
        const lost = { outcome: 'aborted', stage, received: got, status } as const;
        onEvent({ event: 'aborted', ...came, ...lost, durationMs, ...told });
      } else if (status !== null) {
        const got = received === 'delayed' ? 'delayed' : 'all';
        const answered = { outcome: 'answered', received: got, status } as const;
        onEvent({ event: 'request', ...came, ...answered, durationMs, ...told });
      }
    };
  };
}

function masked(
  { method, path, traceparent }: Omit<Came, 'authorization'>,
  secrets: Sandbox['secrets'],
): Omit<Came, 'authorization'> {
  const trace = traceparent === undefined ? {} : { traceparent: secrets.text(traceparent) };
  return { method, path: secrets.target(path), ...trace };
}

/** What a query names may stand elsewhere in it too, and in a note. */
function parametersOf(path: string): readonly object[] {
  const cut = path.indexOf('?');
  if (cut < 0) return [];
  return [...new URLSearchParams(path.slice(cut + 1))].map(([name, value]) => ({ [name]: value }));
}
