/** Decides which fields the bodies of requests have for a compiler. Written by `npm run format`: change the tables instead. */

/** A file, as the journal has it. */
export interface SentFile {
  readonly name?: string | undefined;
  /** In bytes. */ readonly size?: number | undefined;
}

/** A body as clients write it, in JSON or as a form: any of its fields may be missing or null. */
export interface CredentialsRequest {
  readonly username?: string | null | undefined;
  readonly password?: string | null | undefined;
}

/** A body as clients write it, in JSON or as a form: any of its fields may be missing or null. */
export interface PaymentProfileRequest {
  readonly name?: string | null | undefined;
  readonly organization?: string | null | undefined;
  readonly attributes?: unknown;
  readonly payment_type?: 'fixed_price' | 'invoices' | 'payment_gw_monthly' | null | undefined;
  readonly is_active?: boolean | null | string | undefined;
}

/** A body as clients write it, in JSON or as a form: any of its fields may be missing or null. */
export interface SetBackendIdRequest {
  readonly backend_id?: string | null | undefined;
}

/** A body as clients write it, in JSON or as a form: any of its fields may be missing or null. */
export interface SetPaymentUrlRequest {
  readonly payment_url?: string | null | undefined;
}

/** A body as clients write it, in JSON or as a form: any of its fields may be missing or null. */
export interface SetReferenceNumberRequest {
  readonly reference_number?: string | null | undefined;
}

/** A body as clients write it, in JSON or as a form: any of its fields may be missing or null. */
export interface PaidRequest {
  readonly date?: string | null | undefined;
  readonly proof?: null | string | SentFile | undefined;
}

/** A body as clients write it, in JSON or as a form: any of its fields may be missing or null. */
export interface PaymentRequest {
  readonly profile?: string | null | undefined;
  readonly date_of_payment?: string | null | undefined;
  readonly sum?: string | number | null | undefined;
  readonly proof?: null | string | SentFile | undefined;
}

/** A body as clients write it, in JSON or as a form: any of its fields may be missing or null. */
export interface LinkToInvoiceRequest {
  readonly invoice?: string | null | undefined;
}
