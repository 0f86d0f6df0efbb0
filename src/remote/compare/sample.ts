/** The rows over which both sides are compared: those of the real server, as they are. */
import { isMembers } from '../../values/plain-json.ts';
import type { FixtureDocument } from '../../vocabulary/fixture-document.ts';
import { RemoteError } from '../client/remote-error.ts';
import { remoteOptionsIn } from '../client/remote-options.ts';
import { pullRows } from '../pull/pull-fixtures.ts';
import type { PulledField } from '../pull/pull-report.ts';
import type { CompareOptions } from './compare-options.ts';
import { LISTS } from './places.ts';

export type SampleRow = Readonly<Record<string, unknown>>;

export interface Sample {
  /** What the private mock starts with. */
  readonly document: FixtureDocument;
  readonly rows: (table: string) => readonly SampleRow[];
  /** Whether the server told a column, and it could be had as it was: others are made up. */
  readonly tells: (table: string, column: string) => boolean;
  readonly counts: Readonly<Record<string, number>>;
  /** Tables that the server does not list for this user: what it answers. They are not compared. */
  readonly unread: Readonly<Record<string, string>>;
  readonly requests: number;
}

/** @throws RemoteError where they cannot be read */
export async function takeSample(options: CompareOptions): Promise<Sample> {
  const { to, token, as = {}, limit, customers, onProgress } = options;
  const common = { from: to, ...remoteOptionsIn(options) };
  const main = await pullRows({
    ...common,
    token,
    ...(limit === undefined ? {} : { limit }),
    ...(customers === undefined ? {} : { customers }),
    onProgress: ({ done, total }) => onProgress?.({ what: 'sample', done, total }),
  });
  if (LISTS.every(({ table }) => table in main.unread)) {
    const [[table, reason] = []] = Object.entries(main.unread);
    throw new RemoteError(
      'refused',
      'GET',
      to,
      `${table} could not be read: ${reason}; nor the other tables`,
    );
  }
  let { requests } = main;
  const users = [...withToken(main.fixtures.users, token)];
  for (const other of Object.values(as)) {
    const pulled = await pullRows({ ...common, token: other, limit: 1 });
    requests += pulled.requests;
    const known = idsOf(main.fixtures);
    for (const user of withToken(pulled.fixtures.users, other)) {
      if (!users.some(({ username }) => username === user['username'])) {
        const roles = (user.roles ?? []).filter((role) =>
          known.has('customer' in role ? role.customer : role.project),
        );
        users.push({ ...user, roles });
      }
    }
  }
  const document = { ...main.fixtures, users };
  return {
    document,
    rows: (table) => rowsIn(document, table),
    tells: (table, column) => isTold(main.fields, table, column),
    counts: main.rows,
    unread: main.unread,
    requests,
  };
}

function isTold(fields: readonly PulledField[], table: string, column: string): boolean {
  const told = fields.filter((each) => each.table === table && each.field === column);
  return told.length > 0 && told.every(({ fate }) => fate === 'kept');
}

export function rowsIn(document: object, table: string): readonly SampleRow[] {
  const rows: unknown = Object.entries(document).find(([name]) => name === table)?.[1];
  return Array.isArray(rows) ? rows.filter(isMembers) : [];
}

/** The user whose token was used, with it: the mock is asked with the same one. */
function withToken<Row extends object>(
  rows: readonly Row[] | undefined,
  token: string,
): readonly (Row & SampleRow)[] {
  return (rows ?? []).map((row) => ({ ...row, token }));
}

function idsOf(document: object): ReadonlySet<unknown> {
  const rows = ['customers', 'projects'].flatMap((table) => rowsIn(document, table));
  return new Set(rows.map(({ uuid }) => uuid));
}
