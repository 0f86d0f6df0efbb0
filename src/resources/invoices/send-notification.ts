/** Sending an invoice to its organization, which leaves no trace here. */
import { detailSchema } from '../../drf/refusal-schemas.ts';
import { jsonReply } from '../../drf/reply.ts';
import { constant } from '../../drf/schema.ts';
import { isStaff } from '../../waldur/site/permissions.ts';
import type { Action } from '../../waldur/view-set/view-set-options.ts';
import type { Invoice } from './fields.ts';
import { INVOICE_REFUSALS } from './refusals.ts';

const { not_created, not_to_be_notified } = INVOICE_REFUSALS;

/** Throws unless the invoice is created and unpaid. Source: BEHAVIOUR 13, `…/paid/`. */
export function requireCreated({ state }: Invoice): void {
  if (state !== 'created') throw not_created.error();
}

/** An invoice of the default world that is created and unpaid. */
export const UNPAID_EXAMPLE = '1a000000-0000-4000-8000-000000000003';
const SCHEDULED = 'Invoice notification sending has been successfully scheduled.';

/** Source: the published operation `invoices_send_notification`; BEHAVIOUR 13; CLIENTS 1 (answers a Detail from 8.0.9 on). */
export const sendNotification: Action<Invoice> = {
  permission: isStaff,
  description: 'Of an invoice that is created and unpaid. Nothing is sent by this server.',
  exampleRow: UNPAID_EXAMPLE,
  answer: () => detailSchema(constant(SCHEDULED)),
  refusals: [not_to_be_notified],
  check: ({ state }) => {
    if (state !== 'created') throw not_to_be_notified.error();
  },
  act: () => jsonReply({ detail: SCHEDULED }),
};
