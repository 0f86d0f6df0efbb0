/** Decides what cannot be compared for want of a table that the server does not list: its probes, and what others show of it. */
import { LISTS } from './places.ts';
import type { Probe } from './probe.ts';
import type { Sample } from './sample.ts';

/** The members, filters and orders in which rows of other tables show one of this. */
const SHOWN: Readonly<Record<string, RegExp>> = {
  customers: /^(?:customer|organization)(?:_|$)/,
  payment_profiles: /^(?:payment_)?profiles?(?:_|$)/,
  invoices: /^invoice(?:_|$)/,
  payments: /^payments?(?:_|$)/,
};

export function isUnreadMember(name: string, unread: readonly string[]): boolean {
  return unread.some((table) => SHOWN[table]?.test(name) === true);
}

/** Undefined for what is compared. Writes that are refused, or about rows of its own, need no rows of the sample. */
export function whyNotCompared(
  { phase, request: { path } }: Probe,
  { unread }: Pick<Sample, 'unread'>,
): string | undefined {
  const tables = Object.keys(unread);
  if (phase !== 'read' || tables.length === 0) return undefined;
  const [place = '', query = ''] = path.split('?', 2);
  const own = LISTS.find((list) => `${place}/`.startsWith(list.path))?.table ?? '';
  const names = [...new URLSearchParams(query)].map(([name, value]) =>
    name === 'o' ? value.replace('-', '') : name,
  );
  const table =
    own in unread ? own : tables.find((each) => names.some((name) => isUnreadMember(name, [each])));
  return table === undefined ? undefined : `${table} could not be read: ${unread[table]}`;
}
