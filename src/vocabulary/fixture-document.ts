/** Decides what a fixture document is for a compiler. Written by `npm run format`: change the tables instead. */

/** A fixture document: rows by table. Rows refer to each other by `$id`, uuid or URL. */
export interface FixtureDocument {
  readonly $schema?: string | undefined;
  readonly media?: readonly MediaFixture[] | undefined;
  readonly organization_group_types?: readonly OrganizationGroupTypesFixture[] | undefined;
  readonly organization_groups?: readonly OrganizationGroupsFixture[] | undefined;
  readonly customers?: readonly CustomersFixture[] | undefined;
  readonly projects?: readonly ProjectsFixture[] | undefined;
  readonly users?: readonly UsersFixture[] | undefined;
  readonly payment_profiles?: readonly PaymentProfilesFixture[] | undefined;
  readonly invoices?: readonly InvoicesFixture[] | undefined;
  readonly payments?: readonly PaymentsFixture[] | undefined;
  readonly stubs?: readonly StubsFixture[] | undefined;
  readonly generate?: GenerateBlock | undefined;
}

/** Rows to be made. The same seed gives the same rows on every machine. */
export interface GenerateBlock {
  readonly seed?: number | undefined;
  readonly customers?: number | undefined;
  readonly users?: number | undefined;
  readonly invoices?: number | undefined;
  readonly payments?: number | undefined;
}

/** What every row may have. */
export interface FixtureRow {
  /** An alias by which other rows may refer to this one. */ readonly $id?: string | undefined;
  /** With or without dashes. */ readonly uuid?: string | undefined;
}

/** A row of media. What is left out gets the default of the server, or a made-up value. */
export interface MediaFixture extends FixtureRow {
  readonly name?: string | undefined;
  readonly mime_type?: string | undefined;
  readonly base64?: string | undefined;
  /** For people: text, or a list of lines. */ readonly $comment?: unknown;
  /** Part of API answers; ignored. */ readonly url?: unknown;
}

/** A row of organization_group_types. What is left out gets the default of the server, or a made-up value. */
export interface OrganizationGroupTypesFixture extends FixtureRow {
  readonly name?: string | undefined;
  /** For people: text, or a list of lines. */ readonly $comment?: unknown;
  /** Part of API answers; ignored. */ readonly url?: unknown;
}

/** A row of organization_groups. What is left out gets the default of the server, or a made-up value. */
export interface OrganizationGroupsFixture extends FixtureRow {
  readonly name?: string | undefined;
  readonly type?: string | null | undefined;
  readonly parent?: string | null | undefined;
  /** For people: text, or a list of lines. */ readonly $comment?: unknown;
  /** Part of API answers; ignored. */ readonly url?: unknown;
}

