/** Every resource, parents before their children. */
import type { Contract } from '../waldur/contract.ts';
import type { Resource } from '../waldur/resource.ts';
import { createSite, type Site } from '../waldur/site/site.ts';
import { type View, viewWithin } from '../waldur/view-set/view.ts';
import { createCustomers } from './customers/index.ts';
import { createInvoices } from './invoices/index.ts';
import { mediaResource } from './media/index.ts';
import {
  organizationGroupResource,
  organizationGroupTypeResource,
} from './organization-groups/index.ts';
import { organizationProfiles, paymentProfileResource } from './payment-profiles/index.ts';
import { markAsPaid, paymentResource } from './payments/index.ts';
import { organizationProjects, projectResource, projectsCount } from './projects/index.ts';
import { RESOURCE_NAMES, SIBLINGS, siteViews } from './site/index.ts';
import { createStubs } from './stubs/index.ts';
import { userResource, usersCount, userViews } from './users/index.ts';

export { NEWER_STATE } from './invoices/index.ts';
export { RESOURCE_NAMES } from './site/index.ts';
export { OWN_BASE } from './stubs/index.ts';
export { actors, fixtureRole, users } from './users/index.ts';

/** With what its children add, each behind a field of its own. */
const customerResource = createCustomers(() => ({
  display_name: organizationProjects,
  accounting_start_date: { ...projectsCount, ...usersCount },
  country: organizationProfiles,
}));

/** What answers where the mock serves nothing. */
export const stubs = createStubs((path) => site.serves(path));

export const resources: readonly Resource[] = [
  mediaResource,
  organizationGroupTypeResource,
  organizationGroupResource,
  customerResource,
  projectResource,
  userResource,
  paymentProfileResource,
  createInvoices({ paid: markAsPaid }),
  paymentResource,
  stubs.resource,
];

/** All that a store has to have. */
export const tables = resources.flatMap(({ table, moreTables = [] }) => [table, ...moreTables]);

/** Views that stand alone. */
export const singleViews: readonly View[] = [...userViews, ...siteViews];

/** The API as a whole, whatever contract has it: everything behind one URL table. */
export const site: Site = siteOver(resources);

/** As much of it as a contract has. */
export function siteOf(contract: Contract): Site {
  const within = resources.map((each) =>
    each.view ? { ...each, view: viewWithin(each.view, contract) } : each,
  );
  return within.every(({ view }, index) => view === resources[index]?.view)
    ? site
    : siteOver(within);
}

function siteOver(served: readonly Resource[]): Site {
  const real = { names: RESOURCE_NAMES, siblings: SIBLINGS };
  return createSite(served, singleViews, real, stubs.elsewhere);
}
