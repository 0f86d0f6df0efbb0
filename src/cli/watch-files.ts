/**
 * Decides when fixture files have changed: by looking at what they are. Events of the file system, or a timer where none
 * come, say only that it is time to look. So it is all one how an editor writes: in place, or a new file renamed over the
 * old one; and files that come into a folder, leave it, or stand behind links count as well.
 */
import { statSync } from 'node:fs';
import { fixtureFiles } from '../server/fixture-paths.ts';
import { createFolderEvents } from './folder-events.ts';

/** How long nothing may change before a change is over, in milliseconds: a file is written in pieces. */
const SETTLE_MS = 50;

export interface WatchOptions {
  /** Files and folders, as they were given. */
  readonly paths: readonly string[];
  /** How often to look, in milliseconds; undefined to wait for events. */
  readonly pollMs: number | undefined;
}

export interface WatchListener {
  /** The files have changed, and are still again. */
  readonly onChange: () => void;
  /** Why there are no events of some folder. */
  readonly onFailure: (reason: string) => void;
}

export interface FileWatch {
  /** From now on changes are told, the first one since the watch was made. */
  readonly start: (listener: WatchListener) => void;
  readonly stop: () => void;
}

/** Keeps no process alive. What the files are at this moment is known already: only what comes after is a change. */
export function createFileWatch({ paths, pollMs }: WatchOptions): FileWatch {
  let known = looksOf(paths);
  let last = known;
  let settling: NodeJS.Timeout | undefined;
  let stop = (): void => undefined;
  return {
    start({ onChange, onFailure }) {
      const lookSoon = (): void => {
        settling ??= setTimeout(look, SETTLE_MS).unref();
      };
      const events = createFolderEvents(paths, { tell: lookSoon, onFailure });
      /** Two looks have to see the same. Folders are watched before: what is not seen now gives an event. */
      const look = (): void => {
        settling = undefined;
        if (pollMs === undefined) events.renew();
        const now = looksOf(paths);
        const isStill = now === last;
        last = now;
        if (!isStill) lookSoon();
        else if (now !== known) {
          known = now;
          onChange();
        }
      };
      const polling = pollMs === undefined ? undefined : setInterval(lookSoon, pollMs).unref();
      stop = () => {
        clearTimeout(settling);
        clearInterval(polling);
        events.end();
      };
      look();
    },
    stop: () => stop(),
  };
}

/** All that tells one state of the files from another, as one text. */
function looksOf(paths: readonly string[]): string {
  return JSON.stringify(paths.map((path) => filesAt(path).map((file) => [file, lookOf(file)])));
}

function filesAt(path: string): readonly string[] {
  try {
    return fixtureFiles(path);
  } catch {
    return [path];
  }
}

/** Times in nanoseconds: two versions of one size may be a moment apart. */
function lookOf(file: string): string {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
  } catch {
    return 'gone';
  }
}
