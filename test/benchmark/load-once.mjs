/** Loads a fixture file once and tells how long that took. Arguments: `mock` or `plain`, the file. */
import { readFileSync } from 'node:fs';

const [subject, file] = process.argv.slice(2);

/**
 * The baseline: reads the file, parses it, and makes of each payment the row that the store has of it - uuids without
 * dashes, references looked up, the moment with its microseconds - in a map by uuid. Checks nothing but that references
 * name a row, indexes nothing, freezes nothing.
 */
function loadPlain() {
  const document = JSON.parse(readFileSync(file, 'utf8'));
  const keys = (rows) => new Map(rows.map(({ uuid }) => [uuid, withoutDashes(uuid)]));
  const profiles = keys(document.payment_profiles);
  const invoices = keys(document.invoices);
  const rows = new Map();
  for (const payment of document.payments) {
    const uuid = withoutDashes(payment.uuid);
    rows.set(uuid, {
      uuid,
      profile: known(profiles, payment.profile),
      dateOfPayment: payment.date_of_payment,
      sum: payment.sum,
      proof: payment.proof,
      invoice: payment.invoice === null ? null : known(invoices, payment.invoice),
      created: `${payment.created.slice(0, -1)}000Z`,
    });
  }
  return rows.size;
}

const withoutDashes = (uuid) => uuid.replaceAll('-', '');

function known(keys, uuid) {
  const key = keys.get(uuid);
  if (key === undefined) throw new Error(`${uuid} names no row.`);
  return key;
}

async function createLoadMock() {
  const { createMockServer } = await import('../../dist/index.js');
  return () => createMockServer({ fixtures: file });
}

const load = subject === 'plain' ? loadPlain : await createLoadMock();
const cpu = process.cpuUsage();
const start = performance.now();
const kept = load();
const milliseconds = performance.now() - start;
const { user, system } = process.cpuUsage(cpu);
console.log(
  JSON.stringify({ milliseconds, cpuMs: (user + system) / 1000, isKept: kept !== undefined }),
);
