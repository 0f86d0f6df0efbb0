/** What a start leaves for the next one, where this Node can keep it. */
import { existsSync, readdirSync } from 'node:fs';
import nodeModule from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { useBuiltCommand } from './built-command.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

const CACHE = 'node-compile-cache';
const canKeep = 'enableCompileCache' in nodeModule;

describe('what V8 has made of the source', () => {
  const start = useBuiltCommand();
  const folder = useTemporaryFolder();
  /** Runs a command that loads a second file, with what follows in its environment. */
  const ending = (environment: Readonly<Record<string, string>>) =>
    start(['schema', 'contract'], environment).ended;

  it('is kept among the temporary files by Node 22.8 and later, and nowhere else', async () => {
    expect(await ending({ TMPDIR: folder.path('') })).toBe(0);
    const left = readdirSync(folder.path(''), { recursive: true });
    expect(left.filter((name) => !name.toString().startsWith(CACHE))).toEqual([]);
    expect(left.length > 1).toBe(canKeep);
  });

  it('is kept by nobody who does not want it', async () => {
    const TMPDIR = folder.path('');
    expect(await ending({ TMPDIR, NODE_DISABLE_COMPILE_CACHE: '1' })).toBe(0);
    expect(existsSync(folder.path(CACHE))).toBe(false);
  });

  it('is done without where it cannot be kept', async () => {
    const command = start(['schema', 'contract'], { TMPDIR: '/dev/null/nowhere' });
    expect(await command.ended).toBe(0);
    expect(command.err()).toBe('');
  });
});
