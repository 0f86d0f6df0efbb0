/** What is told of each request while the server runs: without secrets, whoever listens. */
import type { Came } from '../http/app.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { stopwatch } from '../values/clock.ts';
import type { ServerOptions } from './options.ts';

/** Called when a request comes in; what it gives is called when the answer has gone out, or is lost (null). */
export function tellOfRequests(
  onEvent: NonNullable<ServerOptions['onEvent']>,
  { secrets }: Pick<Sandbox, 'secrets'>,
) {
  return ({ authorization, ...sent }: Came) => {
    const own = secrets.of({ authorization });
    const came = masked(sent, own);
    const elapsedMs = stopwatch();
    return (status: number | null, note?: string): void => {
      const durationMs = elapsedMs();
      if (status === null) onEvent({ event: 'aborted', ...came, durationMs });
      else {
        const told = note === undefined ? {} : { note: own.text(note) };
        onEvent({ event: 'request', ...came, status, durationMs, ...told });
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
