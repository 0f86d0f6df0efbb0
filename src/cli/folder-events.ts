/** Decides which folders are listened to, so that whatever happens to a file gives an event. */
import { type FSWatcher, realpathSync, statSync, watch } from 'node:fs';
import { dirname } from 'node:path';

export interface FolderEvents {
  /** Listens to the folders that matter as things are now; they may be other ones than before. */
  readonly renew: () => void;
  readonly end: () => void;
}

interface Listener {
  readonly tell: () => void;
  readonly onFailure: (reason: string) => void;
}

/** Keeps no process alive. `onFailure` is told why a folder cannot be listened to, such as a system's limit of watches. */
export function createFolderEvents(
  paths: readonly string[],
  { tell, onFailure }: Listener,
): FolderEvents {
  let watchers: readonly FSWatcher[] = [];
  let watched = '';
  const end = (): void => {
    for (const watcher of watchers) watcher.close();
    watchers = [];
  };
  const listenTo = (folder: string): readonly FSWatcher[] => {
    try {
      return [watch(folder, { persistent: false }, tell).on('error', tell)];
    } catch (error) {
      onFailure(error instanceof Error ? error.message : String(error));
      return [];
    }
  };
  return {
    end,
    renew() {
      const folders = [...new Set(paths.flatMap(foldersOf))];
      // A folder of the same name may be another one.
      const found = JSON.stringify(folders.map((folder) => [folder, identityOf(folder)]));
      if (found === watched) return;
      watched = found;
      end();
      watchers = folders.flatMap(listenTo);
    },
  };
}

/** A folder itself, and where it or a file stands: by its name, and behind the links on the way. */
function foldersOf(path: string): readonly string[] {
  const real = realPathOf(path);
  const folders = [dirname(path), dirname(real)].map(nearestFolder);
  return isFolder(real) ? [real, ...folders] : folders;
}

/** The folder, or the next one above it that is there. */
function nearestFolder(path: string): string {
  const above = dirname(path);
  return isFolder(path) || above === path ? path : nearestFolder(above);
}

function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function identityOf(folder: string): string {
  const stats = statSync(folder, { throwIfNoEntry: false, bigint: true });
  return stats === undefined ? 'gone' : `${stats.dev} ${stats.ino}`;
}
