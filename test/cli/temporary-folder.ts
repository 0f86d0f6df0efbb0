/** A folder of its own for each test of a file, gone when the test is over. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from '@jest/globals';

export interface TemporaryFolder {
  /** Absolute path of something in the folder. */
  readonly path: (name: string) => string;
  /** Writes text and bytes as they are, and anything else as JSON; gives the path. */
  readonly write: (name: string, content: unknown) => string;
}

/** To be called once in a test file. */
export function useTemporaryFolder(): TemporaryFolder {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'waldur-payments-mock-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    path: (name) => join(folder, name),
    write(name, content) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      const isRaw = typeof content === 'string' || Buffer.isBuffer(content);
      writeFileSync(path, isRaw ? content : JSON.stringify(content));
      return path;
    },
  };
}
