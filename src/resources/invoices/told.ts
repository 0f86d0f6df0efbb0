/** What OPTIONS tells of an invoice's fields: they look as if clients could write them, though every method that would is refused. */
import type { Told } from '../../drf/field.ts';

/** Without `pending_finalization`, which later versions have. Source: BEHAVIOUR 13. */
const TOLD_STATES = {
  pending: 'Pending',
  created: 'Created',
  paid: 'Paid',
  canceled: 'Canceled',
};

const REQUIRED = { required: true, read_only: false } as const;
const OPTIONAL = { required: false, read_only: false } as const;
const AMOUNT = { ...REQUIRED, type: 'decimal', max_digits: 22, decimal_places: 10 } as const;

/** Where it is otherwise than of a field that is only read. Source: BEHAVIOUR 13. */
export const TOLD = {
  number: { type: 'field' },
  customer: { ...REQUIRED, label: 'Organization' },
  price: REQUIRED,
  tax: AMOUNT,
  total: AMOUNT,
  state: {
    ...OPTIONAL,
    choices: Object.entries(TOLD_STATES).map(([value, display_name]) => ({ value, display_name })),
  },
  year: { ...OPTIONAL, min_value: 0, max_value: 32_767 },
  month: { ...OPTIONAL, min_value: 1, max_value: 12 },
  invoice_date: {
    ...OPTIONAL,
    help_text: 'Date then invoice moved from state pending to created.',
  },
  due_date: { ...REQUIRED, type: 'date' },
  backend_id: OPTIONAL,
  payment_url: {
    ...OPTIONAL,
    help_text: 'URL for initiating payment via payment gateway.',
  },
  reference_number: {
    ...OPTIONAL,
    help_text: 'Reference number associated with the invoice.',
  },
} as const satisfies Readonly<Record<string, Told>>;
