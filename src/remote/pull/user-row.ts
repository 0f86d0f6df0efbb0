/** Makes the row of the user who pulled: with a token of its own, and the roles that it has in what was pulled. */
import { fixtureRole } from '../../resources/index.ts';
import { isMembers } from '../../values/plain-json.ts';
import { dashed } from '../../values/uuid.ts';
import { uuidIn } from './gather.ts';
import { PULLED_TOKEN } from './pull-options.ts';
import type { RawRow } from './source.ts';
import type { Draft, Treating } from './treat.ts';

const LONG_AGO = '2023-01-01T00:00:00Z';

export interface PulledUser {
  readonly row: Draft;
  /** How many roles fixtures do not have, or are in what was not pulled. */
  readonly lostRoles: number;
}

/** `has`: whether a row of the document has this uuid. */
export function userRow(
  { members }: RawRow,
  treating: Treating,
  has: (table: 'customers' | 'projects', uuid: string) => boolean,
): PulledUser {
  const { isVerbatim, mapping } = treating;
  const draft = treating.row('users', members);
  const granted = Array.isArray(members['permissions']) ? members['permissions'] : [];
  const roles = granted.flatMap((permission) => {
    const { scope_type, scope_uuid, role_name } = isMembers(permission) ? textsOf(permission) : {};
    const table = scope_type === 'project' ? 'projects' : 'customers';
    const uuid = uuidIn(scope_uuid);
    const role = fixtureRole(role_name ?? '');
    const scope = uuid && dashed(mapping.uuid(uuid));
    if (scope === undefined || role === undefined || !has(table, scope)) return [];
    return [{ [table.slice(0, -1)]: scope, role }];
  });
  // Of the two parts the whole is made; where there are none, the parts are made of the whole.
  const hasParts = Boolean(draft['first_name'] || draft['last_name']);
  if (hasParts && !isVerbatim) delete draft['full_name'];
  const token =
    isVerbatim && typeof members['token'] === 'string' ? members['token'] : PULLED_TOKEN;
  // Verbatim the token is as old as the mock that has it, so that it lives for a while.
  const undying = { token_created: draft['date_joined'] ?? LONG_AGO, token_lifetime: null };
  const row = { ...draft, token, password: null, ...(isVerbatim ? {} : undying), roles };
  return { row, lostRoles: granted.length - roles.length };
}

function textsOf(members: object): Readonly<Record<string, string | undefined>> {
  const entries = Object.entries(members).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(entries);
}
