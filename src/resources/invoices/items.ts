/** The items of an invoice, by themselves. */
import { jsonReply } from '../../drf/reply.ts';
import { isAuthenticated } from '../../waldur/site/permissions.ts';
import type { Action } from '../../waldur/view-set/view-set-options.ts';
import { type Invoice, invoiceFields } from './fields.ts';

const { items } = invoiceFields;

/** As published after the recordings, and not recorded: what the invoice itself shows under `items`. Source: CLIENTS 1. */
export const itemsOfInvoice: Action<Invoice> = {
  method: 'GET',
  operation: 'items_retrieve',
  isIn: ({ differences }) => differences.invoice_items === 'served',
  permission: isAuthenticated,
  description: 'As the fixtures have them. Published, not recorded.',
  answer: (contract) => items.kind.schema?.(contract),
  act: (invoice) => jsonReply(invoice.items),
};
