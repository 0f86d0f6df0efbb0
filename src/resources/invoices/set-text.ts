/** The extra operations that set one text of an invoice. */
import { emptyReply } from '../../drf/reply.ts';
import { optional } from '../../waldur/model/field.ts';
import { rowName } from '../../waldur/model/names.ts';
import { serializerOf } from '../../waldur/model/serializer.ts';
import type { Call } from '../../waldur/site/call.ts';
import { isStaff } from '../../waldur/site/permissions.ts';
import { readingAction } from '../../waldur/view-set/action.ts';
import type { Action } from '../../waldur/view-set/view-set-options.ts';
import { type Invoice, invoices, SETTABLE } from './fields.ts';

/** Staff only, in any state; answers 200 without a body. A body that lacks the text changes nothing. Source: BEHAVIOUR 13. */
function setText(name: keyof typeof SETTABLE, example: string): Action<Invoice> {
  const { [name]: kind } = SETTABLE;
  return readingAction({
    permission: isStaff,
    description: `Sets \`${name}\`; a blank takes it away.`,
    fields: serializerOf({ [name]: optional(kind) }),
    example: { [name]: example },
    answer: () => undefined,
    act: (invoice: Invoice, { [name]: value }, call: Call) => {
      if (value !== undefined)
        call.world.store.table(invoices).replace({ ...invoice, [rowName(name)]: value });
      return emptyReply(200);
    },
  });
}

export const setTextActions = {
  set_backend_id: setText('backend_id', 'INV-100003'),
  set_payment_url: setText('payment_url', 'https://pay.example.com/100003'),
  set_reference_number: setText('reference_number', 'RF20231203'),
} as const satisfies Readonly<Record<string, Action<Invoice>>>;
