/** Every resource, parents before their children. */
import type { Resource } from '../waldur/resource.ts';
import { createSite } from '../waldur/site/site.ts';
import type { View } from '../waldur/view-set/view.ts';
import { createCustomers } from './customers/index.ts';
import { createInvoices } from './invoices/index.ts';
import { mediaResource } from './media/index.ts';
import { organizationProfiles, paymentProfileResource } from './payment-profiles/index.ts';
import { markAsPaid, paymentResource } from './payments/index.ts';
import { projectResource } from './projects/index.ts';
import { RESOURCE_NAMES, SIBLINGS, siteViews } from './site/index.ts';
import { userResource, userViews } from './users/index.ts';

export { actors, users } from './users/index.ts';

export const resources: readonly Resource[] = [
  createCustomers(organizationProfiles),
  projectResource,
  userResource,
  paymentProfileResource,
  createInvoices({ paid: markAsPaid }),
  mediaResource,
  paymentResource,
];

/** All that a store has to have. */
export const tables = resources.flatMap(({ table, moreTables = [] }) => [table, ...moreTables]);

/** Views that stand alone. */
export const singleViews: readonly View[] = [...userViews, ...siteViews];

/** The API: everything behind one URL table. */
export const site = createSite(resources, singleViews, {
  names: RESOURCE_NAMES,
  siblings: SIBLINGS,
});
