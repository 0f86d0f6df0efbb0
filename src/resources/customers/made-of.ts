/** What is made of an organization, or of the group that it is in, and what stands in for what a fixture leaves out. */
import type { Instant } from '../../values/instant.ts';
import { slugOf } from '../../values/slug.ts';
import type { DefaultContext } from '../../waldur/model/field.ts';
import type { Call } from '../../waldur/site/call.ts';
import {
  type OrganizationGroup,
  type OrganizationGroupId,
  type OrganizationGroupType,
  organizationGroups,
  organizationGroupTypes,
} from '../organization-groups/index.ts';
import { countryName } from './countries.ts';

/** What of an organization it is called by. */
export interface Named {
  readonly name: string;
  readonly abbreviation: string;
  readonly domain: string;
}

/** Longest slug that the database holds. */
export const MAX_SLUG = 50;

export function now({ clock }: DefaultContext): Instant {
  return clock.now();
}

/** Accounting starts with the organization. */
export function created({ created }: { readonly created: Instant }): Instant {
  return created;
}

export function nextName({ index }: DefaultContext): string {
  return `Organization ${index + 1}`;
}

export function slugOfName({ name }: Named): string {
  return slugOf(name).slice(0, MAX_SLUG);
}

/** Source: BEHAVIOUR 17. */
export function displayName({ abbreviation, name, domain }: Named): string {
  if (abbreviation !== '') return abbreviation;
  return domain === '' ? name : `${name} (${domain})`;
}

export function nameOfCountry({ country }: { readonly country: string }): string | null {
  return countryName(country);
}

export function nothing(): null {
  return null;
}

/** What of an organization tells of its group. */
export interface Grouped {
  readonly organizationGroup: OrganizationGroupId | null;
}

/** What is undefined is not told. */
export function groupName(customer: Grouped, call: Call): string | undefined {
  return groupOf(customer, call)?.name;
}

export function groupUuid(customer: Grouped, call: Call): string | undefined {
  return wireUuid(groupOf(customer, call), call);
}

export function parentName(customer: Grouped, call: Call): string | undefined {
  return parentOf(customer, call)?.name;
}

export function parentUuid(customer: Grouped, call: Call): string | undefined {
  return wireUuid(parentOf(customer, call), call);
}

export function typeName(customer: Grouped, call: Call): string | undefined {
  return typeOf(customer, call)?.name;
}

export function typeUuid(customer: Grouped, call: Call): string | undefined {
  return wireUuid(typeOf(customer, call), call);
}

export function groupOf(
  { organizationGroup }: Grouped,
  { world: { store } }: Call,
): OrganizationGroup | undefined {
  return organizationGroup === null
    ? undefined
    : store.table(organizationGroups).get(organizationGroup);
}

export function typeOf(customer: Grouped, call: Call): OrganizationGroupType | undefined {
  const type = groupOf(customer, call)?.type;
  return type ? call.world.store.table(organizationGroupTypes).get(type) : undefined;
}

function parentOf(customer: Grouped, call: Call): OrganizationGroup | undefined {
  const parent = groupOf(customer, call)?.parent;
  return parent ? call.world.store.table(organizationGroups).get(parent) : undefined;
}

function wireUuid(
  row: OrganizationGroup | OrganizationGroupType | undefined,
  { world: { contract } }: Call,
): string | undefined {
  return row && contract.wireUuid(row.uuid);
}
