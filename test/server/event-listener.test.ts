/** A listener that fails: requests are answered, the process lives, and whoever runs it hears of it once. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { recordingEnvironment } from '../recording/spawn-environment.ts';

const run = promisify(execFile);

/** A process of its own, as a failure there would end it: asks three times, the last time for a fault of the mock's own. */
const PROGRAM = (listener: string) => `
  const { startMockServer } = require('./dist/index.js');
  (async () => {
    const server = await startMockServer({ onEvent: ${listener} });
    const { headers } = server.as('staff');
    const statuses = [];
    for (let round = 0; round < 3; round += 1) {
      statuses.push((await fetch(server.url + '/api/payments/', { headers })).status);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
    console.log(JSON.stringify(statuses));
    await server.close();
  })();
`;

describe('an onEvent that fails', () => {
  it.each([
    ['throws', "() => { throw new Error('from the listener'); }"],
    ['rejects', "async () => { throw new Error('from the listener'); }"],
    ['throws what is no error', "() => { throw 'from the listener'; }"],
  ])('leaves requests and process alone, and is told once: %s', async (_, listener) => {
    const options = { env: { PATH: process.env['PATH'], ...recordingEnvironment() } };
    const { stdout, stderr } = await run(process.execPath, ['-e', PROGRAM(listener)], options);
    expect(stdout.trim()).toBe('[200,200,200]');
    expect(stderr.match(/MockServerWarning: onEvent failed/g)).toHaveLength(1);
    expect(stderr).toContain('from the listener');
  });
});
