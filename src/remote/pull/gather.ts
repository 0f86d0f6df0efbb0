/** Decides which rows are pulled: what the user sees, up to a limit, and all that those rows refer to. */
import { parseUuid, type Uuid } from '../../values/uuid.ts';
import { type PullOptions, USUAL_LIMIT } from './pull-options.ts';
import type { RawRow, Source } from './source.ts';

export type Rows = Map<Uuid<string>, RawRow>;

/** By uuid, in the order in which the server lists them; those that others refer to come last. */
export interface Gathered {
  readonly user: RawRow;
  readonly customers: Rows;
  readonly profiles: Rows;
  readonly invoices: Rows;
  readonly payments: Rows;
}

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
  const user = await source.ownRow('/api/users/me/');
  const wanted = asked && new Set(asked.map((each) => parseUuid(each)));
  const customers: Rows = new Map();
  const profiles: Rows = new Map();
  const invoices: Rows = new Map();
  const payments: Rows = new Map();

  if (wanted === undefined) {
    add(
      customers,
      await source.list({ path: '/api/customers/', limit, onRows: told('customers') }),
    );
    add(
      profiles,
      await source.list({
        path: '/api/payment-profiles/',
        limit,
        onRows: told('payment_profiles'),
      }),
    );
    add(invoices, await source.list({ path: '/api/invoices/', limit, onRows: told('invoices') }));
    add(payments, await source.list({ path: '/api/payments/', limit, onRows: told('payments') }));
  }
  for (const uuid of wanted ?? []) {
    if (uuid === undefined) continue;
    const path = `/api/customers/${uuid}/`;
    const row = await source.row(path);
    if (row === undefined) throw source.unfit(path, 'there is no such organization for this user');
    add(customers, [row]);
    const rest = (rows: Rows): number => limit - rows.size;
    const ofIt =
      (...names: readonly string[]) =>
      (each: RawRow): boolean =>
        names.some((name) => uuidIn(each.members[name]) === uuid);
    const own = {
      path: '/api/payment-profiles/',
      limit: rest(profiles),
      onRows: told('payment_profiles'),
    };
    const listed = await source.list({
      ...own,
      query: { organization_uuid: uuid },
      isWanted: ofIt('organization', 'organization_uuid'),
    });
    add(profiles, listed);
    add(
      invoices,
      await source.list({
        ...{ path: '/api/invoices/', limit: rest(invoices), query: { customer_uuid: uuid } },
        ...{ isWanted: ofIt('customer'), onRows: told('invoices') },
      }),
    );
    for (const profile of listed) {
      add(
        payments,
        await source.list({
          ...{
            path: '/api/payments/',
            limit: rest(payments),
            query: { profile_uuid: profile.uuid },
          },
          isWanted: (each) => uuidIn(each.members['profile']) === profile.uuid,
          onRows: told('payments'),
        }),
      );
    }
  }

  const complete = async (
    rows: Rows,
    path: string,
    references: Iterable<unknown>,
  ): Promise<void> => {
    const missing = new Set(
      [...references].map(uuidIn).filter((each) => each !== undefined && !rows.has(each)),
    );
    const found = await Promise.all([...missing].map((uuid) => source.row(`${path}${uuid}/`)));
    add(
      rows,
      found.filter((each) => each !== undefined),
    );
  };
  await complete(profiles, '/api/payment-profiles/', members(payments, 'profile'));
  await complete(invoices, '/api/invoices/', members(payments, 'invoice'));
  await complete(customers, '/api/customers/', [
    ...members(profiles, 'organization'),
    ...members(invoices, 'customer'),
    ...members(payments, 'customer_uuid'),
  ]);
  return { user, customers, profiles, invoices, payments };
}

function add(rows: Rows, more: readonly RawRow[]): void {
  for (const row of more) if (!rows.has(row.uuid)) rows.set(row.uuid, row);
}

function members(rows: Rows, name: string): readonly unknown[] {
  return Array.from(rows.values(), (row) => row.members[name]);
}
