/** The extra operations that set one text of an invoice. */
import { type Reader, requiredField } from '../../drf/field.ts';
import { MAX_URL, readText, readUrl } from '../../drf/fields.ts';
import { emptyReply } from '../../drf/reply.ts';
import type { Schema } from '../../drf/schema.ts';
import { readingAction } from '../../waldur/action.ts';
import type { Call } from '../../waldur/call.ts';
import { isStaff } from '../../waldur/permissions.ts';
import type { Action } from '../../waldur/view-set-options.ts';
import { type Invoice, invoices } from './fields.ts';

/** Staff only; answers 200 without a body. Source: the published operations `invoices_set_*`; not measured. */
function setText(
  name: string,
  toInternalValue: Reader<string, unknown>,
  schema: Schema,
  change: (value: string) => Partial<Invoice>,
  example: Readonly<Record<string, string>>,
): Action<Invoice> {
  const fields = {
    [name]: requiredField(
      { type: 'string' },
      { allowNull: false, allowBlank: true, toInternalValue, schema: () => schema },
      () => null,
    ),
  };
  return readingAction({
    permission: isStaff,
    description: `Sets \`${name}\`; a blank takes it away.`,
    fields,
    example,
    answer: () => undefined,
    act: (invoice: Invoice, { [name]: value }, call: Call) => {
      call.world.store.table(invoices).replace({ ...invoice, ...change(value ?? '') });
      return emptyReply(200);
    },
  });
}

/** Longest texts, in code points. Source: Waldur's invoice model. */
const MAX_BACKEND_ID = 255;
const MAX_REFERENCE_NUMBER = 300;

export const setTextActions = {
  set_backend_id: setText(
    'backend_id',
    readText({ maxLength: MAX_BACKEND_ID, allowBlank: true }),
    { type: 'string', maxLength: MAX_BACKEND_ID },
    (backendId) => ({ backendId }),
    { backend_id: 'INV-100003' },
  ),
  set_payment_url: setText(
    'payment_url',
    readUrl({ allowBlank: true }),
    { anyOf: [{ type: 'string', format: 'uri', maxLength: MAX_URL }, { const: '' }] },
    (paymentUrl) => ({ paymentUrl }),
    { payment_url: 'https://pay.example.com/100003' },
  ),
  set_reference_number: setText(
    'reference_number',
    readText({ maxLength: MAX_REFERENCE_NUMBER, allowBlank: true }),
    { type: 'string', maxLength: MAX_REFERENCE_NUMBER },
    (referenceNumber) => ({ referenceNumber }),
    { reference_number: 'RF20231203' },
  ),
} as const satisfies Readonly<Record<string, Action<Invoice>>>;
