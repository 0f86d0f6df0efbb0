/** Organizations in fixtures: what may be set, what comes back, and what is refused. */
import { describe, expect, it } from '@jest/globals';
import { createMockServer } from '../../../src/index.ts';
import { load } from '../../fixtures/loading.ts';
import { ORGANIZATIONS, WHOLE } from './organizations.ts';

const problems = (columns: object, more: object = {}) =>
  load({ a: { customers: [columns], ...more } }).texts;

describe('organizations in fixtures', () => {
  it('are exported with every field that may be set, and load as the same again', () => {
    const server = createMockServer({ fixtures: ORGANIZATIONS });
    const state = server.state();
    const { $id: _id, image, organization_group: _group, ...own } = WHOLE;
    expect(state.customers?.find(({ uuid }) => uuid === WHOLE.uuid)).toMatchObject({
      ...own,
      image: image.uuid,
    });
    expect(createMockServer({ fixtures: state }).state()).toEqual(state);
  });

  it('name their group, which names one that stands above it', () => {
    const { organization_groups } = createMockServer({ fixtures: ORGANIZATIONS }).state();
    const [all, labs] = organization_groups ?? [];
    expect([all?.parent, labs?.parent]).toEqual([null, all?.uuid]);
    const groups = [{ parent: 'b' }, { $id: 'b', parent: 'x' }];
    expect(load({ a: { organization_groups: groups } }).texts).toEqual([
      'a: /organization_groups/0/parent: must name a row that stands above this one',
      expect.stringContaining('a: /organization_groups/1/parent: "x" names no row of'),
    ]);
  });

  it('take an answer of the API as it is', async () => {
    const answer = {
      ...{ name: 'A', projects: [{ name: 'x' }], projects_count: 1, users_count: 7 },
      ...{ display_name: 'A', country_name: 'Estonia', organization_group_name: 'x' },
      ...{ is_service_provider: false, call_managing_organization_uuid: null },
      ...{ organization_group: null, payment_profiles: null, latitude: 1.5, image: null },
    };
    expect(problems(answer)).toEqual([]);
  });

  it.each([
    [{ default_tax_percent: '-1.00' }, 'default_tax_percent: must not be less than zero'],
    [{ default_tax_percent: 22 }, 'default_tax_percent: must be text, such as "22.00"'],
    [{ sponsor_number: -1 }, 'sponsor_number: must be a whole number from 0 to 2147483647'],
    [{ latitude: '1' }, 'latitude: must be a number'],
    [{ longitude: Number.POSITIVE_INFINITY }, 'longitude: must be a number'],
    [{ slug: 's'.repeat(51) }, 'slug: must have at most 50 characters'],
    [{ abbreviation: 'abcdefghijklm' }, 'abbreviation: must have at most 12 characters'],
    [{ blocked: 'no' }, 'blocked: must be true or false'],
    [{ country: 'ee' }, 'country: must be a country code such as "EE", or empty'],
    [{ accounting_start_date: 'x' }, 'accounting_start_date: must be a time such as'],
    [{ organization_group: 'nobody' }, 'organization_group: '],
    [{ contact_details: 'a\0' }, 'contact_details: must not contain the character U+0000'],
  ])('refuse %j', (columns, text) => {
    expect(problems(columns)).toEqual([expect.stringContaining(`a: /customers/0/${text}`)]);
  });

  it('tell all that is wrong at once', () => {
    const wrong = { blocked: 1, archived: 0, sponsor_number: 'x', latitude: null, homepage: 3 };
    expect(problems(wrong)).toHaveLength(4);
  });

  it('are called by a slug of their name that the database can hold', () => {
    const { customers } = createMockServer({
      fixtures: { customers: [{ name: 'ab '.repeat(40) }] },
    }).state();
    expect(customers?.[0]?.slug).toHaveLength(50);
  });
});
