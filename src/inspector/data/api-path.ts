/** Where the API has the rows of a table. */

const BASENAMES: Readonly<Record<string, string>> = {
  payments: 'payments',
  payment_profiles: 'payment-profiles',
  invoices: 'invoices',
  customers: 'customers',
  users: 'users',
};

/** Undefined for a table that the API shows no single rows of. */
export function apiPath(table: string, uuid: string): string | undefined {
  const basename = Object.hasOwn(BASENAMES, table) ? BASENAMES[table] : undefined;
  return basename === undefined ? undefined : `/api/${basename}/${uuid.replaceAll('-', '')}/`;
}
