/** Groups of organizations and the types that they are of: kept for the organizations in them, not served. */
import { dashed, type Uuid } from '../../values/uuid.ts';
import { invalid, type Validated } from '../../values/validated.ts';
import type { RowContext } from '../../waldur/fixture/fixture.ts';
import { type DefaultContext, type RowOf, readOnly, url } from '../../waldur/model/field.ts';
import { type Kind, nullable } from '../../waldur/model/kind.ts';
import { defineModel } from '../../waldur/model/model.ts';
import { key, readReference, relation } from '../../waldur/model/relations.ts';
import { text } from '../../waldur/model/text-kinds.ts';
import type { Resource } from '../../waldur/resource.ts';

const TYPES = 'organization-group-types';
export const ORGANIZATION_GROUPS = 'organization-groups';
export type OrganizationGroupId = Uuid<'organization_groups'>;

const typeFields = {
  url: url(TYPES),
  uuid: readOnly(key('organization_group_types')),
  name: readOnly(text({ maxLength: 150 }), { defaultFrom: nextTypeName }),
};

export interface OrganizationGroupType extends RowOf<typeof typeFields> {}

const typeModel = defineModel<OrganizationGroupType, typeof typeFields>({
  name: 'organization_group_types',
  basename: TYPES,
  fields: typeFields,
});

export const organizationGroupTypes = typeModel.table;

/** A row of the same table: of its definition, which is made of this, only the name can be said. */
const parent: Kind<OrganizationGroupId> = {
  info: { type: 'field' },
  reference: { to: 'organization_groups', onDelete: 'setNull' },
  inDocuments: {
    schema: { type: 'string', minLength: 1 },
    read: readParent,
    write: dashed,
  },
};

const groupFields = {
  url: url(ORGANIZATION_GROUPS),
  uuid: readOnly(key('organization_groups')),
  name: readOnly(text({ maxLength: 150 }), { defaultFrom: nextGroupName }),
  type: readOnly(nullable(relation(organizationGroupTypes, TYPES))),
  parent: readOnly(nullable(parent)),
};

export interface OrganizationGroup extends RowOf<typeof groupFields> {}

const groupModel = defineModel<OrganizationGroup, typeof groupFields>({
  name: 'organization_groups',
  basename: ORGANIZATION_GROUPS,
  fields: groupFields,
});

export const organizationGroups = groupModel.table;

export const organizationGroupTypeResource: Resource = {
  table: organizationGroupTypes,
  get fixture() {
    return typeModel.fixture;
  },
};

export const organizationGroupResource: Resource = {
  table: organizationGroups,
  get fixture() {
    return groupModel.fixture;
  },
};

function nextTypeName({ index }: DefaultContext): string {
  return `Type ${index + 1}`;
}

function nextGroupName({ index }: DefaultContext): string {
  return `Group ${index + 1}`;
}

/** Rows are stored one after the other: one that stands below is not there yet, and of one that is wrong that was told. */
function readParent(input: unknown, context: RowContext): Validated<OrganizationGroupId> {
  const found = readReference('organization_groups')(input, context);
  const isLater = !found.valid && Array.isArray(found.errors) && found.errors.length === 0;
  return isLater ? invalid('must name a row that stands above this one') : found;
}
