/** What is measured: the requests of each operation, one connection after another its own payment. */
import { invoiceUuid, paymentUuid, profileUuid } from './world.mjs';

const ROOT = '/api/payments/';
const JSON_HEADERS = { 'content-type': 'application/json' };
const withBody = (method, path, value) => ({
  method,
  path,
  headers: JSON_HEADERS,
  body: JSON.stringify(value),
});
const link = (path, organization) =>
  withBody('POST', `${path}link_to_invoice/`, {
    invoice: `/api/invoices/${invoiceUuid(organization)}/`,
  });
const unlink = (path) => ({ method: 'POST', path: `${path}unlink_from_invoice/` });
const creation = withBody('POST', ROOT, {
  profile: `/api/payment-profiles/${profileUuid(3)}/`,
  date_of_payment: '2024-02-29',
  sum: '12.50',
});

/** Even payments are not linked, so that each connection has one of its own to link. */
const own = (connection) => {
  const number = 2 * (connection + 1);
  return { path: `${ROOT}${paymentUuid(number)}/`, number };
};

/** By name: given the number of a connection, its requests in turn. `created` stands for what the first of them made. */
export const OPERATIONS = {
  list: () => [{ method: 'GET', path: ROOT }],
  'filtered list': () => [{ method: 'GET', path: `${ROOT}?profile_uuid=${profileUuid(7)}&page=3` }],
  retrieve: (connection) => [{ method: 'GET', path: own(connection).path }],
  create: () => [creation],
  link: (connection) => {
    const { path, number } = own(connection);
    return [link(path, number), unlink(path)];
  },
  'mixed flow': () => [
    creation,
    { method: 'GET', path: ROOT },
    { method: 'GET', created: '' },
    { ...link('', 3), created: 'link_to_invoice/' },
    { method: 'GET', path: `${ROOT}?profile_uuid=${profileUuid(3)}` },
    { method: 'POST', created: 'unlink_from_invoice/' },
    { ...withBody('PATCH', '', { sum: '13.00' }), created: '' },
    { method: 'DELETE', created: '' },
  ],
};