/** A row of customers. What is left out gets the default of the server, or a made-up value. */
export interface CustomersFixture extends FixtureRow {
  readonly name?: string | undefined;
  readonly abbreviation?: string | undefined;
  readonly email?: string | undefined;
  readonly slug?: string | undefined;
  readonly address?: string | undefined;
  readonly country?: string | undefined;
  readonly postal?: string | undefined;
  readonly phone_number?: string | undefined;
  readonly bank_name?: string | undefined;
  readonly bank_account?: string | undefined;
  readonly created?: string | undefined;
  readonly organization_group?: string | null | undefined;
  readonly backend_id?: string | undefined;
  readonly image?:
    | null | string
    | { readonly uuid?: string | undefined; readonly name?: string | undefined; readonly mime_type?: string | undefined; readonly base64?: string | undefined }
    | undefined;
  readonly blocked?: boolean | undefined;
  readonly archived?: boolean | undefined;
  readonly default_tax_percent?: string | undefined;
  readonly accounting_start_date?: string | undefined;
  readonly sponsor_number?: number | null | undefined;
  readonly native_name?: string | undefined;
  readonly contact_details?: string | undefined;
  readonly agreement_number?: string | undefined;
  readonly access_subnets?: string | undefined;
  readonly registration_code?: string | undefined;
  readonly homepage?: string | undefined;
  readonly domain?: string | undefined;
  readonly vat_code?: string | undefined;
  readonly latitude?: number | null | undefined;
  readonly longitude?: number | null | undefined;
  /** For people: text, or a list of lines. */ readonly $comment?: unknown;
  /** Part of API answers; ignored. */ readonly url?: unknown;
  /** Part of API answers; ignored. */ readonly organization_group_name?: unknown;
  /** Part of API answers; ignored. */ readonly organization_group_uuid?: unknown;
  /** Part of API answers; ignored. */ readonly organization_group_parent_name?: unknown;
  /** Part of API answers; ignored. */ readonly organization_group_parent_uuid?: unknown;
  /** Part of API answers; ignored. */ readonly organization_group_type_name?: unknown;
  /** Part of API answers; ignored. */ readonly organization_group_type_uuid?: unknown;
  /** Part of API answers; ignored. */ readonly display_name?: unknown;
  /** Part of API answers; ignored. */ readonly country_name?: unknown;
  /** Part of API answers; ignored. */ readonly is_service_provider?: unknown;
  /** Part of API answers; ignored. */ readonly call_managing_organization_uuid?: unknown;
  /** Part of API answers; ignored. */ readonly payment_profiles?: unknown;
  /** Part of API answers; ignored. */ readonly projects?: unknown;
  /** Part of API answers; ignored. */ readonly projects_count?: unknown;
  /** Part of API answers; ignored. */ readonly users_count?: unknown;
}

/** A row of projects. What is left out gets the default of the server, or a made-up value. */
export interface ProjectsFixture extends FixtureRow {
  readonly name?: string | undefined;
  readonly customer: string;
  readonly end_date?: string | null | undefined;
  /** For people: text, or a list of lines. */ readonly $comment?: unknown;
  /** Part of API answers; ignored. */ readonly url?: unknown;
}

/** A row of users. What is left out gets the default of the server, or a made-up value. */
export interface UsersFixture extends FixtureRow {
  readonly username?: string | undefined;
  readonly token?: string | null | undefined;
  readonly password?: string | null | undefined;
  readonly slug?: string | undefined;
  readonly full_name?: string | undefined;
  readonly native_name?: string | undefined;
  readonly job_title?: string | undefined;
  readonly email?: string | undefined;
  readonly phone_number?: string | undefined;
  readonly organization?: string | undefined;
  readonly civil_number?: string | null | undefined;
  readonly description?: string | undefined;
  readonly is_staff?: boolean | undefined;
  readonly is_active?: boolean | undefined;
  readonly is_support?: boolean | undefined;
  readonly token_lifetime?: number | null | undefined;
  readonly registration_method?: string | undefined;
  readonly date_joined?: string | undefined;
  readonly agreement_date?: string | null | undefined;
  readonly preferred_language?: string | undefined;
  readonly requested_email?: string | null | undefined;
  readonly affiliations?: readonly string[] | undefined;
  readonly first_name?: string | undefined;
  readonly last_name?: string | undefined;
  readonly image?: string | null | undefined;
  readonly identity_source?: string | undefined;
  readonly token_created?: string | undefined;
  readonly roles?:
    | readonly ({ readonly customer: string; readonly role: 'owner' | 'manager' | 'support' } | { readonly project: string; readonly role: 'project_manager' | 'project_admin' })[]
    | undefined;
  /** For people: text, or a list of lines. */ readonly $comment?: unknown;
  /** Part of API answers; ignored. */ readonly url?: unknown;
  /** Part of API answers; ignored. */ readonly permissions?: unknown;
  /** Part of API answers; ignored. */ readonly identity_provider_name?: unknown;
  /** Part of API answers; ignored. */ readonly identity_provider_label?: unknown;
  /** Part of API answers; ignored. */ readonly identity_provider_management_url?: unknown;
  /** Part of API answers; ignored. */ readonly identity_provider_fields?: unknown;
}

