/** The fixture file that `init` writes: a small world with a word on each part, and names that the first test uses. */

/** Of the profile that the first test pays into. */
export const INIT_PROFILE = 'fa000000-0000-4000-8000-000000000001';

/** As text; `schema` is the path from its folder to the JSON Schema. */
export function worldText(schema: string): string {
  const quoted = JSON.stringify(schema);
  return `{
  "$schema": ${quoted},
  "$comment": [
    "What there is in Waldur when a test begins. It is yours: change it as your tests need it.",
    "What a row leaves out gets the default of the server, and a made-up uuid. Editors complete the rest by $schema.",
    "Check it with: npx waldur-payments-mock validate fixtures/waldur.json"
  ],
  "customers": [
    { "$comment": "An organization. By its $id other rows refer to it; a uuid or an API URL would do as well.",
      "$id": "acme", "name": "Acme Research", "abbreviation": "ACME" }
  ],
  "users": [
    { "$comment": "May do everything. Clients send: Authorization: Token staff-token",
      "username": "staff", "token": "staff-token", "is_staff": true },
    { "$comment": "Sees the payments of Acme, and changes none.",
      "username": "owner", "token": "owner-token", "roles": [{ "customer": "acme", "role": "owner" }] }
  ],
  "payment_profiles": [
    { "$comment": "How Acme pays. Payments are recorded for a profile; a uuid is given where tests name the row.",
      "$id": "acme-pays", "uuid": "${INIT_PROFILE}", "organization": "acme",
      "name": "Acme, by invoice", "payment_type": "invoices" }
  ],
  "invoices": [
    { "$comment": "Only a paid invoice of the same organization takes a payment.",
      "customer": "acme", "year": 2024, "month": 1, "state": "paid" }
  ],
  "payments": [
    { "$comment": "Money is text, as in the API.",
      "profile": "acme-pays", "date_of_payment": "2024-01-10", "sum": "50.00" }
  ]
}
`;
}
