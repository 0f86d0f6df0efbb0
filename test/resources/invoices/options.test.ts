/** What OPTIONS tells of invoices. Source: BEHAVIOUR 10 and 13. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { CONTRACTS, createClient } from '../../client.ts';
import { INVOICE, MISSING } from '../base-world.ts';

const field = (type: string, label: string, more: object = {}) => ({
  type,
  required: false,
  read_only: false,
  label,
  ...more,
});
const readOnly = (type: string, label: string) => field(type, label, { read_only: true });
const amount = (label: string) =>
  field('decimal', label, { required: true, max_digits: 22, decimal_places: 10 });
const choice = (value: string, display_name: string) => ({ value, display_name });

/** In their order, and each with its members in their order. */
const FIELDS = {
  url: readOnly('field', 'Url'),
  uuid: readOnly('string', 'Uuid'),
  number: readOnly('field', 'Number'),
  customer: field('field', 'Organization', { required: true }),
  price: amount('Price'),
  tax: amount('Tax'),
  total: amount('Total'),
  state: field('choice', 'State', {
    choices: [
      choice('pending', 'Pending'),
      choice('created', 'Created'),
      choice('paid', 'Paid'),
      choice('canceled', 'Canceled'),
    ],
  }),
  year: field('integer', 'Year', { min_value: 0, max_value: 32767 }),
  month: field('integer', 'Month', { min_value: 1, max_value: 12 }),
  issuer_details: readOnly('field', 'Issuer details'),
  invoice_date: field('date', 'Invoice date', {
    help_text: 'Date then invoice moved from state pending to created.',
  }),
  due_date: field('date', 'Due date', { required: true }),
  customer_details: readOnly('field', 'Customer details'),
  items: readOnly('field', 'Items'),
  backend_id: field('string', 'Backend id', { max_length: 255 }),
  payment_url: field('url', 'Payment url', {
    help_text: 'URL for initiating payment via payment gateway.',
    max_length: 200,
  }),
  reference_number: field('string', 'Reference number', {
    help_text: 'Reference number associated with the invoice.',
    max_length: 300,
  }),
};

const list = '/api/invoices/';
const detail = `${list}${INVOICE.created}/`;

describe.each(CONTRACTS)('OPTIONS on invoices (%s)', (contract) => {
  const api = createClient({ contract });
  const options = (path: string, as = 'staff') => api.send({ method: 'OPTIONS', path, as });

  beforeEach(() => api.reset());

  it.each([
    [list, 'Invoice List', 'POST'],
    [detail, 'Invoice Instance', 'PUT'],
    [`${detail}paid/`, 'Paid', 'POST'],
    [`${detail}send_notification/`, 'Send notification', 'POST'],
    [`${detail}set_backend_id/`, 'Set backend id', 'POST'],
    [`${detail}set_payment_url/`, 'Set payment url', 'POST'],
    [`${detail}set_reference_number/`, 'Set reference number', 'POST'],
  ])('tells of %s as %s all fields under %s', async (path, name, method) => {
    const { json } = await options(path);
    expect(json.name).toBe(name);
    expect(JSON.stringify(json.actions)).toBe(JSON.stringify({ [method]: FIELDS }));
  });

  it.each(['support', 'owner', 'stranger'])('tells %s the same of list and actions', async (as) => {
    for (const path of [list, `${list}${MISSING}/paid/`, `${list}nonsense/set_backend_id/`]) {
      expect((await options(path, as)).json.actions).toEqual({ POST: FIELDS });
    }
  });

  it.each([
    ['support', 'created', { PUT: FIELDS }],
    ['owner', 'created', { PUT: FIELDS }],
    ['stranger', 'created', undefined],
    ['owner_b', 'created', undefined],
  ] as const)(
    'tells %s of an invoice that is %s what there is for those who see it',
    async (as, state, actions) => {
      expect((await options(`${list}${INVOICE[state]}/`, as)).json.actions).toEqual(actions);
    },
  );

  it('tells of those fields that are picked', async () => {
    const { state, year } = FIELDS;
    const query = '?field=year&field=state&field=nope';
    expect((await options(list + query)).json.actions).toEqual({ POST: { state, year } });
    expect((await options(detail + query)).json.actions).toEqual({ PUT: { state, year } });
    expect((await options(`${list}?field=nope`)).json.actions).toEqual({ POST: FIELDS });
  });
});
