/** The HTTPie commands of the published payments page, in its order and its own words. */

export interface Snippet {
  readonly title: string;
  readonly method: string;
  readonly url: string;
  readonly header: string;
  /** `name="text"`: fields of a JSON body. */
  readonly items: readonly string[];
  /** The status that the page documents, and the fields of the answer; none is "No response body". */
  readonly status: number;
  readonly fields: readonly string[];
}

/** The host that a reader has to replace. */
export const PRINTED_HOST = 'https://api.example.com';

const header = 'Authorization:"Token YOUR_API_TOKEN"';
const list = 'https://api.example.com/api/payments/';
const payment = 'https://api.example.com/api/payments/a1b2c3d4-e5f6-7890-abcd-ef1234567890/';
const required = [
  'profile="https://api.example.com/api/profile/a1b2c3d4-e5f6-7890-abcd-ef1234567890/"',
  'date_of_payment="2023-10-01"',
];
const all = [
  ...['uuid', 'url', 'profile', 'date_of_payment', 'sum', 'proof', 'invoice', 'invoice_uuid'],
  ...['invoice_period', 'customer_uuid'],
];

export const SNIPPETS: readonly Snippet[] = [
  { title: 'List Payments', method: 'GET', url: list, header, items: [], status: 200, fields: all },
  { title: 'Retrieve', method: 'GET', url: payment, header, items: [], status: 200, fields: all },
  { title: 'Create', method: 'POST', url: list, header, items: required, status: 201, fields: all },
  {
    title: 'Unlink from invoice',
    method: 'POST',
    url: `${payment}unlink_from_invoice/`,
    header,
    items: [],
    status: 200,
    fields: [],
  },
  {
    title: 'Update',
    method: 'PUT',
    url: payment,
    header,
    items: required,
    status: 200,
    fields: all,
  },
  {
    title: 'Partial Update',
    method: 'PATCH',
    url: payment,
    header,
    items: [],
    status: 200,
    fields: all,
  },
  { title: 'Delete', method: 'DELETE', url: payment, header, items: [], status: 204, fields: [] },
  {
    title: 'Link to invoice',
    method: 'POST',
    url: `${payment}link_to_invoice/`,
    header,
    items: ['invoice="https://api.example.com/api/invoice/a1b2c3d4-e5f6-7890-abcd-ef1234567890/"'],
    status: 200,
    fields: ['invoice'],
  },
];
