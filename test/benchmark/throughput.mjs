/** Requests a second, processor time a request and p99 of each operation, beside both baselines in the same rounds. */

import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OPERATIONS } from './operations.mjs';
import { cpuMicros, median, runLoad, startServer } from './processes.mjs';
import { HOST, paymentUuid, profileUuid, TOKEN, writeFixture } from './world.mjs';

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
export const COMMAND = here('../../dist/cli.js');
export const SUBJECTS = ['mock', 'express', 'http'];
const SAME = [
  '/api/payments/',
  `/api/payments/?profile_uuid=${profileUuid(7)}&page=3`,
  `/api/payments/${paymentUuid(3)}/`,
];

/** The first round counts for nothing and is so many times as long: Node.js 24 compiles for some 15,000 creates. */
const WARM_UP = 4;

/** All figures of one size: by operation and subject `{perSecond, cpuMicros, p99}`. */
export async function measureSize(payments, { rounds, amount }) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const fixture = join(folder, 'world.json');
  await writeFixture(fixture, payments);
  const servers = {};
  try {
    servers.mock = await startServer(
      [
        COMMAND,
        'start',
        '--port',
        '0',
        '--fixtures',
        fixture,
        '--log-format',
        'json',
        '--log-level',
        'error',
      ].filter(Boolean),
    );
    servers.express = await startServer([here('baseline-express.mjs'), '0', String(payments)]);
    servers.http = await startServer([here('baseline-http.mjs'), '0', String(payments)]);
    await holdSameBytes(servers);
    const figures = {};
    for (const operation of Object.keys(OPERATIONS)) {
      figures[operation] = await measureOperation(servers, operation, rounds, amount);
    }
    return figures;
  } finally {
    for (const server of Object.values(servers)) await server.close();
    rmSync(folder, { recursive: true });
  }
}

/** @throws Error where two of them answer differently: what is compared must be the same work. */
async function holdSameBytes(servers) {
  for (const path of SAME) {
    const bodies = await Promise.all(Object.values(servers).map(({ port }) => bodyOf(port, path)));
    if (new Set(bodies).size > 1) throw new Error(`${path} differs:\n${bodies.join('\n')}`);
  }
}

/** The body of an answer to a GET. */
export function bodyOf(port, path, token = TOKEN) {
  return new Promise((resolve, reject) => {
    const headers = { Host: HOST, Authorization: `Token ${token}` };
    request({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
      let text = '';
      response
        .setEncoding('utf8')
        .on('data', (chunk) => {
          text += chunk;
        })
        .on('end', () => resolve(text));
    })
      .on('error', reject)
      .end();
  });
}

async function measureOperation(servers, operation, rounds, amount) {
  const taken = Object.fromEntries(SUBJECTS.map((subject) => [subject, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const subject of SUBJECTS) {
      const { port, pid } = servers[subject];
      const before = cpuMicros(pid);
      const sent = round === 0 ? WARM_UP * amount : amount;
      const load = await runLoad([here('load.mjs'), String(port), operation, String(sent)]);
      const after = cpuMicros(pid);
      if (load.failed > 0)
        throw new Error(`${subject}, ${operation}: ${load.failed} requests failed`);
      if (round === 0) continue;
      taken[subject].push({
        perSecond: load.requests / load.seconds,
        cpuMicros: after === undefined ? undefined : (after - before) / load.requests,
        p99: load.p99,
      });
    }
  }
  return Object.fromEntries(
    SUBJECTS.map((subject) => [
      subject,
      Object.fromEntries(
        ['perSecond', 'cpuMicros', 'p99'].map((key) => [
          key,
          median(taken[subject].map((each) => each[key])),
        ]),
      ),
    ]),
  );
}
