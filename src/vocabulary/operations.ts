/** Decides which operations there are for a compiler, and what each takes and answers. Written by `npm run format`: change the tables instead. */

import type {
  CredentialsRequest,
  LinkToInvoiceRequest,
  PaidRequest,
  PaymentProfileRequest,
  PaymentRequest,
  SetBackendIdRequest,
  SetPaymentUrlRequest,
  SetReferenceNumberRequest,
} from './request-bodies.ts';

/** An operation as published. */
export type OperationId =
  | 'api_auth_password' | 'users_me_retrieve' | 'roles_list' | 'roles_retrieve'
  | 'api_root_retrieve' | 'configuration_retrieve' | 'version_retrieve' | 'media_retrieve'
  | 'customers_list' | 'customers_retrieve' | 'users_retrieve' | 'payment_profiles_list'
  | 'payment_profiles_create' | 'payment_profiles_retrieve' | 'payment_profiles_update'
  | 'payment_profiles_partial_update' | 'payment_profiles_destroy' | 'payment_profiles_enable'
  | 'invoices_list' | 'invoices_retrieve' | 'invoices_items_retrieve' | 'invoices_set_backend_id'
  | 'invoices_set_payment_url' | 'invoices_set_reference_number' | 'invoices_send_notification'
  | 'invoices_paid' | 'payments_list' | 'payments_create' | 'payments_retrieve' | 'payments_update'
  | 'payments_partial_update' | 'payments_destroy' | 'payments_link_to_invoice'
  | 'payments_unlink_from_invoice';

/** Names of query parameters, the body, and the statuses that the contract has. */
export interface OperationTypes<Query, Body, Status> {
  readonly query: Query;
  readonly body: Body;
  readonly status: Status;
}

