/** The file of our own example suite, judged by the reference verifier of Pact. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { root, runIn, useInstallation } from '../package/installed-project.ts';

const HERE = fileURLToPath(new URL('verifier/', import.meta.url));
const FILES = ['package.json', 'verify.cjs'];
/** Each platform's binary is a package of its own, which needs no script to be installed. */
const SETTINGS = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
const PATIENCE_MS = 180_000;

const { project, command } = useInstallation();
const verifier = mkdtempSync(join(tmpdir(), 'waldur-payments-mock-pact-'));
const file = join(verifier, 'checkout-waldur.json');
const example = (path: string) => readFileSync(join(root, 'test/examples/jest', path), 'utf8');

/** Runs the example suite with the file; gives what stands in it then. */
async function record(): Promise<string> {
  const suite = project(
    {
      'package.json': '{}',
      'payments-client.js': example('payments-client.js'),
      'payments.test.js': example('payments.test.js'),
    },
    ['jest'],
  );
  const jest = [process.execPath, join(root, 'node_modules/jest/bin/jest.js')];
  const args = ['exec', '--pact', file, '--consumer', 'checkout', '--', ...jest];
  const { status, output } = await runIn(suite, command(suite), args);
  expect({ status, output }).toMatchObject({ status: 0 });
  return readFileSync(file, 'utf8');
}

async function verify(contract: string): Promise<{ status: number | null; output: string }> {
  const own = project({ 'package.json': '{}' });
  const program = [process.execPath, join(verifier, 'verify.cjs'), file];
  const args = ['exec', '--contract', contract, '--', ...program];
  const { status, output } = await runIn(own, command(own), args);
  return { status, output: stripVTControlCharacters(output) };
}

beforeAll(() => {
  for (const each of FILES) copyFileSync(join(HERE, each), join(verifier, each));
  execFileSync('npm', ['install', ...SETTINGS], { cwd: verifier, stdio: 'ignore' });
}, PATIENCE_MS);

afterAll(() => rmSync(verifier, { recursive: true, force: true }));

describe('a file of Pact that exec has written', () => {
  it(
    'stays as it is when the same is used again',
    async () => {
      const first = await record();
      expect(JSON.parse(first).interactions).toHaveLength(4);
      expect(await record()).toBe(first);
    },
    PATIENCE_MS,
  );

  it(
    'is verified by the mock in the contract that it was recorded in, with all interactions',
    async () => {
      const { status, output } = await verify('documented');
      expect({ status, output }).toMatchObject({ status: 0 });
      expect(output.match(/has a matching body \(OK\)/g)).toHaveLength(4);
      expect(output).toContain('RESULT "verified"');
    },
    PATIENCE_MS,
  );

  it(
    'fails in the other contract where the two are known to differ, and nowhere else',
    async () => {
      const { status, output } = await verify('deployed');
      expect(status).toBe(1);
      expect(output.match(/has a matching body \(OK\)/g)).toHaveLength(1);
      expect(output).toMatch(/payments_create by stranger[\s\S]*?matching body \(OK\)/);
      expect(differences(output)).toEqual([...KNOWN].sort());
    },
    PATIENCE_MS,
  );
});

/** Uuids without dashes, relations that are left out, and what linking answers. Source: the two contracts' table. */
const KNOWN = [
  'customer_uuid has no dashes',
  'invoice has no dashes',
  'invoice_uuid has no dashes',
  'profile has no dashes',
  'proof has no dashes',
  'url has no dashes',
  'uuid has no dashes',
  'invoice is missing',
  'invoice_uuid is missing',
];

/** All that the verifier tells, each kind once; what is none of the known kinds stands as it is. */
function differences(output: string): readonly string[] {
  const lines = output.split('\n').filter((line) => line.includes(' -> '));
  const told = lines.flatMap((line) => {
    const missing = /missing the following keys: ([\w, ]+)/.exec(line)?.[1];
    if (missing !== undefined) return missing.split(', ').map((name) => `${name} is missing`);
    const [, name, value = ''] = /\.(\w+) -> Expected '([^']*)'/.exec(line) ?? [];
    const isPlain = /(?:^|\/)[0-9a-f]{32}\/?$/.test(value);
    return [name !== undefined && isPlain ? `${name} has no dashes` : line.trim()];
  });
  return [...new Set(told)].sort();
}
