/** What the business rules of invoices refuse. Source: BEHAVIOUR 13. */
import { defineRefusals } from '../../drf/define-refusals.ts';

export const INVOICE_REFUSALS = defineRefusals(
  'invoices',
  { status: 409, shape: 'detail', step: 'state', source: 'BEHAVIOUR 13, `…/paid/`' },
  {
    not_created: {
      text: 'Valid states for operation: Created.',
      what: 'the invoice is not created, or paid already',
    },
    not_to_be_notified: {
      text: 'Notification only for the created invoice can be sent.',
      what: 'the invoice is not created, or paid already',
      status: 400,
      shape: 'list',
      source: 'BEHAVIOUR 13, `…/send_notification/`',
    },
    no_active_profile: {
      text: 'The active profile for this customer does not exist.',
      what: 'the organization has no active profile',
      status: 400,
      shape: 'list',
      step: 'act',
    },
  },
);
