/** Payment profiles: how an organization pays, as they are stored. */
import type { JsonValue } from '../../drf/json-decoder.ts';
import { rowWeight } from '../../store/row-weight.ts';
import { defineTable } from '../../store/table-definition.ts';
import type { Uuid } from '../../values/uuid.ts';
import type { CustomerId } from '../../waldur/users.ts';

export type PaymentProfileId = Uuid<'payment_profiles'>;

/** The kinds of payment with their names for people, a stray blank included. Source: BEHAVIOUR 13; observed. */
export const PAYMENT_TYPES = {
  fixed_price: 'Fixed-price contract',
  invoices: 'Monthly invoices',
  payment_gw_monthly: ' Payment gateways (monthly)',
} as const satisfies Record<string, string>;

export type PaymentType = keyof typeof PAYMENT_TYPES;
export const PAYMENT_TYPE_NAMES = ['fixed_price', 'invoices', 'payment_gw_monthly'] as const;

export interface PaymentProfile {
  readonly uuid: PaymentProfileId;
  readonly name: string;
  readonly organization: CustomerId;
  readonly paymentType: PaymentType;
  /** Null for an inactive one, never false: so that an organization may have many of them. */
  readonly isActive: true | null;
  readonly attributes: JsonValue;
}

/** Ordered by name. Source: BEHAVIOUR 13. */
export const paymentProfiles = defineTable<PaymentProfile>('payment_profiles', {
  order: ({ name }) => name,
  indexes: [['organization', 'isActive']],
  references: { organization: { to: 'customers', onDelete: 'protect' } },
  weigh: rowWeight,
});
