/** Payment profiles: how an organization pays. Their fields, and the rule that documents keep. */
import { readNullableBoolean } from '../../drf/fields.ts';
import { cleanBoolean } from '../../drf/form-fields.ts';
import type { Uuid } from '../../values/uuid.ts';
import { invalid, valid } from '../../values/validated.ts';
import type { Problem, RowContext } from '../../waldur/fixture/fixture.ts';
import {
  type DefaultContext,
  derived,
  optional,
  type RowOf,
  readOnly,
  required,
  url,
} from '../../waldur/model/field.ts';
import { json } from '../../waldur/model/json.ts';
import type { WritableKind } from '../../waldur/model/kind.ts';
import { defineModel } from '../../waldur/model/model.ts';
import { booleanParameter } from '../../waldur/model/parameter-schemas.ts';
import { queryOf } from '../../waldur/model/query.ts';
import { key, relation } from '../../waldur/model/relations.ts';
import { namedChoice, text } from '../../waldur/model/text-kinds.ts';
import { uuidSchema } from '../../waldur/model/value-schemas.ts';
import type { Call } from '../../waldur/site/call.ts';
import { CUSTOMERS, customers } from '../customers/index.ts';
import { storedJson } from './jsonb.ts';

export const PAYMENT_PROFILES = 'payment-profiles';
export const MODEL = 'PaymentProfile';
export type PaymentProfileId = Uuid<'payment_profiles'>;

/** The kinds of payment with their names for people, a stray blank included. Source: BEHAVIOUR 13; observed. */
const PAYMENT_TYPES = {
  fixed_price: 'Fixed-price contract',
  invoices: 'Monthly invoices',
  payment_gw_monthly: ' Payment gateways (monthly)',
} as const;

/** True or null, never false: so that an organization may have many profiles that are inactive. Asking for false finds none. */
const activeFlag: WritableKind<true | null, boolean | null> = {
  info: { type: 'boolean' },
  schema: () => ({ type: ['boolean', 'null'], enum: [true, null] }),
  reading: { allowNull: true, absent: true, toInternalValue: readNullableBoolean },
  keep: (flag) => (flag === true ? true : null),
  inDocuments: {
    schema: { enum: [true, false, null] },
    read: (input) => {
      if (input === true) return valid(true);
      const isInactive = input === null || input === false;
      return isInactive ? valid(null) : invalid('must be true, false or null');
    },
  },
  query: queryOf({
    clean: cleanBoolean,
    schema: booleanParameter,
    exact: (rows, member, flag) => (flag ? rows.where(member, true) : rows.whereIn(member, [])),
  }),
  compare: (a, b) => Number(b === true) - Number(a === true),
};

/** Whatever JSON a client keeps there. */
const ATTRIBUTES = {
  description: 'Usually an object, such as `{"contract_sum": 5000}`; any JSON but null.',
  type: ['object', 'array', 'string', 'number', 'boolean'],
};

/** Source: BEHAVIOUR 13; observed (theme `payment-profiles`). */
export const paymentProfileFields = {
  uuid: readOnly(key('payment_profiles')),
  url: url(PAYMENT_PROFILES),
  name: required(text({ maxLength: 150, allowBlank: 'in documents' }), {
    defaultFrom: nextName,
    ordering: true,
  }),
  organization_uuid: derived(organizationUuid, 'field', uuidSchema),
  organization: required(relation(customers, CUSTOMERS), { filters: ['exact'] }),
  attributes: optional(json(ATTRIBUTES), { stored: storedJson }),
  payment_type: required(namedChoice(PAYMENT_TYPES), {
    default: 'invoices',
    filters: ['exact'],
    ordering: true,
  }),
  payment_type_display: derived(paymentTypeDisplay, 'field', () => ({
    type: 'string',
    enum: Object.values(PAYMENT_TYPES),
  })),
  is_active: optional(activeFlag, { default: true, filters: ['exact'], ordering: true }),
};

export interface PaymentProfile extends RowOf<typeof paymentProfileFields> {}

export const paymentProfileModel = defineModel<PaymentProfile, typeof paymentProfileFields>({
  name: 'payment_profiles',
  basename: PAYMENT_PROFILES,
  fields: paymentProfileFields,
  // Ordered by name. Source: BEHAVIOUR 13.
  table: {
    order: ({ name }) => name,
    indexes: [['organization', 'isActive']],
    // The database lists them within their organization as they were last written. Source: BEHAVIOUR 17.
    movesOnReplace: true,
  },
  first: { documents: ['name', 'organization', 'payment_type', 'is_active'] },
  rules: { breaches: secondActive },
});

export const paymentProfiles = paymentProfileModel.table;

function nextName({ index }: DefaultContext): string {
  return `Payment profile ${index + 1}`;
}

function organizationUuid({ organization }: PaymentProfile, { world }: Call): string {
  return world.contract.wireUuid(organization);
}

function paymentTypeDisplay({ paymentType }: PaymentProfile): string {
  return PAYMENT_TYPES[paymentType];
}

/** An organization pays by one profile at a time. */
function secondActive(
  { isActive, organization }: Partial<PaymentProfile>,
  _extra: unknown,
  { store, uuid: own, isDoubtful }: RowContext,
): readonly Problem[] {
  if (isActive !== true || organization === undefined) return [];
  const others = store.table(paymentProfiles).select().where('organization', organization);
  for (const { uuid } of others.where('isActive', true)) {
    if (uuid === own || isDoubtful('payment_profiles', uuid, 'is_active')) continue;
    const message = 'must not be true: the organization has an active profile already';
    return [{ pointer: '/is_active', message }];
  }
  return [];
}
