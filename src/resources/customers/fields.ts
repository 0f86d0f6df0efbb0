/** Organizations: who is invoiced and who pays. Their fields, as the server has them and in its order. */
import type { Told } from '../../drf/field.ts';
import { instant } from '../../waldur/model/date-kinds.ts';
import {
  derived,
  type FieldOptions,
  type RowOf,
  readOnly,
  through,
  url,
} from '../../waldur/model/field.ts';
import { type Kind, nullable } from '../../waldur/model/kind.ts';
import { boolean, float, integer } from '../../waldur/model/number-kinds.ts';
import { key, relation } from '../../waldur/model/relations.ts';
import { pattern, text } from '../../waldur/model/text-kinds.ts';
import { uuidSchema } from '../../waldur/model/value-schemas.ts';
import { file } from '../media/index.ts';
import { ORGANIZATION_GROUPS, organizationGroups } from '../organization-groups/index.ts';
import { COUNTRY_CHOICES } from './countries.ts';
import {
  created,
  displayName,
  groupName,
  groupUuid,
  MAX_SLUG,
  nameOfCountry,
  nextName,
  nothing,
  now,
  parentName,
  parentUuid,
  slugOfName,
  typeName,
  typeUuid,
} from './made-of.ts';
import { percent } from './percent.ts';

export const CUSTOMERS = 'customers';

const UNBOUNDED = text({ maxLength: Number.POSITIVE_INFINITY });
const MAX_SPONSOR = 2_147_483_647;

/** A group's name is told with the group; its type and parent are if it has any. */
const ofGroup = { name: 'organization_group', whenNull: () => undefined };
const ofItsRelations = { ...ofGroup, mayLack: true } as const;
const TEXT = () => ({ type: 'string' });

const country = {
  ...pattern(/^([A-Z]{2})?$/, 'a country code such as "EE", or empty', 'choice'),
  info: { type: 'choice', choices: COUNTRY_CHOICES },
};

/** A field that real servers let clients write. Here no method does, and OPTIONS tells it all the same. */
function open<Value, Row>(
  kind: Kind<Value>,
  options: FieldOptions<NoInfer<Value>, Row> = {},
  told: Told = {},
) {
  return readOnly(kind, { ...options, told: { ...kind.info, read_only: false, ...told } });
}

/** One that staff alone may write. */
function openToStaff<Value, Row>(
  kind: Kind<Value>,
  options: FieldOptions<NoInfer<Value>, Row> = {},
  told: Told = {},
) {
  return open(kind, options, { ...told, writableBy: 'staff' });
}

/** Source: BEHAVIOUR 17; observed (theme `customers`). */
export const customerFields = {
  url: url(CUSTOMERS),
  uuid: readOnly(key('customers')),
  created: readOnly(instant, { defaultFrom: now, ordering: 'age' }),
  organization_group: openToStaff(
    nullable(relation(organizationGroups, ORGANIZATION_GROUPS, { onDelete: 'setNull' })),
  ),
  organization_group_name: through(ofGroup, derived(groupName, 'field', TEXT)),
  organization_group_uuid: through(ofGroup, derived(groupUuid, 'field', uuidSchema)),
  organization_group_parent_name: through(ofItsRelations, derived(parentName, 'field', TEXT)),
  organization_group_parent_uuid: through(ofItsRelations, derived(parentUuid, 'field', uuidSchema)),
  organization_group_type_name: through(ofItsRelations, derived(typeName, 'field', TEXT)),
  organization_group_type_uuid: through(ofItsRelations, derived(typeUuid, 'field', uuidSchema)),
  display_name: derived(displayName, 'field', TEXT),
  backend_id: open(
    text(),
    { filters: ['exact'] },
    { help_text: 'Organization identifier in another application.' },
  ),
  image: open(file({ folder: 'customers', maxNameLength: 100 }), {}, { type: 'image upload' }),
  blocked: openToStaff(boolean, { default: false }),
  archived: openToStaff(boolean, { default: false }),
  default_tax_percent: openToStaff(percent),
  accounting_start_date: openToStaff(
    instant,
    { derivedFrom: created, ordering: 'age' },
    { label: 'Start date of accounting' },
  ),
  sponsor_number: openToStaff(
    nullable(integer(0, MAX_SPONSOR)),
    {},
    {
      help_text: 'External ID of the sponsor covering the costs',
      min_value: 0,
      max_value: MAX_SPONSOR,
    },
  ),
  country_name: derived(nameOfCountry, 'field', () => ({ type: ['string', 'null'] })),
  name: open(
    text({ maxLength: 150 }),
    { defaultFrom: nextName, filters: ['icontains', { exact: 'name_exact' }], ordering: true },
    { required: true },
  ),
  slug: openToStaff(text({ type: 'slug', maxLength: MAX_SLUG }), { derivedFrom: slugOfName }),
  native_name: open(text({ maxLength: 160 }), { filters: ['icontains'], ordering: true }),
  abbreviation: open(text({ maxLength: 12 }), { filters: ['icontains'], ordering: true }),
  contact_details: open(UNBOUNDED, { filters: ['icontains'], ordering: true }),
  agreement_number: openToStaff(text({ maxLength: 160 }), { filters: ['exact'], ordering: true }),
  email: open(text({ type: 'email', maxLength: 75 }), {}, { label: 'Email address' }),
  phone_number: open(text()),
  access_subnets: openToStaff(
    UNBOUNDED,
    {},
    {
      help_text:
        'Enter a comma separated list of IPv4 or IPv6 CIDR addresses from where connection to self-service is allowed.',
    },
  ),
  registration_code: open(text({ maxLength: 160 }), { filters: ['exact'], ordering: true }),
  homepage: open(text({ type: 'url' })),
  domain: openToStaff(text()),
  vat_code: open(text({ maxLength: 20 }), {}, { help_text: 'VAT number' }),
  postal: open(text({ maxLength: 20 })),
  address: open(text({ maxLength: 300 })),
  bank_name: open(text({ maxLength: 150 })),
  bank_account: open(text({ maxLength: 50 })),
  latitude: open(nullable(float)),
  longitude: open(nullable(float)),
  country: open(country),
  is_service_provider: derived(no, 'field', () => ({ type: 'boolean', const: false })),
  call_managing_organization_uuid: derived(nothing, 'field', () => ({ type: 'null' })),
};

export interface Customer extends RowOf<typeof customerFields> {}

function no(): boolean {
  return false;
}
