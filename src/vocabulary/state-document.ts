/** Decides what `state()` gives, for a compiler. Written by `npm run format`: change the tables instead. */

/** The rows of a sandbox by table: a fixture document that loads as the same state again. */
export type StateDocument = {
  readonly $schema: string;
  readonly media: readonly MediaState[];
  readonly organization_group_types: readonly OrganizationGroupTypesState[];
  readonly organization_groups: readonly OrganizationGroupsState[];
  readonly customers: readonly CustomersState[];
  readonly projects: readonly ProjectsState[];
  readonly users: readonly UsersState[];
  readonly payment_profiles: readonly PaymentProfilesState[];
  readonly invoices: readonly InvoicesState[];
  readonly payments: readonly PaymentsState[];
  readonly stubs: readonly StubsState[];
};

/** A row of media, with every column. */
export interface MediaState {
  /** With dashes. */ readonly uuid: string;
  readonly name: string;
  readonly mime_type: string;
  readonly base64: string;
}

/** A row of organization_group_types, with every column. */
export interface OrganizationGroupTypesState {
  /** With dashes. */ readonly uuid: string;
  readonly name: string;
}

/** A row of organization_groups, with every column. */
export interface OrganizationGroupsState {
  /** With dashes. */ readonly uuid: string;
  readonly name: string;
  readonly type: string | null;
  readonly parent: string | null;
}

/** A row of customers, with every column. */
export interface CustomersState {
  /** With dashes. */ readonly uuid: string;
  readonly name: string;
  readonly abbreviation: string;
  readonly email: string;
  readonly slug: string;
  readonly address: string;
  readonly country: string;
  readonly postal: string;
  readonly phone_number: string;
  readonly bank_name: string;
  readonly bank_account: string;
  readonly created: string;
  readonly organization_group: string | null;
  readonly backend_id: string;
  readonly image: string | null;
  readonly blocked: boolean;
  readonly archived: boolean;
  readonly default_tax_percent: string;
  readonly accounting_start_date: string;
  readonly sponsor_number: number | null;
  readonly native_name: string;
  readonly contact_details: string;
  readonly agreement_number: string;
  readonly access_subnets: string;
  readonly registration_code: string;
  readonly homepage: string;
  readonly domain: string;
  readonly vat_code: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** A row of projects, with every column. */
export interface ProjectsState {
  /** With dashes. */ readonly uuid: string;
  readonly name: string;
  readonly customer: string;
  readonly end_date: string | null;
}

/** A row of users, with every column. */
export interface UsersState {
  /** With dashes. */ readonly uuid: string;
  readonly username: string;
  readonly token: string | null;
  readonly password: string | null;
  readonly slug: string;
  readonly full_name: string;
  readonly native_name: string;
  readonly job_title: string;
  readonly email: string;
  readonly phone_number: string;
  readonly organization: string;
  readonly civil_number: string | null;
  readonly description: string;
  readonly is_staff: boolean;
  readonly is_active: boolean;
  readonly is_support: boolean;
  readonly token_lifetime: number | null;
  readonly registration_method: string;
  readonly date_joined: string;
  readonly agreement_date: string | null;
  readonly preferred_language: string;
  readonly requested_email: string | null;
  readonly affiliations: readonly string[];
  readonly first_name: string;
  readonly last_name: string;
  readonly image: string | null;
  readonly identity_source: string;
  readonly token_created: string;
  readonly roles:
    | readonly ({ readonly customer: string; readonly role: 'owner' | 'manager' | 'support' } | { readonly project: string; readonly role: 'project_manager' | 'project_admin' })[];
}

/** A row of payment_profiles, with every column. */
export interface PaymentProfilesState {
  /** With dashes. */ readonly uuid: string;
  readonly name: string;
  readonly organization: string;
  readonly payment_type: 'fixed_price' | 'invoices' | 'payment_gw_monthly';
  readonly is_active: boolean | null;
  readonly attributes: Readonly<Record<string, unknown>> | readonly unknown[] | string;
}

/** A row of invoices, with every column. */
export interface InvoicesState {
  /** With dashes. */ readonly uuid: string;
  readonly customer: string;
  readonly state: 'pending' | 'pending_finalization' | 'created' | 'paid' | 'canceled';
  readonly year: number;
  readonly month: number;
  readonly number: number;
  readonly created: string;
  readonly invoice_date: string | null;
  readonly tax_percent: string;
  readonly price: string;
  readonly items: readonly (Readonly<Record<string, unknown>> | readonly unknown[] | string)[];
  readonly payment_url: string;
  readonly reference_number: string;
  readonly backend_id: string;
}

/** A row of payments, with every column. */
export interface PaymentsState {
  /** With dashes. */ readonly uuid: string;
  readonly profile: string;
  readonly date_of_payment: string;
  readonly sum: string;
  readonly proof: string | null;
  readonly invoice: string | null;
  readonly created: string;
  readonly $moved?: boolean | undefined;
}

/** A row of stubs, with every column. */
export interface StubsState {
  /** With dashes. */ readonly uuid: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly role:
    | 'everybody' | 'staff' | 'owner' | 'manager' | 'support' | 'project_manager' | 'project_admin'
    | null;
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body:
    | Readonly<Record<string, unknown>> | readonly unknown[] | string | number | boolean | null;
  readonly file: string | null;
}