/** What each operation takes and answers. */
export interface Operations {
  /** `POST /api-auth/password/`: Log in. */
  readonly api_auth_password: OperationTypes<
    'format', CredentialsRequest, 200 | 400 | 401 | 404 | 406 | 415
  >;
  /** `GET /api/users/me/`: The user who asks. */
  readonly users_me_retrieve: OperationTypes<
    'field' | 'format', unknown, 200 | 401 | 404 | 406
  >;
  /** `GET /api/roles/`: List. */
  readonly roles_list: OperationTypes<
    'is_active' | 'page' | 'page_size' | 'format', unknown, 200 | 401 | 404 | 406
  >;
  /** `GET /api/roles/{uuid}/`: Retrieve. */
  readonly roles_retrieve: OperationTypes<
    'is_active' | 'format', unknown, 200 | 401 | 404 | 406
  >;
  /** `GET /api/`: The URLs of all resources, of those too that this mock does not serve. */
  readonly api_root_retrieve: OperationTypes<
    'format', unknown, 200 | 401 | 404 | 406
  >;
  /** `GET /api/configuration/`: The settings that a front end reads at its start. */
  readonly configuration_retrieve: OperationTypes<
    'format', unknown, 200 | 401 | 404 | 406
  >;
  /** `GET /api/version/`: The version of the server that is reproduced. */
  readonly version_retrieve: OperationTypes<
    'format', unknown, 200 | 401 | 403 | 404 | 406
  >;
  /** `GET /api/media/{uuid}/`: Download. */
  readonly media_retrieve: OperationTypes<
    'format', unknown, 200 | 401 | 404 | 406
  >;
  /** `GET /api/customers/`: List. */
  readonly customers_list: OperationTypes<
    'name' | 'name_exact' | 'backend_id' | 'native_name' | 'abbreviation' | 'contact_details' | 'agreement_number' | 'registration_code' | 'query' | 'organization_group_uuid' | 'organization_group_name' | 'organization_group_type_uuid' | 'organization_group_type_name' | 'archived' | 'user_uuid' | 'owned_by_current_user' | 'accounting_is_running' | 'has_resources' | 'is_service_provider' | 'is_call_managing_organization' | 'service_provider_uuid' | 'o' | 'page' | 'page_size' | 'field' | 'format',
    unknown, 200 | 400 | 401 | 404 | 406
  >;
  /** `GET /api/customers/{uuid}/`: Retrieve. */
  readonly customers_retrieve: OperationTypes<
    'name' | 'name_exact' | 'backend_id' | 'native_name' | 'abbreviation' | 'contact_details' | 'agreement_number' | 'registration_code' | 'query' | 'organization_group_uuid' | 'organization_group_name' | 'organization_group_type_uuid' | 'organization_group_type_name' | 'archived' | 'user_uuid' | 'owned_by_current_user' | 'accounting_is_running' | 'has_resources' | 'is_service_provider' | 'is_call_managing_organization' | 'service_provider_uuid' | 'o' | 'field' | 'format',
    unknown, 200 | 400 | 401 | 404 | 406
  >;
  /** `GET /api/users/{uuid}/`: Retrieve. */
  readonly users_retrieve: OperationTypes<
    'field' | 'format', unknown, 200 | 401 | 404 | 406
  >;
  /** `GET /api/payment-profiles/`: List. */
  readonly payment_profiles_list: OperationTypes<
    'organization' | 'organization_uuid' | 'payment_type' | 'is_active' | 'o' | 'page' | 'page_size' | 'format',
    unknown, 200 | 400 | 401 | 404 | 406
  >;
  /** `POST /api/payment-profiles/`: Create. */
  readonly payment_profiles_create: OperationTypes<
    'format', PaymentProfileRequest, 201 | 400 | 401 | 403 | 404 | 406 | 415
  >;
  /** `GET /api/payment-profiles/{uuid}/`: Retrieve. */
  readonly payment_profiles_retrieve: OperationTypes<
    'organization' | 'organization_uuid' | 'payment_type' | 'is_active' | 'o' | 'format', unknown,
    200 | 400 | 401 | 404 | 406
  >;
  /** `PUT /api/payment-profiles/{uuid}/`: Update. */
  readonly payment_profiles_update: OperationTypes<
    'organization' | 'organization_uuid' | 'payment_type' | 'is_active' | 'o' | 'format',
    PaymentProfileRequest, 200 | 400 | 401 | 403 | 404 | 406 | 415
  >;
  /** `PATCH /api/payment-profiles/{uuid}/`: Partial update. */
  readonly payment_profiles_partial_update: OperationTypes<
    'organization' | 'organization_uuid' | 'payment_type' | 'is_active' | 'o' | 'format',
    PaymentProfileRequest, 200 | 400 | 401 | 403 | 404 | 406 | 415
  >;
  /** `DELETE /api/payment-profiles/{uuid}/`: Delete. */
  readonly payment_profiles_destroy: OperationTypes<
    'organization' | 'organization_uuid' | 'payment_type' | 'is_active' | 'o' | 'format', unknown,
    204 | 400 | 401 | 403 | 404 | 406 | 409
  >;
  /** `POST /api/payment-profiles/{uuid}/enable/`: Enable. */
  readonly payment_profiles_enable: OperationTypes<
    'organization' | 'organization_uuid' | 'payment_type' | 'is_active' | 'o' | 'format', unknown,
    200 | 400 | 401 | 403 | 404 | 406
  >;
  /** `GET /api/invoices/`: List. */
  readonly invoices_list: OperationTypes<
    'customer' | 'customer_uuid' | 'year' | 'month' | 'created' | 'start_date' | 'end_date' | 'state' | 'min_sum' | 'max_sum' | 'o' | 'page' | 'page_size' | 'field' | 'format',
    unknown, 200 | 400 | 401 | 404 | 406
  >;
  /** `GET /api/invoices/{uuid}/`: Retrieve. */
  readonly invoices_retrieve: OperationTypes<
    'customer' | 'customer_uuid' | 'year' | 'month' | 'created' | 'start_date' | 'end_date' | 'state' | 'min_sum' | 'max_sum' | 'o' | 'field' | 'format',
    unknown, 200 | 400 | 401 | 404 | 406
  >;
  /** `GET /api/invoices/{uuid}/items/`: Items. */
  readonly invoices_items_retrieve: OperationTypes<
    'customer' | 'customer_uuid' | 'year' | 'month' | 'created' | 'start_date' | 'end_date' | 'state' | 'min_sum' | 'max_sum' | 'o' | 'format',
    unknown, 200 | 400 | 401 | 404 | 406
  >;
  /** `POST /api/invoices/{uuid}/set_backend_id/`: Set backend id. */
  readonly invoices_set_backend_id: OperationTypes<
    'customer' | 'customer_uuid' | 'year' | 'month' | 'created' | 'start_date' | 'end_date' | 'state' | 'min_sum' | 'max_sum' | 'o' | 'format',
    SetBackendIdRequest, 200 | 400 | 401 | 403 | 404 | 406 | 415
  >;
  /** `POST /api/invoices/{uuid}/set_payment_url/`: Set payment url. */
  readonly invoices_set_payment_url: OperationTypes<
    'customer' | 'customer_uuid' | 'year' | 'month' | 'created' | 'start_date' | 'end_date' | 'state' | 'min_sum' | 'max_sum' | 'o' | 'format',
    SetPaymentUrlRequest, 200 | 400 | 401 | 403 | 404 | 406 | 415
  >;
  /** `POST /api/invoices/{uuid}/set_reference_number/`: Set reference number. */
  readonly invoices_set_reference_number: OperationTypes<
    'customer' | 'customer_uuid' | 'year' | 'month' | 'created' | 'start_date' | 'end_date' | 'state' | 'min_sum' | 'max_sum' | 'o' | 'format',
    SetReferenceNumberRequest, 200 | 400 | 401 | 403 | 404 | 406 | 415
  >;
  /** `POST /api/invoices/{uuid}/send_notification/`: Send notification. */
  readonly invoices_send_notification: OperationTypes<
    'customer' | 'customer_uuid' | 'year' | 'month' | 'created' | 'start_date' | 'end_date' | 'state' | 'min_sum' | 'max_sum' | 'o' | 'format',
    unknown, 200 | 400 | 401 | 403 | 404 | 406
  >;
  /** `POST /api/invoices/{uuid}/paid/`: Paid. */
  readonly invoices_paid: OperationTypes<
    'customer' | 'customer_uuid' | 'year' | 'month' | 'created' | 'start_date' | 'end_date' | 'state' | 'min_sum' | 'max_sum' | 'o' | 'format',
    PaidRequest, 200 | 400 | 401 | 403 | 404 | 406 | 409 | 415
  >;
  /** `GET /api/payments/`: List. */
  readonly payments_list: OperationTypes<
    'date_of_payment' | 'profile' | 'profile_uuid' | 'page' | 'page_size' | 'format', unknown,
    200 | 400 | 401 | 404 | 406
  >;
  /** `POST /api/payments/`: Create. */
  readonly payments_create: OperationTypes<
    'format', PaymentRequest, 201 | 400 | 401 | 403 | 404 | 406 | 415
  >;
  /** `GET /api/payments/{uuid}/`: Retrieve. */
  readonly payments_retrieve: OperationTypes<
    'date_of_payment' | 'profile' | 'profile_uuid' | 'format', unknown, 200 | 400 | 401 | 404 | 406
  >;
  /** `PUT /api/payments/{uuid}/`: Update. */
  readonly payments_update: OperationTypes<
    'date_of_payment' | 'profile' | 'profile_uuid' | 'format', PaymentRequest,
    200 | 400 | 401 | 403 | 404 | 406 | 415
  >;
  /** `PATCH /api/payments/{uuid}/`: Partial update. */
  readonly payments_partial_update: OperationTypes<
    'date_of_payment' | 'profile' | 'profile_uuid' | 'format', PaymentRequest,
    200 | 400 | 401 | 403 | 404 | 406 | 415
  >;
  /** `DELETE /api/payments/{uuid}/`: Delete. */
  readonly payments_destroy: OperationTypes<
    'date_of_payment' | 'profile' | 'profile_uuid' | 'format', unknown,
    204 | 400 | 401 | 403 | 404 | 406
  >;
  /** `POST /api/payments/{uuid}/link_to_invoice/`: Link to invoice. */
  readonly payments_link_to_invoice: OperationTypes<
    'date_of_payment' | 'profile' | 'profile_uuid' | 'format', LinkToInvoiceRequest,
    200 | 400 | 401 | 403 | 404 | 406 | 415
  >;
  /** `POST /api/payments/{uuid}/unlink_from_invoice/`: Unlink from invoice. */
  readonly payments_unlink_from_invoice: OperationTypes<
    'date_of_payment' | 'profile' | 'profile_uuid' | 'format', unknown,
    200 | 400 | 401 | 403 | 404 | 406
  >;
}
