/** What a model refuses when it is declared, and how the names of fields become those of rows. */
import { describe, expect, it } from '@jest/globals';
import { type FieldOptions, type RowOf, readOnly } from '../../src/waldur/model/field.ts';
import { jsonList } from '../../src/waldur/model/json.ts';
import { defineModel } from '../../src/waldur/model/model.ts';
import { inOrder, rowName } from '../../src/waldur/model/names.ts';
import { boolean } from '../../src/waldur/model/number-kinds.ts';
import { key } from '../../src/waldur/model/relations.ts';

function declare(options: FieldOptions<readonly never[]>) {
  const fields = { uuid: readOnly(key('things')), parts: readOnly(jsonList({}), options) };
  return defineModel<RowOf<typeof fields>, typeof fields>({
    name: 'things',
    basename: 'things',
    fields,
  });
}

describe('a model', () => {
  it('refuses a filter and an ordering that a kind does not have', () => {
    expect(() => declare({ filters: ['exact'] }).filters).toThrow(
      'parts is of a kind that cannot be asked for.',
    );
    expect(() => declare({ ordering: true }).filters).toThrow(
      'parts is of a kind that has no order.',
    );
    expect(declare({}).filters).toEqual([]);
  });

  it.each([
    [{ gt: 'newer' }, 'is_new has no order to be asked for.'],
    ['icontains', 'is_new is no text, which could contain a part.'],
  ] as const)('refuses to compare what a kind cannot: %j', (lookup, told) => {
    const fields = {
      uuid: readOnly(key('things')),
      is_new: readOnly(boolean, { default: false, filters: [lookup] }),
    };
    const model = defineModel<RowOf<typeof fields>, typeof fields>({
      name: 'things',
      basename: 'things',
      fields,
    });
    expect(() => model.filters).toThrow(told);
  });
});

describe('names', () => {
  it.each([
    ['uuid', 'uuid'],
    ['date_of_payment', 'dateOfPayment'],
    ['line_2', 'line2'],
  ])('%s is %s in rows', (name, member) => {
    expect(rowName(name)).toBe(member);
  });

  it('stand in the order asked for, the others after them', () => {
    expect(inOrder(['a', 'b', 'c'], ['c', 'x', 'a'])).toEqual(['c', 'a', 'b']);
  });
});
