/** A server in which something is wrong, to see that the soak finds it. Its contract says what. */
import { createServer } from 'node:http';

const { contract } = JSON.parse(process.argv[2]);
const MEGABYTES = 20 * 1024 * 1024;
const LISTS = { sandboxes: [], snapshots: [] };
const ORDER = { requestBody: { content: { 'application/json': { example: {} } } } };
const paths = Object.fromEntries(
  ['/api/payments/', '/__admin/state', '/__admin/snapshots/{name}'].map((path) => [
    path,
    { get: { operationId: 'get' }, post: { operationId: 'payments_create', ...ORDER } },
  ]),
);
const kept = [];
let answers = 0;
let asked = 0;

const server = createServer((req, res) => {
  req.resume();
  answers += 1;
  if (req.url === '/__admin/openapi.json?part=all') return res.end(JSON.stringify({ paths }));
  if (req.url.startsWith('/__admin/s')) return res.end(JSON.stringify(LISTS));
  if (answers === 50 && contract === 'end') process.exit(3);
  if (answers % 50 === 0 && contract === 'silence') return undefined;
  if (answers % 50 === 0 && contract === 'loss') return res.destroy();
  res.statusCode = answers % 50 === 0 && contract === 'unnamed' ? 500 : 404;
  return res.end('{}');
});
process.on('message', ({ collects }) => {
  if (collects && contract === 'leak') kept.push(Buffer.alloc(MEGABYTES, 1));
  // Right before what it is asked for: two words that come together are both heard.
  asked += 1;
  if (asked === 1 && contract === 'error') process.send({ error: 'Something broke.' });
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send({ memory: { heap: heapUsed + external, rss } });
});
process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () =>
  process.send({ url: `http://127.0.0.1:${server.address().port}` }),
);
