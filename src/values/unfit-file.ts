/** Decides which files are not even opened. */

/** Largest file that is read, in bytes: 256 MiB hold a million payments, and Node no text of twice as much. */
const MAX_FILE_BYTES = 256 * 1024 * 1024;
const MIB = 1024 * 1024;

/** What is asked of a file before it is opened, as `stat` tells it. */
interface FileStats {
  readonly size: number;
  isFile(): boolean;
}

/** Why not: a device or a pipe may never end, and a large file takes all memory. `advice` follows what is said of a large one. Undefined for a file that may be read. */
export function unfitFile(stats: FileStats, advice = ''): string | undefined {
  if (!stats.isFile()) return 'is no regular file: a device, pipe or folder cannot be loaded';
  if (stats.size <= MAX_FILE_BYTES) return undefined;
  const [size, most] = [stats.size, MAX_FILE_BYTES].map((bytes) => Math.ceil(bytes / MIB));
  return `has ${size} MiB, and a file may have ${most}${advice}`;
}
