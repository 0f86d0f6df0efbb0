/** A TypeScript client that is generated from the served document: it compiles, and drives the payments screen. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type StartedMockServer, startMockServer } from '../../../src/index.ts';
import { CONTRACTS, world } from '../../client.ts';
import { CUSTOMER, PROFILE } from '../../resources/base-world.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));
const PATIENCE_MS = 60_000;
const TSCONFIG = {
  compilerOptions: {
    strict: true,
    noUncheckedIndexedAccess: true,
    module: 'nodenext',
    target: 'es2023',
    lib: ['es2023', 'dom', 'dom.iterable'],
    types: ['node'],
    skipLibCheck: true,
    rewriteRelativeImportExtensions: true,
    noEmitOnError: true,
    outDir: 'built',
  },
  include: CONTRACTS,
};

const folder = mkdtempSync(join(tmpdir(), 'generated-client-'));
const servers = new Map<string, StartedMockServer>();

/** Runs a script of Node in the folder; gives all that it printed, also where it failed. */
async function node(script: string, ...args: readonly string[]): Promise<string> {
  try {
    const run = promisify(execFile)(process.execPath, [script, ...args], { cwd: folder });
    const { stdout, stderr } = await run;
    return stdout + stderr;
  } catch (error) {
    const { stdout = '', stderr = String(error) } = Object(error);
    return `failed: ${stdout}${stderr}`;
  }
}

beforeAll(async () => {
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG));
  for (const contract of CONTRACTS) {
    const server = await startMockServer({ contract, fixtures: world('base') });
    servers.set(contract, server);
    const own = join(folder, contract);
    mkdirSync(own);
    const document = await (await fetch(`${server.url}/__admin/openapi.json`)).text();
    writeFileSync(join(own, 'openapi.json'), document);
    for (const file of ['flow.ts', 'refused.ts']) cpSync(join(here, 'flow', file), join(own, file));
    cpSync(join(here, `flow/answers.${contract}.ts`), join(own, 'answers.ts'));
  }
}, PATIENCE_MS);

afterAll(async () => {
  for (const server of servers.values()) await server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a client generated from the document of each contract', () => {
  it(
    'is made without a complaint, and is what the flow takes it for',
    async () => {
      expect(await node(join(here, 'generate.mjs'), ...CONTRACTS)).toBe('');
      expect(await node(join(root, 'node_modules/typescript/bin/tsc'))).toBe('');
    },
    PATIENCE_MS,
  );

  it.each([
    ['documented', '200 without a body'],
    ['deployed', 'An invoice has been unlinked from payment.'],
  ])(
    'drives the payments screen (%s)',
    async (contract, unlinked) => {
      const server = servers.get(contract);
      const { token = '' } = server?.as('staff') ?? {};
      const args = [server?.url ?? '', token, CUSTOMER.alpha, PROFILE.old];
      const printed = await node(join('built', contract, 'flow.js'), ...args);
      expect(printed).toMatch(/^\{/);
      expect(JSON.parse(printed)).toEqual({
        active: 'Alpha active profile',
        payments: 22,
        sum: '250.00',
        proof: 'paid in full\n',
        linked: contract === 'documented',
        period: '11-2023',
        unlinked,
        cleared: null,
        gone: 'No Payment matches the given query.',
        enabled: 'Payment profile has been enabled.',
        refused: ['Invalid hyperlink - Object does not exist.'],
      });
    },
    PATIENCE_MS,
  );
});
