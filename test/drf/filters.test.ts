/** Filter sets. Source: BEHAVIOUR 7; django-filter FilterSet. */
import { describe, expect, it } from '@jest/globals';
import type { Filter } from '../../src/drf/filters.ts';
import { filterSelection } from '../../src/drf/filters.ts';
import { cleanDate, cleanUuid, type ParameterValues } from '../../src/drf/form-fields.ts';
import { parseQuery } from '../../src/drf/query-dict.ts';
import type { Checked } from '../../src/drf/refusal.ts';
import { valid } from '../../src/values/validated.ts';
import { answerTo, thrownBy } from './outcome.ts';

type Log = readonly string[];

/** Narrows by writing down what it was asked for. */
function logged(
  name: string,
  clean: (values: ParameterValues) => Checked<string | undefined>,
): Filter<Log, string> {
  return {
    name,
    schema: () => ({ schema: { type: 'string' } }),
    clean: (values) => {
      const cleaned = clean(values);
      if (!cleaned.valid || cleaned.value === undefined)
        return cleaned.valid ? valid(undefined) : cleaned;
      const { value } = cleaned;
      return valid((log, context) => [...log, `${context}:${name}=${value}`]);
    },
  };
}

const filters = [logged('date', cleanDate), logged('uuid', cleanUuid)];
const select = (query: string) => filterSelection(filters, [], parseQuery(query), 'staff');
const HEX = 'fb000000000040008000000000000003';

describe('filterSelection', () => {
  it.each([
    ['', []],
    ['other=1&DATE=x&Uuid=x&__proto__=x', []],
    ['date=&uuid=%20', []],
    ['date=2023-10-01', ['staff:date=2023-10-01']],
    [`uuid=${HEX}&date=2023-10-01`, ['staff:date=2023-10-01', `staff:uuid=${HEX}`]],
    ['date=oops&date=2023-10-01', ['staff:date=2023-10-01']],
  ])('narrows by %j, in the order of the filters', (query, log) => {
    expect(select(query)).toEqual(log);
  });

  it.each([
    ['date=oops', { date: ['Enter a valid date.'] }],
    ['date=%20', { date: ['Enter a valid date.'] }],
    ['date=oops&uuid=&other=1', { date: ['Enter a valid date.'] }],
    ['date=2023-10-01&uuid=abc', { uuid: ['Enter a valid UUID.'] }],
    ['uuid=abc&date=oops', { date: ['Enter a valid date.'], uuid: ['Enter a valid UUID.'] }],
  ])('refuses %j with 400 and every mistake', (query, body) => {
    const thrown = thrownBy(() => select(query));
    expect(thrown).toMatchObject({ code: 'invalid', status: 400 });
    expect(answerTo(thrown)).toEqual(body);
  });

  it('narrows nothing before all parameters are read', () => {
    const bomb: Filter<Log, string> = {
      name: 'bomb',
      schema: () => ({ schema: {} }),
      clean: () =>
        valid(() => {
          throw new Error('narrowed');
        }),
    };
    const run = (query: string) => () =>
      filterSelection([bomb, ...filters], [], parseQuery(query), 'staff');
    expect(run('bomb=1&uuid=abc')).toThrow('400 invalid');
    expect(run('bomb=1')).toThrow('narrowed');
  });
});
