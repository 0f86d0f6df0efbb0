/** Decides how lines reach a terminal that may have been stopped (Ctrl-S), or that nobody reads. */
import { constants, openSync, write } from 'node:fs';
import { Writable } from 'node:stream';

const OWN = constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOCTTY;
/** How soon a full terminal is tried again, in milliseconds. */
const RETRY_MS = 20;

/**
 * Another way to what a descriptor is open on, whose writes never block: those of Node.js to a terminal do, and a stopped
 * one would stop the server. It is opened anew, as the descriptor itself is shared with the shell. Undefined where it cannot
 * be opened: on other systems than Linux, or as another user. Source: nodejs.org, "A note on process I/O"; Linux, tty(4).
 */
export function openAgain(descriptor: number): Writable | undefined {
  let own: number;
  try {
    own = openSync(`/proc/self/fd/${descriptor}`, OWN);
  } catch {
    return undefined;
  }
  const attempt = (bytes: Uint8Array, done: (error?: Error | null) => void): void =>
    write(own, bytes, (error, written) => {
      if (error?.code === 'EAGAIN') setTimeout(attempt, RETRY_MS, bytes, done);
      else if (error !== null || written === bytes.length) done(error);
      else attempt(bytes.subarray(written), done);
    });
  return new Writable({ write: (bytes, _encoding, done) => attempt(bytes, done) });
}
