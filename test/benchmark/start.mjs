/** How soon the command answers, and how soon it has answered a thousand list pages, beside a one-route Express app. */
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { cpuMicros, median, startServer } from './processes.mjs';
import { bodyOf, COMMAND } from './throughput.mjs';

const ONE_ROUTE = fileURLToPath(new URL('baseline-one-route.cjs', import.meta.url));
/** Of a staff user of the default world. */
const DEFAULT_TOKEN = 'YOUR_API_TOKEN';
const MOCK = [COMMAND, 'start', '--port', '0', '--log-format', 'json', '--log-level', 'error'];
const REQUEST = [
  'GET /api/payments/ HTTP/1.1',
  'Host: bench.test',
  `Authorization: Token ${DEFAULT_TOKEN}`,
  '',
  '',
].join('\r\n');

/** Medians in milliseconds by subject: `first` answer, all `pages` of them, and the processor time of it all. */
export async function measureStart({ rounds, pages }) {
  const starts = { mock: MOCK, express: [ONE_ROUTE, '0', await answerOfMock()] };
  const taken = { mock: [], express: [] };
  // The first round fills the system's caches.
  for (let round = 0; round <= rounds; round += 1) {
    for (const subject of Object.keys(starts)) {
      const one = await startOnce(starts[subject], pages);
      if (round > 0) taken[subject].push(one);
    }
  }
  const medians = (each) =>
    Object.fromEntries(
      ['first', 'all', 'cpu'].map((key) => [key, median(each.map((one) => one[key]))]),
    );
  return { mock: medians(taken.mock), express: medians(taken.express) };
}

/** What both are to answer: the first page of the default world. */
async function answerOfMock() {
  const server = await startServer(MOCK);
  try {
    return await bodyOf(server.port, '/api/payments/', DEFAULT_TOKEN);
  } finally {
    await server.close();
  }
}

async function startOnce(args, pages) {
  const started = performance.now();
  const server = await startServer(args);
  try {
    const { first, all } = await askInTurn(server.port, pages);
    const cpu = cpuMicros(server.pid);
    return {
      first: first - started,
      all: all - started,
      cpu: cpu === undefined ? undefined : cpu / 1000,
    };
  } finally {
    await server.close();
  }
}

/** Sends the same request so many times over one connection, each when the answer before is there. */
function askInTurn(port, times) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(REQUEST));
    socket.setNoDelay(true);
    socket.on('error', reject);
    let text = '';
    let answered = 0;
    let first;
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      const length = lengthOf(text);
      if (length === undefined || text.length < length) return;
      if (!text.startsWith('HTTP/1.1 200')) reject(new Error(text.slice(0, 200)));
      text = text.slice(length);
      answered += 1;
      first ??= performance.now();
      if (answered < times) return void socket.write(REQUEST);
      resolve({ first, all: performance.now() });
      socket.destroy();
    });
  });
}

/** How long the answer is that a text begins with; undefined until its head is whole. */
function lengthOf(text) {
  const head = text.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const [, length = '0'] = /content-length: (\d+)/i.exec(text.slice(0, head)) ?? [];
  return head + 4 + Number(length);
}
