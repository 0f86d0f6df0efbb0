/** What publint and are-the-types-wrong say of the tarball: nothing. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { useInstallation } from '../package/installed-project.ts';

const installation = useInstallation();

describe('the tarball', () => {
  // Both checkers are ES modules, which tests load by import() alone.
  it('gives publint nothing to suggest', async () => {
    const { publint } = await import('publint');
    const tarball = Uint8Array.from(readFileSync(installation.tarball())).buffer;
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
    expect(pkg).toHaveProperty('name', 'waldur-payments-mock');
    expect(messages).toEqual([]);
  }, 60_000);

  it('has the right types for every entry, compiler setting and module kind', async () => {
    const { checkPackage, createPackageFromTarballData } = await import('@arethetypeswrong/core');
    const packed = createPackageFromTarballData(readFileSync(installation.tarball()));
    const result = await checkPackage(packed);
    expect(result).toMatchObject({ types: { kind: 'included' }, problems: [] });
    expect(result).toHaveProperty(['entrypoints', './jest/global-setup', 'resolutions', 'node10']);
  }, 60_000);
});
