/**
 * What a team would hold: a plain array of rows of eleven texts, as JSON.parse makes them. Collects what it can before it
 * says that it listens, for nothing but the rows shall count. Run with --expose-gc. Arguments: number of payments.
 */
import { createServer } from 'node:http';
import { answer, paymentUuid } from './world.mjs';

const [payments] = process.argv.slice(2).map(Number);

function rowOf(index) {
  const uuid = paymentUuid(index);
  const date = `2023-10-${String((index % 28) + 1).padStart(2, '0')}`;
  const row = answer({ uuid, date_of_payment: date, sum: `${index % 1000}.50` }, index, true);
  const proof = `${row.url}proof/`;
  return JSON.parse(JSON.stringify({ ...row, proof, created: `${date}T10:00:00.000000Z` }));
}

const rows = [];
for (let index = 0; index < payments; index += 1) rows.push(rowOf(index));
globalThis.gc();
const server = createServer((_req, res) => res.end(JSON.stringify(rows.slice(0, 10))));
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ event: 'listening', port: server.address().port }));
});
