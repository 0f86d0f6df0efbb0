/** Invoices: what an organization owes for a month. */

import type { Resource } from '../../waldur/resource.ts';
import type { Call } from '../../waldur/site/call.ts';
import { userOf } from '../../waldur/site/permissions.ts';
import { ownCustomers, seesEverything } from '../../waldur/site/users.ts';
import { defineViewSet } from '../../waldur/view-set/view-set.ts';
import type { Action } from '../../waldur/view-set/view-set-options.ts';
import { INVOICES, type Invoice, invoiceModel, invoices } from './fields.ts';
import { itemsOfInvoice } from './items.ts';
import { sendNotification } from './send-notification.ts';
import { setTextActions } from './set-text.ts';

export {
  INVOICES,
  type Invoice,
  type InvoiceId,
  invoices,
  totalOf,
  WHOLE_INVOICE,
} from './fields.ts';
export { periodOf } from './period.ts';
export { INVOICE_REFUSALS } from './refusals.ts';
export { requireCreated, UNPAID_EXAMPLE } from './send-notification.ts';
export { NEWER_STATE } from './states.ts';

/** The resource, with the extra operations that its children add. Source: BEHAVIOUR 2 and 13. */
export function createInvoices(actions: Readonly<Record<string, Action<Invoice>>>): Resource {
  return {
    table: invoices,
    get fixture() {
      return invoiceModel.fixture;
    },
    view: defineViewSet<Invoice, typeof invoiceModel.serializer>({
      basename: INVOICES,
      exampleBasename: 'invoice',
      operationPrefix: 'invoices',
      model: 'Invoice',
      get fields() {
        return invoiceModel.serializer;
      },
      keepsTextsOf: invoices,
      selectsFields: true,
      examples: { row: 'a1b2c3d4-e5f6-7890-abcd-ef1234567890' },
      visible: visibleInvoices,
      get filters() {
        return invoiceModel.filters;
      },
      refused: ['POST', 'PUT', 'PATCH', 'DELETE'],
      actions: {
        items: itemsOfInvoice,
        ...setTextActions,
        send_notification: sendNotification,
        ...actions,
      },
    }),
  };
}

function visibleInvoices(call: Call) {
  const user = userOf(call);
  const all = call.world.store.table(invoices).select();
  return seesEverything(user) ? all : all.whereIn('customer', ownCustomers(user));
}
