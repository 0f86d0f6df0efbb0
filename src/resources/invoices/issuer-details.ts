/** Who issues invoices: a setting of the server. */

/** The server's own default. Source: observed (theme `invoices`); BEHAVIOUR 16. */
export const ISSUER_DETAILS = {
  company: 'OpenNode',
  address: 'Lille 4-205',
  country: 'Estonia',
  email: 'info@opennodecloud.com',
  postal: '80041',
  phone: { country_code: '372', national_number: '5555555' },
  bank: 'Estonian Bank',
  account: '123456789',
  vat_code: 'EE123456789',
  country_code: 'EE',
} as const;
