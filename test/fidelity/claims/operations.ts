/** Claims: every operation that the server has, and our own tests of those that nobody recorded. */
import type { OwnTest } from './rule.ts';

export interface OperationClaim {
  /** What it does, in a few words. */
  readonly says: string;
  readonly tests?: readonly OwnTest[];
}

export type OperationClaims = Readonly<Record<string, OperationClaim>>;

export const OPERATION_CLAIMS: OperationClaims = {
  payments_list: { says: 'the payments that one sees' },
  payments_retrieve: { says: 'one of them' },
  payments_create: { says: 'record a payment' },
  payments_update: { says: 'change it as a whole' },
  payments_partial_update: { says: 'change some of it' },
  payments_destroy: { says: 'delete it' },
  payments_link_to_invoice: { says: 'link it to a paid invoice' },
  payments_unlink_from_invoice: { says: 'unlink it' },
  media_retrieve: { says: 'download a proof' },
  payment_profiles_list: { says: 'the profiles that one sees' },
  payment_profiles_retrieve: { says: 'one of them' },
  payment_profiles_create: { says: 'make a profile' },
  payment_profiles_update: {
    says: 'change it as a whole',
    tests: [['resources/payment-profiles/update', 'keeps what PUT leaves out']],
  },
  payment_profiles_partial_update: {
    says: 'change some of it',
    tests: [['resources/payment-profiles/update', 'switches a profile off by is_active %j']],
  },
  payment_profiles_destroy: { says: 'delete it' },
  payment_profiles_enable: {
    says: 'make it the active one',
    tests: [
      [
        'resources/payment-profiles/enable',
        'switches the other profile of the organization off, and touches no other',
      ],
    ],
  },
  api_root_retrieve: {
    says: 'the URLs of all resources',
    tests: [['resources/site/api-root', 'lists all resources by their URLs']],
  },
  invoices_list: { says: 'the invoices that one sees' },
  invoices_retrieve: { says: 'one of them' },
  invoices_paid: { says: 'mark it as paid, which may make a payment' },
  invoices_set_backend_id: {
    says: 'set a text of it',
    tests: [['resources/invoices/set-text', 'stores the text of a %s body and answers nothing']],
  },
  invoices_set_payment_url: {
    says: 'set a text of it',
    tests: [['resources/invoices/set-text', 'stores the text of a %s body and answers nothing']],
  },
  invoices_set_reference_number: {
    says: 'set a text of it',
    tests: [['resources/invoices/set-text', 'stores the text of a %s body and answers nothing']],
  },
  invoices_items_retrieve: {
    says: 'its items, by the contract `current` alone: published, not recorded',
    tests: [
      ['waldur/differences', '%s=%s changes what it is about'],
      ['resources/invoices/items', 'gives what the invoice shows under `items`'],
    ],
  },
  invoices_send_notification: {
    says: 'send it, which leaves no trace',
    tests: [['resources/invoices/set-text', 'answers that it is scheduled, and changes nothing']],
  },
  customers_list: { says: 'the organizations that one sees' },
  customers_retrieve: { says: 'one of them' },
  api_auth_password: {
    says: 'log in',
    tests: [
      ['resources/users/log-in', 'gives the token of the fixtures for the right password'],
      ['resources/users/log-in', 'refuses %s with 401'],
      ['resources/users/lock', 'locks a name after four failures, for the right password too'],
    ],
  },
  users_me_retrieve: {
    says: 'who asks',
    tests: [['resources/users/me', 'tells who asks, with the roles and their scopes']],
  },
  users_retrieve: {
    says: 'one that the caller knows',
    tests: [['resources/users/retrieve', 'shows %s to %s: %i']],
  },
  roles_list: {
    says: 'the roles that there are',
    tests: [['resources/users/roles', 'lists the twelve system roles by name']],
  },
  roles_retrieve: {
    says: 'one of them',
    tests: [['resources/users/roles', 'shows one of them by its uuid in any form']],
  },
  configuration_retrieve: {
    says: 'settings of a front end',
    tests: [['resources/site/configuration', 'gives the settings of a server with nothing set']],
  },
  version_retrieve: {
    says: 'the version of the server',
    tests: [['resources/site/version', 'tells staff and support the version']],
  },
};
