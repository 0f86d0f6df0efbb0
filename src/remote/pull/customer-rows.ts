/** Makes rows of organizations, and of what their answers tell besides: their groups with types and parents, their projects. */
import { isMembers } from '../../values/plain-json.ts';
import type { Files } from './files.ts';
import { uuidIn } from './gather.ts';
import type { RawRow } from './source.ts';
import type { Draft, Treating } from './treat.ts';

export interface CustomerRows {
  readonly customers: readonly Draft[];
  readonly projects: readonly Draft[];
  readonly groups: readonly Draft[];
  readonly types: readonly Draft[];
}

export async function customerRows(
  rows: Iterable<RawRow>,
  treating: Treating,
  files: Files,
): Promise<CustomerRows> {
  const [types, groups, projects] = [
    new Map<string, Draft>(),
    new Map<string, Draft>(),
    new Map<string, Draft>(),
  ];
  const customers: Draft[] = [];
  for (const { members } of rows) {
    const draft = treating.row('customers', members);
    const group = groupOf(members, treating, types, groups);
    if (group !== undefined) draft['organization_group'] = group;
    const image = await files.take(members['image'], 'customers');
    draft['image'] = image?.uuid ?? null;
    customers.push(draft);
    const listed = members['projects'];
    for (const project of Array.isArray(listed) ? listed : []) {
      if (!isMembers(project)) continue;
      const { uuid, name, end_date }: Readonly<Record<string, unknown>> = { ...project };
      const row = treating.row('projects', { uuid, name, end_date });
      const key = row['uuid'];
      if (typeof key === 'string') projects.set(key, { ...row, customer: draft['uuid'] });
    }
  }
  return {
    customers,
    projects: [...projects.values()],
    groups: [...groups.values()],
    types: [...types.values()],
  };
}

/** The uuid of a group in the document; its rows are made where they are met first: types and parents before groups. */
function groupOf(
  members: Readonly<Record<string, unknown>>,
  treating: Treating,
  types: Map<string, Draft>,
  groups: Map<string, Draft>,
): string | undefined {
  const told = (name: string): unknown => members[`organization_group_${name}`];
  const add = (
    rows: Map<string, Draft>,
    table: string,
    uuid: unknown,
    row: Draft,
  ): string | undefined => {
    const key = uuidIn(uuid);
    if (key === undefined) return undefined;
    if (!rows.has(key)) rows.set(key, treating.row(table, { uuid: key, ...row }));
    return String(rows.get(key)?.['uuid']);
  };
  const group = uuidIn(members['organization_group']) ?? uuidIn(told('uuid'));
  if (group === undefined) return undefined;
  add(types, 'organization_group_types', told('type_uuid'), { name: told('type_name') });
  add(groups, 'organization_groups', told('parent_uuid'), { name: told('parent_name') });
  return add(groups, 'organization_groups', group, {
    name: told('name'),
    type: uuidIn(told('type_uuid')) ?? null,
    parent: uuidIn(told('parent_uuid')) ?? null,
  });
}
