/** Decides which rows are pulled: what the user sees, up to a limit, and all that those rows refer to. */
import { parseUuid, type Uuid } from '../../values/uuid.ts';
import { RemoteError } from '../client/remote-error.ts';
import { OWN_USER, PLACES, type PlaceName } from './places.ts';
import { type PullOptions, USUAL_LIMIT } from './pull-options.ts';
import type { ListRequest, RawRow, Source } from './source.ts';

export type Rows = Map<Uuid<string>, RawRow>;

/** By uuid, in the order in which the server lists them; those that others refer to come last. */
export interface Gathered {
  readonly user: RawRow;
  readonly customers: Rows;
  readonly profiles: Rows;
  readonly invoices: Rows;
  readonly payments: Rows;
  readonly unread: Unread;
}

/** Tables that the server refuses to list, or fails at, by their names in fixtures: what it says. */
export type Unread = ReadonlyMap<string, RemoteError>;

/** The last uuid in a link or a text, in any form: of `…/api/customers/<uuid>/`, that of the organization. */
export function uuidIn(reference: unknown): Uuid<string> | undefined {
  if (typeof reference !== 'string') return undefined;
  const path = reference.split(/[?#]/, 1)[0] ?? '';
  for (const part of path.split('/').reverse()) {
    const uuid = parseUuid(part.replace(/\.[a-z]+$/, ''));
    if (uuid !== undefined) return uuid;
  }
  return undefined;
}

/** @throws RemoteError where the server cannot be read, or one of the organizations is not there */
export async function gather(
  source: Source,
  { customers: asked, limit = USUAL_LIMIT, onProgress }: PullOptions,
): Promise<Gathered> {
  const told = (what: string) => (done: number, total: number | undefined) =>
    onProgress?.({ what, done, total });
  const user = await source.ownRow(OWN_USER);
  const wanted = asked && new Set(asked.map((each) => parseUuid(each)));
  const customers: Rows = new Map();
  const profiles: Rows = new Map();
  const invoices: Rows = new Map();
  const payments: Rows = new Map();

  const unread = new Map<string, RemoteError>();
  const list = async (
    table: PlaceName,
    more: Partial<ListRequest> = {},
  ): Promise<readonly RawRow[]> => {
    try {
      return await source.list({ path: PLACES[table], limit, onRows: told(table), ...more });
    } catch (error) {
      if (!isRefused(error)) throw error;
      unread.set(table, error);
      return [];
    }
  };

  if (wanted === undefined) {
    add(customers, await list('customers'));
    add(profiles, await list('payment_profiles'));
    add(invoices, await list('invoices'));
    add(payments, await list('payments'));
  }
  for (const uuid of wanted ?? []) {
    if (uuid === undefined) continue;
    const path = `${PLACES.customers}${uuid}/`;
    const row = await source.row(path);
    if (row === undefined) throw source.unfit(path, 'there is no such organization for this user');
    add(customers, [row]);
    const rest = (rows: Rows): number => limit - rows.size;
    const ofIt =
      (...names: readonly string[]) =>
      (each: RawRow): boolean =>
        names.some((name) => uuidIn(each.members[name]) === uuid);
    const listed = await list('payment_profiles', {
      ...{ limit: rest(profiles), query: { organization_uuid: uuid } },
      isWanted: ofIt('organization', 'organization_uuid'),
    });
    add(profiles, listed);
    const billed = await list('invoices', {
      ...{ limit: rest(invoices), query: { customer_uuid: uuid }, isWanted: ofIt('customer') },
    });
    add(invoices, billed);
    for (const profile of listed) {
      const paid = await list('payments', {
        ...{ limit: rest(payments), query: { profile_uuid: profile.uuid } },
        isWanted: (each) => uuidIn(each.members['profile']) === profile.uuid,
      });
      add(payments, paid);
    }
  }
  // Payments of an organization are asked for by its profiles.
  const noProfiles = unread.get('payment_profiles');
  if (wanted !== undefined && noProfiles) unread.set('payments', noProfiles);

  const complete = async (
    table: PlaceName,
    rows: Rows,
    references: Iterable<unknown>,
  ): Promise<void> => {
    if (unread.has(table)) return;
    const missing = new Set(
      [...references].map(uuidIn).filter((each) => each !== undefined && !rows.has(each)),
    );
    const found = await Promise.all(
      [...missing].map((uuid) => rowIfGiven(source, `${PLACES[table]}${uuid}/`)),
    );
    add(
      rows,
      found.filter((each) => each !== undefined),
    );
  };
  await complete('payment_profiles', profiles, members(payments, 'profile'));
  await complete('invoices', invoices, members(payments, 'invoice'));
  await complete('customers', customers, [
    ...members(profiles, 'organization'),
    ...members(invoices, 'customer'),
    ...members(payments, 'customer_uuid'),
  ]);
  return { user, customers, profiles, invoices, payments, unread };
}

/** One of a server that fails at this row alone is not there. */
async function rowIfGiven(source: Source, path: string): Promise<RawRow | undefined> {
  return source.row(path).catch((error: unknown) => {
    if (isRefused(error)) return undefined;
    throw error;
  });
}

const isRefused = (error: unknown): error is RemoteError =>
  error instanceof RemoteError && error.kind === 'refused';

/** @throws RemoteError where not one of the tables could be read */
export function refuseNothing(unread: Unread): void {
  const [first] = unread.values();
  if (first && unread.size === Object.keys(PLACES).length) throw first;
}

function add(rows: Rows, more: readonly RawRow[]): void {
  for (const row of more) if (!rows.has(row.uuid)) rows.set(row.uuid, row);
}

function members(rows: Rows, name: string): readonly unknown[] {
  return Array.from(rows.values(), (row) => row.members[name]);
}
