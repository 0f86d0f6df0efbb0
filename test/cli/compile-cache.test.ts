/** What a start leaves for the next one, where this Node can keep it. */
import { existsSync, readdirSync, symlinkSync } from 'node:fs';
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

  it.each(['no folder', 'a link that leads nowhere', 'nothing'])(
    'is done without below %s',
    async (kind) => {
      const place = folder.path('place');
      if (kind === 'no folder') folder.write('place', '');
      if (kind === 'a link that leads nowhere') symlinkSync(folder.path('nowhere'), place);
      const command = start(['schema', 'contract'], { TMPDIR: place });
      expect(await command.ended).toBe(0);
      expect(command.err()).toBe('');
      expect(existsSync(folder.path('nowhere'))).toBe(false);
    },
  );
});
