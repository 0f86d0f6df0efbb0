/** The soak for some seconds: that the server stands it, and that a server which does not is found out. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, jest } from '@jest/globals';

// Each is a process that starts another one, on a machine that may have more to do.
jest.setTimeout(120_000);

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Exit code and report of a soak. */
function soak(...args: readonly string[]): Promise<{ code: number | null; report: string }> {
  // Not recorded: what nonsense is answered is no example, and memory is measured.
  const child = spawn(process.execPath, [file('soak.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return new Promise((resolve) => {
    let report = '';
    child.stdout.on('data', (chunk) => {
      report += chunk;
    });
    child.on('close', (code) => resolve({ code, report }));
  });
}

describe('npm run soak', () => {
  it('passes: mixed traffic, and a control plane that is sent nonsense', async () => {
    const { code, report } = await soak(
      '--minutes=0.05',
      '--fuzz=500',
      '--seed=1',
      '--connections=8',
      '--rounds=3',
    );
    expect([code, report]).toEqual([0, expect.stringContaining('**passed**')]);
    expect(report).toMatch(/\| strange control plane \| 500 \|/);
  });

  it.each([
    ['unnamed', 'an unnamed 500 × '],
    ['error', 'an error inside the server × 1: Something broke.'],
    ['end', 'the end of the server × 1: 3'],
    ['silence', 'a request without an answer × '],
    ['loss', 'a lost connection × '],
    ['leak', 'memory that stays (heap) × 1: '],
  ])('fails for a server with the fault: %s', async (fault, line) => {
    const { code, report } = await soak(
      ...[
        '--minutes=0.02',
        '--rounds=3',
        '--fuzz=0',
        '--seed=1',
        '--connections=4',
        '--patience=0.3',
      ],
      ...[`--server=${file('bad-server.mjs')}`, `--contract=${fault}`],
    );
    expect([code, report]).toEqual([1, expect.stringContaining(`- ${line}`)]);
  });
});
