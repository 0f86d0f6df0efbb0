/** Tells whoever listens to the server's events; a listener that fails ends neither the request nor the process. */
import { emitWarning } from 'node:process';
import type { ServerEvent } from './options.ts';

/**
 * The same listener, but one that may throw, or give a promise that is rejected: the first time is told as a warning of the
 * process, `MockServerWarning`, and the later ones are not told.
 */
export function toleratedListener(
  onEvent: (event: ServerEvent) => unknown,
): (event: ServerEvent) => void {
  let hasWarned = false;
  const warn = (error: unknown): void => {
    if (hasWarned) return;
    hasWarned = true;
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    emitWarning(`onEvent failed; later failures are not told. ${told}`, 'MockServerWarning');
  };
  return (event) => {
    try {
      const outcome = onEvent(event);
      if (typeof outcome === 'object') Promise.resolve(outcome).catch(warn);
    } catch (error) {
      warn(error);
    }
  };
}
