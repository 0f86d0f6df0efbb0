/** The roles of a user in one line. */

/** Each role with where it is held, as fixtures have it. */
export function rolesText(roles: readonly unknown[]): string {
  return roles.map(roleText).join(', ');
}

function roleText(role: unknown): string {
  if (typeof role !== 'object' || role === null) return String(role);
  const members = new Map<string, unknown>(Object.entries(role));
  const name = members.get('role') ?? 'role';
  const where = members.get('customer') ?? members.get('project');
  return where === undefined ? String(name) : `${String(name)} of ${String(where)}`;
}
