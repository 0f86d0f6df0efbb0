/** Taking a payment's link to its invoice away. */
import { validationError } from '../../drf/exceptions.ts';
import { emptyReply, jsonReply } from '../../drf/reply.ts';
import { isStaff } from '../../waldur/permissions.ts';
import type { Action } from '../../waldur/view-set-options.ts';
import { type Payment, payments } from './model.ts';

/** The body is ignored, whatever it is. Source: BEHAVIOUR 4. */
export const unlinkFromInvoice: Action<Payment> = {
  permission: isStaff,
  parses: false,
  check: ({ invoice }) => {
    if (invoice === null) throw validationError(['Link to an invoice does not exist.']);
  },
  act: (payment, _data, { world: { store, contract } }) => {
    store.table(payments).replace({ ...payment, invoice: null });
    return contract.actionAnswer === 'published'
      ? emptyReply(200)
      : jsonReply({ detail: 'An invoice has been unlinked from payment.' });
  },
};
