/**
 * What a refusal costs before and after a change, in English and in German: processor time of two builds, turn by turn in one
 * process, client included. `node test/benchmark/refusals.mjs ../before/dist dist`
 */
import http from 'node:http';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROUNDS = 24;
const REQUESTS = 500;
const BODY = '{"sum":"x","date_of_payment":"x"}';
const GERMAN = { 'accept-language': 'de-AT,de;q=0.9,en;q=0.8' };

async function start(dist) {
  const { startMockServer } = await import(pathToFileURL(resolve(dist, 'index.mjs')).href);
  const server = await startMockServer();
  return { server, agent: new http.Agent({ keepAlive: true, maxSockets: 1 }) };
}

function refused({ server, agent }, more) {
  const headers = {
    authorization: 'Token YOUR_API_TOKEN',
    'content-type': 'application/json',
    'content-length': BODY.length,
    ...more,
  };
  return new Promise((done, fail) => {
    const request = http.request(`${server.url}/api/payments/`, { agent, method: 'POST', headers });
    request.on('response', (answer) => {
      if (answer.statusCode !== 400) fail(new Error(`It was answered ${answer.statusCode}.`));
      answer.resume().on('end', done);
    });
    request.on('error', fail).end(BODY);
  });
}

/** Microseconds a request. */
async function cost(build, more = {}) {
  const before = process.cpuUsage();
  for (let number = 0; number < REQUESTS; number++) await refused(build, more);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / REQUESTS;
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1].toFixed(3);

const [before, after] = await Promise.all(process.argv.slice(2, 4).map(start));
for (let round = 0; round < 6; round++) for (const build of [before, after]) await cost(build);
const english = [];
const german = [];
for (let round = 0; round < ROUNDS; round++) {
  const costs = new Map();
  for (const build of round % 2 ? [before, after] : [after, before])
    costs.set(build, await cost(build));
  english.push(costs.get(after) / costs.get(before));
  german.push((await cost(after, GERMAN)) / costs.get(before));
}
console.log(
  `English after/before × ${median(english)}, German after/English before × ${median(german)}`,
);
process.exit(0);
