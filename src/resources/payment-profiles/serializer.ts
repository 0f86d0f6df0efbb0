/** Payment profiles, as they stand on the wire. */
import { optionalField, readOnlyField, requiredField } from '../../drf/field.ts';
import { readChoice, readJson, readNullableBoolean, readText } from '../../drf/fields.ts';
import type { Schema } from '../../drf/schema.ts';
import type { Fields } from '../../drf/serializer.ts';
import type { Call } from '../../waldur/call.ts';
import { relatedField, urlField, uuidField } from '../../waldur/fields.ts';
import type { CustomerId } from '../../waldur/users.ts';
import { uuidSchema } from '../../waldur/value-schemas.ts';
import { CUSTOMERS, customers } from '../customers/index.ts';
import { PAYMENT_TYPE_NAMES, PAYMENT_TYPES, type PaymentProfile } from './model.ts';

export const PAYMENT_PROFILES = 'payment-profiles';
export const MODEL = 'PaymentProfile';
/** Longest name, in code points. Source: observed (theme `payment-profiles`). */
const MAX_NAME = 150;

/** Whatever JSON a client keeps there. */
const ATTRIBUTES: Schema = {
  description: 'Usually an object, such as `{"contract_sum": 5000}`; any JSON but null.',
  type: ['object', 'array', 'string', 'number', 'boolean'],
};

/** Source: BEHAVIOUR 13; observed (theme `payment-profiles`). */
export const paymentProfileFields = {
  uuid: uuidField<PaymentProfile>(),
  url: urlField<PaymentProfile>(PAYMENT_PROFILES),
  name: requiredField(
    { type: 'string', max_length: MAX_NAME },
    { allowNull: false, toInternalValue: readText({ maxLength: MAX_NAME }) },
    ({ name }: PaymentProfile) => name,
  ),
  organization_uuid: readOnlyField(
    ({ organization }: PaymentProfile, { world }: Call) => world.contract.wireUuid(organization),
    'field',
    uuidSchema,
  ),
  organization: relatedField({
    basename: CUSTOMERS,
    key: ({ organization }: PaymentProfile) => organization,
    find: (uuid: CustomerId, { world }) => world.store.table(customers).get(uuid),
  }),
  attributes: optionalField(
    { type: 'field' },
    { allowNull: false, toInternalValue: readJson, schema: () => ATTRIBUTES },
    ({ attributes }: PaymentProfile) => attributes,
    () => ATTRIBUTES,
  ),
  payment_type: requiredField(
    {
      type: 'choice',
      choices: PAYMENT_TYPE_NAMES.map((value) => ({ value, display_name: PAYMENT_TYPES[value] })),
    },
    { allowNull: false, toInternalValue: readChoice(PAYMENT_TYPE_NAMES) },
    ({ paymentType }: PaymentProfile) => paymentType,
  ),
  payment_type_display: readOnlyField(
    ({ paymentType }: PaymentProfile) => PAYMENT_TYPES[paymentType],
    'field',
    () => ({ type: 'string', enum: Object.values(PAYMENT_TYPES) }),
  ),
  is_active: optionalField(
    { type: 'boolean' },
    {
      allowNull: true,
      absentFromForm: null,
      toInternalValue: readNullableBoolean,
    },
    ({ isActive }: PaymentProfile) => isActive,
    () => ({ type: ['boolean', 'null'], enum: [true, null] }),
  ),
} satisfies Fields<PaymentProfile, Call>;
