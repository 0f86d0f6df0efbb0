/** What an editor offers to whoever writes a test with the installed package: the names that there are. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMockServer } from '../../src/index.ts';
import { presets } from '../../src/sandbox/faults/presets.ts';
import { root, useInstallation } from '../package/installed-project.ts';
import { type LanguageServer, startLanguageServer } from './language-server.ts';

const installation = useInstallation();
let languageServer: LanguageServer;
beforeAll(() => {
  const settings = { compilerOptions: { strict: true, module: 'nodenext', types: ['node'] } };
  const project = installation.project(
    { 'package.json': '{}', 'tsconfig.json': JSON.stringify(settings) },
    ['@jest/globals', '@types/node', 'expect'],
  );
  languageServer = startLanguageServer(project, join(root, 'node_modules/typescript/bin/tsc'));
}, 60_000);
afterAll(() => languageServer.close());

const HEAD = `import { expect } from '@jest/globals';
import { createMockServer } from 'waldur-payments-mock';
import { useMockServer } from 'waldur-payments-mock/jest';
const server = createMockServer();
const helper = useMockServer();
`;
const USERS = createMockServer()
  .state()
  .users.map(({ username }) => username);

describe('an editor', () => {
  it.each([
    ["server.as('▮');", USERS],
    ["helper.as('▮');", USERS],
    ["createMockServer({ scenario: '▮' });", ['hundred-payments', 'fresh-organization']],
    ["createMockServer({ contract: '▮' });", ['deployed', 'documented']],
    ["createMockServer({ fixtures: '▮' });", ['default', 'empty', 'edge-cases']],
    ['createMockServer({ fixtures: { ▮ } });', ['payments', 'generate']],
    ['server.seed({ payments: [{ ▮ }] });', ['$id', 'profile', 'sum']],
    ["server.seed({ invoices: [{ customer: 'a', state: '▮' }] });", ['paid', 'canceled']],
    ["expect(helper).toHaveReceived('▮');", ['payments_create', 'invoices_paid']],
    [
      "expect(helper).toHaveReceived('payments_create', { body: { ▮ } });",
      ['profile', 'date_of_payment', 'sum', 'proof'],
    ],
    ["expect(helper).toHaveReceived('payments_list', { query: { ▮ } });", ['page', 'profile_uuid']],
    ["server.requests.wait({ operation: '▮' });", ['payments_create']],
    ["server.requests.wait({ operation: 'payments_create', body: { ▮ } });", ['sum']],
    ["server.faults.add({ operation: '*', respond: '▮' });", [...presets().keys()]],
    ["server.faults.add({ operation: '▮' });", ['*', 'payments_create']],
    ["server.reset({ keep: ['▮'] });", ['state', 'journal', 'faults', 'clock', 'contract']],
    ['server.state().payments[0]?.▮', ['date_of_payment', 'proof']],
  ])('completes %s', async (line, wanted) => {
    expect(await languageServer.offered(HEAD + line)).toEqual(expect.arrayContaining(wanted));
  });
});
