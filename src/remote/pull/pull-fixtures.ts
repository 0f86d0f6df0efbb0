/** Pulls rows of a real server, as fixtures in which nothing tells whose they were. */
import { secretBytes } from '../../values/random.ts';
import { createRemoteClient } from '../client/client.ts';
import { RemoteError } from '../client/remote-error.ts';
import { remoteOptionsIn } from '../client/remote-options.ts';
import { billingRows } from './billing-rows.ts';
import { customerRows } from './customer-rows.ts';
import { createFates } from './fates.ts';
import { createFiles } from './files.ts';
import { type Gathered, gather, refuseNothing } from './gather.ts';
import { createMapping } from './mapped.ts';
import { checkedPullOptions, KEPT_KINDS, type PullOptions } from './pull-options.ts';
import type { PullReport } from './pull-report.ts';
import { refuseServed } from './routes.ts';
import { settle } from './settle.ts';
import { createSource, type Source } from './source.ts';
import { stubRows } from './stub-rows.ts';
import { createTreating, type Draft } from './treat.ts';
import { userRow } from './user-row.ts';
import { HIDDEN, isHidden, writeFixtures } from './write-fixtures.ts';

export const KEY_BYTES = 32;

/**
 * Reads organizations, profiles, invoices, payments, proofs and the user, by GET and HEAD alone. Where it throws, nothing is
 * written.
 * @throws OptionError with all that is wrong with the options; RemoteError; FixtureError; the system's own error of a file
 */
export async function pullFixtures(options: PullOptions): Promise<PullReport> {
  // It goes with this call: nobody can tell afterwards what stands for what.
  return pullByKey(options, secretBytes(KEY_BYTES));
}

/** As they are, for the memory alone: of files no more than that they are there. @throws as `pullFixtures` */
export async function pullRows(options: PullOptions): Promise<PullReport> {
  return pullByKey({ ...options, anonymise: false }, secretBytes(KEY_BYTES), false);
}

/** The same, by a key that the caller throws away. @throws as `pullFixtures` */
export async function pullByKey(
  options: PullOptions,
  key: Uint8Array,
  hasFiles = true,
): Promise<PullReport> {
  const checked = checkedPullOptions(options);
  const { from, token, signal, out } = checked;
  refuseServed(checked.paths ?? []);
  const client = createRemoteClient({ base: from, token, ...remoteOptionsIn(checked) });
  try {
    const source = createSource(client, from);
    const gathered = await gather(source, checked);
    // A user who is compared may see nothing. A file of nothing is of no use.
    if (hasFiles) refuseNothing(gathered.unread);
    const made = await fixturesOf(gathered, source, checked, {
      key,
      hasFiles,
    });
    if (signal?.aborted) throw new RemoteError('aborted', 'GET', from, 'was stopped');
    const file =
      out === undefined
        ? undefined
        : writeFixtures(out, made.fixtures, checked.anonymise === false);
    const notes = out !== undefined && isHidden(out) ? [...made.notes, HIDDEN] : made.notes;
    return { ...made, notes, file, requests: client.requests };
  } finally {
    client.close();
  }
}

async function fixturesOf(
  gathered: Gathered,
  source: Source,
  options: PullOptions,
  { key, hasFiles }: { readonly key: Uint8Array; readonly hasFiles: boolean },
): Promise<Omit<PullReport, 'file' | 'requests'>> {
  const { from, keep = [], anonymise = true, onProgress } = options;
  const mapping = createMapping(key, anonymise ? keep : KEPT_KINDS);
  const fates = createFates(keep, !anonymise);
  const treating = createTreating(mapping, fates, !anonymise);
  const files = createFiles(source, from, treating, hasFiles, (done, total) =>
    onProgress?.({ what: 'files', done, total }),
  );
  const { customers, projects, groups, types } = await customerRows(
    gathered.customers.values(),
    treating,
    files,
  );
  const billing = await billingRows(gathered, treating, files);
  const unseen = unseenCustomers(customers, [...billing.profiles, ...billing.invoices]);
  const organizations = [...customers, ...unseen];
  const keys = { customers: keysOf(organizations), projects: keysOf(projects) };
  const user = userRow(gathered.user, treating, (table, uuid) => keys[table].has(uuid));
  const stubs = await stubRows(source, options, treating);
  const tables = {
    media: await files.rows(),
    organization_group_types: types,
    organization_groups: groups,
    customers: organizations,
    projects,
    users: [user.row],
    payment_profiles: billing.profiles,
    invoices: billing.invoices,
    payments: billing.payments,
    stubs: stubs.rows,
  };
  const { state, rows, lost } = settle(tables, fates);
  const unread = Object.fromEntries(
    Array.from(gathered.unread, ([table, { reason }]) => [table, reason.replace(/\.$/, '')]),
  );
  const notes = [
    ...Object.entries(unread).map(([table, reason]) => `${table} could not be read: ${reason}`),
    ...note(
      billing.unseenProfiles,
      'payment_profiles the user does not see: rows of little more than a uuid stand for them',
    ),
    ...note(
      billing.unseenInvoices,
      'payments linked to an invoice the user does not see: they have none',
    ),
    ...note(unseen.length, 'customers the user does not see: rows of a uuid stand for them'),
    ...note(files.missing(), 'files the server did not give: small ones stand for them'),
    ...note(
      user.lostRoles,
      'roles of the user left out: fixtures have none such, or not in what was pulled',
    ),
    ...[...lost].flatMap(([table, count]) =>
      note(count, `${table} left out: they break a rule of fixtures`),
    ),
    ...stubs.notes,
  ];
  return { fixtures: state, rows, fields: fates.fields(), unread, notes };
}

const note = (count: number, words: string): readonly string[] =>
  count === 0 ? [] : [`${count} ${words}`];

function keysOf(rows: readonly Draft[]): ReadonlySet<string> {
  return new Set(rows.map(({ uuid }) => String(uuid)));
}

/** What profiles and invoices refer to, and the user may not see. */
function unseenCustomers(customers: readonly Draft[], rows: readonly Draft[]): readonly Draft[] {
  const known = keysOf(customers);
  const named = rows
    .map((row) => row['organization'] ?? row['customer'])
    .filter((each) => typeof each === 'string');
  return [...new Set(named)].filter((uuid) => !known.has(uuid)).map((uuid) => ({ uuid }));
}
