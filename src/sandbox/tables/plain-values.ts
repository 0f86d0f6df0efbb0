/** What columns hold, as a query writes it: which values a text can mean, and whether a value has a text in it. */
import { anyCase } from '../../values/any-case.ts';
import { accepted, type Read, refused } from '../../values/schema/schema.ts';
import { parseUuid } from '../../values/uuid.ts';
import type { RowColumn } from '../../waldur/fixture/fixture.ts';

/** Of which make a column's values are: `data` is what has parts. */
export type Make = 'text' | 'number' | 'truth' | 'key' | 'bytes' | 'data';

export function makeOf({ refersTo, isBinary, column }: RowColumn): Make {
  if (isBinary) return 'bytes';
  if (refersTo !== undefined) return 'key';
  return makeOfSchema(column.written ?? column.schema);
}

const MAKES: Readonly<Record<string, Make>> = {
  ...{ string: 'text', integer: 'number', number: 'number', boolean: 'truth' },
};

function makeOfSchema(schema: Readonly<Record<string, unknown>>): Make {
  const { type, anyOf } = schema;
  if (Array.isArray(schema['enum'])) return 'text';
  const parts: readonly unknown[] = Array.isArray(anyOf) ? anyOf : [];
  const some = parts.map(Object).find((each) => each['type'] !== 'null');
  return some === undefined ? (MAKES[String(type)] ?? 'data') : makeOfSchema(some);
}

/** The values that a text of a query means; an empty one means none. */
export function valuesMeant(make: Make, text: string): Read<readonly unknown[]> {
  if (text === '') return accepted(make === 'text' ? ['', null] : [null]);
  switch (make) {
    case 'text':
      return accepted([text]);
    case 'key': {
      const uuid = parseUuid(text);
      return uuid === undefined ? refused('must be a uuid, or empty for none') : accepted([uuid]);
    }
    case 'number': {
      const number = Number(text);
      return Number.isNaN(number) ? refused('must be a number') : accepted([number]);
    }
    case 'truth':
      return ['true', 'false'].includes(text)
        ? accepted([text === 'true'])
        : refused('must be true or false');
    case 'bytes':
    case 'data':
      return refused('has parts, by which rows are not told apart here: use search');
    default:
      return make satisfies never;
  }
}

/** Whether a value has a text in it, whatever the case of letters. */
export function searcher(wanted: string): (make: Make, value: unknown) => boolean {
  const holds = anyCase(wanted);
  const digits = wanted.toLowerCase().replaceAll('-', '');
  const isKey = /^[0-9a-f]+$/.test(digits);
  return (make, value) => {
    if (value === null || value === undefined || value === '') return false;
    switch (make) {
      case 'bytes':
        return false;
      case 'key':
        return isKey && String(value).includes(digits);
      case 'data':
        return holds(JSON.stringify(value));
      default:
        return holds(String(value));
    }
  };
}
