/** Sends the requests of one operation and tells how long they took. Arguments: port, operation, how many requests. */
import autocannon from 'autocannon';
import { OPERATIONS } from './operations.mjs';
import { HOST, TOKEN } from './world.mjs';

const [port, operation, amount] = process.argv.slice(2);
const CONNECTIONS = 4;
const headers = { host: HOST, authorization: `Token ${TOKEN}` };

/** A request in autocannon's words; `created` is the path of what the flow's first request made. */
function asRequest({ created, ...request }, number) {
  return {
    ...request,
    path: request.path ?? '/',
    headers: { ...headers, ...request.headers },
    ...(created === undefined
      ? {}
      : {
          setupRequest: (plain, context) => ({
            ...plain,
            path: `/api/payments/${context.uuid}/${created}`,
          }),
        }),
    ...(operation === 'mixed flow' && number === 0
      ? {
          onResponse: (_status, body, context) =>
            Object.assign(context, { uuid: JSON.parse(body).uuid }),
        }
      : {}),
  };
}

const durations = [];
let first;
let last;
let connection = 0;
const run = autocannon({
  url: `http://127.0.0.1:${port}`,
  connections: CONNECTIONS,
  amount: Number(amount),
  // It looks so often, in milliseconds, whether all answers are there.
  sampleInt: 10,
  setupClient(client) {
    client.setRequests(OPERATIONS[operation](connection).map(asRequest));
    connection += 1;
  },
});
run.on('response', (_client, _status, _bytes, milliseconds) => {
  last = performance.now();
  first ??= last - milliseconds;
  durations.push(milliseconds);
});
const { errors, non2xx } = await run;
durations.sort((a, b) => a - b);
const p99 = durations[Math.floor(durations.length * 0.99)];
console.log(
  JSON.stringify({
    requests: durations.length,
    failed: errors + non2xx,
    seconds: (last - first) / 1000,
    p99,
  }),
);
