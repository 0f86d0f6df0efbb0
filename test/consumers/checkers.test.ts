/** What publint and are-the-types-wrong say of the tarball: nothing. */
import { readFileSync } from 'node:fs';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { describe, expect, it } from '@jest/globals';
import { publint } from 'publint';
import { useInstallation } from '../package/installed-project.ts';

const installation = useInstallation();

describe('the tarball', () => {
  it('gives publint nothing to suggest', async () => {
    const tarball = Uint8Array.from(readFileSync(installation.tarball())).buffer;
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
    expect(pkg).toHaveProperty('name', 'waldur-payments-mock');
    expect(messages).toEqual([]);
  }, 60_000);

  it('has the right types for every entry, compiler setting and module kind', async () => {
    const packed = createPackageFromTarballData(readFileSync(installation.tarball()));
    const result = await checkPackage(packed);
    expect(result).toMatchObject({ types: { kind: 'included' }, problems: [] });
    expect(result).toHaveProperty(['entrypoints', './jest/global-setup', 'resolutions', 'node10']);
  }, 60_000);
});
