/** Every resource, parents before their children. */
import type { Refusal } from '../drf/refusal.ts';
import type { Resource } from '../waldur/resource.ts';
import { createSite } from '../waldur/site.ts';
import type { View } from '../waldur/view.ts';
import { createCustomers } from './customers/index.ts';
import { createInvoices, INVOICE_REFUSALS } from './invoices/index.ts';
import { mediaResource } from './media/index.ts';
import {
  organizationProfiles,
  PROFILE_FAULTS,
  PROFILE_REFUSALS,
  paymentProfileResource,
} from './payment-profiles/index.ts';
import { markAsPaid, PAYMENT_FAULTS, PAYMENT_REFUSALS, paymentResource } from './payments/index.ts';
import { projectResource } from './projects/index.ts';
import { siteViews } from './site/index.ts';
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

/** Views that stand alone. */
export const singleViews: readonly View[] = [...userViews, ...siteViews];

/** The API: everything behind one URL table. */
export const site = createSite(resources, singleViews);

/** What their business rules refuse. */
export const refusals: readonly Refusal[] = [
  PAYMENT_REFUSALS,
  PAYMENT_FAULTS,
  PROFILE_REFUSALS,
  PROFILE_FAULTS,
  INVOICE_REFUSALS,
].flatMap((group) => Object.values<Refusal>(group));
