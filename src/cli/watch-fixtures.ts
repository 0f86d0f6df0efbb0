/** `start --watch`: which files are watched, and what becomes of a change. */
import { shippedName } from '../server/fixture-paths.ts';
import type { MockServer } from '../server/mock-server.ts';
import type { Log } from './log.ts';
import type { Settings } from './parse-arguments.ts';
import { settingsReader } from './read-settings.ts';
import type { StartOptions } from './start-options.ts';
import { createFileWatch, type FileWatch } from './watch-files.ts';
import { WATCH_FLAGS } from './watch-flags.ts';

/**
 * The watch that was asked for, if one was; made before the files are read, so that a change meanwhile is one. An interval asks
 * for it too.
 * @throws UsageError where there is nothing to watch
 */
export function fixtureWatch(settings: Settings, options: StartOptions): FileWatch | undefined {
  const { read, refuse, settle } = settingsReader(WATCH_FLAGS, settings);
  const pollMs = read('watch-poll-ms');
  const isAsked = settings.has('watch') || settings.has('watch-poll-ms');
  const { fixtures = [], stubs } = options.server;
  const paths = [fixtures, stubs ?? []].flat(2).flatMap((source) => {
    return typeof source === 'string' && shippedName(source) === undefined ? [source] : [];
  });
  if (isAsked && paths.length === 0) {
    refuse('--watch needs files or folders to watch: --fixtures <path>.');
  }
  settle();
  return isAsked ? createFileWatch({ paths, pollMs }) : undefined;
}

/** Loads the fixtures anew whenever they have changed; where they are no good, the world stays, and the problems are told. */
export function followFixtures(
  files: FileWatch,
  { reload }: Pick<MockServer, 'reload'>,
  { tell }: Log,
): void {
  files.start({
    onChange() {
      try {
        tell({ event: 'reloaded', ...reload() });
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        tell({ event: 'error', message: `${reason}\nNothing was loaded: the world is as it was.` });
      }
    },
    onFailure(reason) {
      tell({ event: 'error', message: `${reason}; --watch-poll-ms watches without events.` });
    },
  });
}
