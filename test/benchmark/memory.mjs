/**
 * What the built command holds of memory: with the default world, and with payments from a file; beside a plain array of
 * rows. Arguments: number of payments.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { residentMegabytes, startServer } from './processes.mjs';
import { TOKEN, writeFixture } from './world.mjs';

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const START = [here('../../dist/cli.js'), 'start', '--port', '0', '--log-format', 'json'];
const BASELINE = ['--expose-gc', here('baseline-memory.mjs')];
const BYTES = 1024 * 1024;

/**
 * Resident megabytes after the first answer, `standard` with the default world and `megabytes` with the payments, and
 * bytes a payment beyond what the same program takes without them.
 */
export async function measureMemory({ payments = 1_000_000 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(folder, 'world.json');
  try {
    await writeFixture(file, payments);
    const standard = await residentAfterAnswer(START);
    const megabytes = await residentAfterAnswer([...START, '--fixtures', file]);
    const empty = await residentAfterAnswer([...BASELINE, '0']);
    const full = await residentAfterAnswer([...BASELINE, String(payments)]);
    return {
      payments,
      node: process.version,
      standard,
      megabytes,
      bytesEach: bytesEach(standard, megabytes, payments),
      baselineBytesEach: bytesEach(empty, full, payments),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function bytesEach(before, after, payments) {
  return ((after - before) * BYTES) / payments;
}

async function residentAfterAnswer(args) {
  const server = await startServer(args);
  try {
    const headers = { Authorization: `Token ${TOKEN}` };
    await (await fetch(`http://127.0.0.1:${server.port}/api/payments/`, { headers })).text();
    return residentMegabytes(server.pid);
  } finally {
    await server.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [payments] = process.argv.slice(2).map(Number);
  console.log(JSON.stringify(await measureMemory({ payments }), null, 2));
}
