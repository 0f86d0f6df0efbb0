/** Sending an invoice to its organization, which leaves no trace here. */
import { detailSchema } from '../../drf/refusal-schemas.ts';
import { jsonReply } from '../../drf/reply.ts';
import { constant } from '../../drf/schema.ts';
import type { Contract } from '../../waldur/contract.ts';
import { isStaff } from '../../waldur/site/permissions.ts';
import type { Action } from '../../waldur/view-set/view-set-options.ts';
import { type Invoice, WHOLE_INVOICE } from './fields.ts';
import { INVOICE_REFUSALS } from './refusals.ts';

const { not_created, not_to_be_notified } = INVOICE_REFUSALS;

/** Throws unless the invoice is created and unpaid. Source: BEHAVIOUR 13, `…/paid/`. */
export function requireCreated({ state }: Invoice): void {
  if (state !== 'created') throw not_created.error();
}

/** An invoice of the default world that is created and unpaid. */
export const UNPAID_EXAMPLE = '1a000000-0000-4000-8000-000000000003';
const SCHEDULED = 'Invoice notification sending has been successfully scheduled.';

function isWhole({ differences }: Contract): boolean {
  return differences.notification_answer === 'invoice';
}

/** Source: the published operation `invoices_send_notification`; BEHAVIOUR 13; CLIENTS 1 (answers a Detail from 8.0.9 on). */
export const sendNotification: Action<Invoice> = {
  permission: isStaff,
  description: 'Of an invoice that is created and unpaid. Nothing is sent by this server.',
  exampleRow: UNPAID_EXAMPLE,
  answer: (contract) =>
    isWhole(contract) ? WHOLE_INVOICE.schema(contract) : detailSchema(constant(SCHEDULED)),
  refusals: [not_to_be_notified],
  check: ({ state }) => {
    if (state !== 'created') throw not_to_be_notified.error();
  },
  act: (invoice, _data, call) =>
    isWhole(call.world.contract)
      ? WHOLE_INVOICE.reply(invoice, call)
      : jsonReply({ detail: SCHEDULED }),
};
