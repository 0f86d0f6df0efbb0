/** What a team writes in an afternoon: objects as they are answered, in a map, a list, and a list for each profile. */
import { randomUUID } from 'node:crypto';
import { answer, answerOf, HOST } from './world.mjs';

const PAGE_SIZE = 10;

export function createStore(payments) {
  const all = Array.from({ length: payments }, (_, index) => answerOf(index));
  const byUuid = new Map(all.map((row) => [row.uuid, row]));
  const byProfile = Map.groupBy ? Map.groupBy(all, profileOf) : groupByProfile(all);
  return {
    list(profile, page = 1) {
      const rows = profile === undefined ? all : (byProfile.get(profile) ?? []);
      return rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
    },
    retrieve: (uuid) => byUuid.get(uuid),
    create({ profile, date_of_payment, sum }) {
      const organization = Number.parseInt(uuidIn(profile).slice(1, 8), 16);
      const row = answer({ uuid: randomUUID(), date_of_payment, sum }, organization, false);
      all.push(row);
      byUuid.set(row.uuid, row);
      byProfile.get(profileOf(row))?.push(row);
      return row;
    },
    update: (uuid, changes) => Object.assign(byUuid.get(uuid), changes),
    link(uuid, invoice) {
      const row = byUuid.get(uuid);
      row.invoice_uuid = uuidIn(invoice);
      row.invoice = `http://${HOST}/api/invoices/${row.invoice_uuid}/`;
      const month = Number.parseInt(row.invoice_uuid.slice(1, 8), 16) + 1;
      row.invoice_period = `${String(month).padStart(2, '0')}-2023`;
      return { invoice: row.invoice };
    },
    unlink(uuid) {
      const row = byUuid.get(uuid);
      row.invoice = row.invoice_uuid = row.invoice_period = null;
    },
    destroy(uuid) {
      const row = byUuid.get(uuid);
      byUuid.delete(uuid);
      for (const rows of [all, byProfile.get(profileOf(row))])
        rows.splice(rows.lastIndexOf(row), 1);
    },
  };
}

function groupByProfile(rows) {
  const groups = new Map();
  for (const row of rows) {
    const key = profileOf(row);
    if (groups.has(key)) groups.get(key).push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

const uuidIn = (url) => url.slice(url.lastIndexOf('/', url.length - 2) + 1, -1);
const profileOf = ({ profile }) => uuidIn(profile);
