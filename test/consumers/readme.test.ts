/** What the README shows of tests and of installing, in a project that has nothing else. */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { runIn, useInstallation } from '../package/installed-project.ts';
import { expectSuccess } from '../package/runner-projects.ts';
import { blockOf, documentAt } from '../readme/blocks.ts';
import { consumer, JEST } from './consumer.ts';

const installation = useInstallation();
const PATIENCE_MS = 120_000;

describe('the tests that the documents show', () => {
  it.each([
    [
      'README.md',
      blockOf("const { useMockServer } = require('waldur-payments-mock/jest');"),
      'a payment is recorded',
    ],
    [
      'src/server/README.md',
      blockOf('// payments.test.js, for Jest', documentAt('src/server/README.md')),
      'an owner sees payments and may not record one',
    ],
  ])(
    'that of %s passes as it stands',
    async (_, block, title) => {
      const project = consumer({ 'package.json': '{}', 'payments.test.js': block });
      const ended = await runIn(project, process.execPath, [JEST, '--verbose']);
      expectSuccess(ended, new RegExp(`✓ ${title}`));
      expectSuccess(ended, /Tests: +1 passed, 1 total/);
    },
    PATIENCE_MS,
  );
});

describe('the lines that install the package', () => {
  it(
    'do so, from the folder beside the project',
    async () => {
      const [pack, install = ''] = blockOf('npm pack').trim().split('\n');
      // As test/consumers/install.mjs does.
      expect(pack).toBe('npm pack');
      const project = consumer({ 'app/package.json': '{ "private": true }' });
      const beside = join(project, 'waldur-payments-mock');
      mkdirSync(beside);
      copyFileSync(installation.tarball(), join(beside, basename(installation.tarball())));
      const settings = {
        npm_config_offline: 'true',
        npm_config_audit: 'false',
        npm_config_cache: join(project, 'cache'),
      };
      const ended = await runIn(join(project, 'app'), 'sh', ['-c', install], settings);
      expect(ended).toMatchObject({ status: 0 });
      const manifest = join(project, 'app/node_modules/waldur-payments-mock/package.json');
      expect(existsSync(manifest)).toBe(true);
      expect(existsSync(join(dirname(manifest), 'README.md'))).toBe(true);
    },
    PATIENCE_MS,
  );
});