/** A row of payment_profiles. What is left out gets the default of the server, or a made-up value. */
export interface PaymentProfilesFixture extends FixtureRow {
  readonly name?: string | undefined;
  readonly organization: string;
  readonly payment_type?: 'fixed_price' | 'invoices' | 'payment_gw_monthly' | undefined;
  readonly is_active?: boolean | null | undefined;
  readonly attributes?: Readonly<Record<string, unknown>> | readonly unknown[] | string | undefined;
  /** For people: text, or a list of lines. */ readonly $comment?: unknown;
  /** Part of API answers; ignored. */ readonly url?: unknown;
  /** Part of API answers; ignored. */ readonly organization_uuid?: unknown;
  /** Part of API answers; ignored. */ readonly payment_type_display?: unknown;
}

/** A row of invoices. What is left out gets the default of the server, or a made-up value. */
export interface InvoicesFixture extends FixtureRow {
  readonly customer: string;
  readonly state?: 'pending' | 'pending_finalization' | 'created' | 'paid' | 'canceled' | undefined;
  readonly year?: number | undefined;
  readonly month?: number | undefined;
  readonly number?: number | undefined;
  readonly created?: string | undefined;
  readonly invoice_date?: string | null | undefined;
  readonly tax_percent?: string | undefined;
  readonly price?: string | undefined;
  readonly items?:
    | readonly (Readonly<Record<string, unknown>> | readonly unknown[] | string)[] | undefined;
  readonly payment_url?: string | undefined;
  readonly reference_number?: string | undefined;
  readonly backend_id?: string | undefined;
  /** For people: text, or a list of lines. */ readonly $comment?: unknown;
  /** Part of API answers; ignored. */ readonly url?: unknown;
  /** Part of API answers; ignored. */ readonly tax?: unknown;
  /** Part of API answers; ignored. */ readonly total?: unknown;
  /** Part of API answers; ignored. */ readonly issuer_details?: unknown;
  /** Part of API answers; ignored. */ readonly due_date?: unknown;
  /** Part of API answers; ignored. */ readonly customer_details?: unknown;
}

/** A row of payments. What is left out gets the default of the server, or a made-up value. */
export interface PaymentsFixture extends FixtureRow {
  readonly profile: string;
  readonly date_of_payment?: string | undefined;
  readonly sum?: string | undefined;
  readonly proof?:
    | null | string
    | { readonly uuid?: string | undefined; readonly name?: string | undefined; readonly mime_type?: string | undefined; readonly base64?: string | undefined }
    | undefined;
  readonly invoice?: string | null | undefined;
  readonly created?: string | undefined;
  readonly $moved?: boolean | undefined;
  /** For people: text, or a list of lines. */ readonly $comment?: unknown;
  /** Part of API answers; ignored. */ readonly url?: unknown;
  /** Part of API answers; ignored. */ readonly invoice_uuid?: unknown;
  /** Part of API answers; ignored. */ readonly invoice_period?: unknown;
  /** Part of API answers; ignored. */ readonly customer_uuid?: unknown;
}

/** A row of stubs. What is left out gets the default of the server, or a made-up value. */
export interface StubsFixture extends FixtureRow {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | undefined;
  readonly path: string;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly role?:
    | 'everybody' | 'staff' | 'owner' | 'manager' | 'support' | 'project_manager' | 'project_admin'
    | null | undefined;
  readonly status?: number | undefined;
  readonly headers?: Readonly<Record<string, unknown>> | undefined;
  /** JSON; a text is sent as it is; null is no body. A text in it that begins with {{base}}/ is a link to the mock. */ readonly body?: Readonly<Record<string, unknown>> | readonly unknown[] | string | number | boolean | null | undefined;
  readonly file?:
    | null | string
    | { readonly uuid?: string | undefined; readonly name?: string | undefined; readonly mime_type?: string | undefined; readonly base64?: string | undefined }
    | undefined;
  /** For people: text, or a list of lines. */ readonly $comment?: unknown;
}
