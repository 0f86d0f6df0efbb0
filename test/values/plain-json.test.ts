/** JSON as JavaScript has it, known from what only looks like it. */
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import {
  hidesMembers,
  isList,
  isMembers,
  isPlainJson,
  MAX_DEPTH,
} from '../../src/values/plain-json.ts';

/** Lists in lists. */
function nested(depth: number): unknown {
  return depth === 0 ? [] : [nested(depth - 1)];
}

describe.each<[string, unknown, { list: boolean; members: boolean; json: boolean }]>([
  ['a list', [1], { list: true, members: false, json: true }],
  ['an object', { a: null }, { list: false, members: true, json: true }],
  ['a text', '[]', { list: false, members: false, json: true }],
  ['nothing', null, { list: false, members: false, json: true }],
  ['a date', new Date(0), { list: false, members: false, json: false }],
  ['a function', () => undefined, { list: false, members: false, json: false }],
  ['no finite number', Number.NaN, { list: false, members: false, json: false }],
  ['an object with undefined', { a: undefined }, { list: false, members: true, json: false }],
  ['what is as deep as may be', nested(MAX_DEPTH), { list: true, members: false, json: true }],
  ['what is deeper', nested(MAX_DEPTH + 1), { list: true, members: false, json: false }],
])('%s', (_, value, { list, members, json }) => {
  it(`${list ? 'is' : 'is no'} list`, () => expect(isList(value)).toBe(list));
  it(`${members ? 'has' : 'has no'} members`, () => expect(isMembers(value)).toBe(members));
  it(`${json ? 'is' : 'is no'} JSON`, () => expect(isPlainJson(value)).toBe(json));
});

class WithGetter {
  get status(): number {
    return 201;
  }
}
class Derived extends WithGetter {
  readonly actor = 'staff';
}
class WithMethod {
  readonly status = 201;
  told(): number {
    return this.status;
  }
}

it.each<[name: string, value: object, hides: boolean]>([
  ['an object', { status: 201 }, false],
  ['one without a prototype', Object.assign(Object.create(null), { status: 201 }), false],
  ['one of another realm', runInNewContext('({ status: 201 })'), false],
  ['members and methods of a class', new WithMethod(), false],
  ['a getter of its own', Object.create({}, { a: { get: () => 1, enumerable: true } }), false],
  ['a getter of a class', new WithGetter(), true],
  ['one of the class above', new Derived(), true],
  ['an inherited member', Object.create({ status: 201 }), true],
  ['one inherited of nothing', Object.create(Object.assign(Object.create(null), { a: 1 })), true],
  ['a hidden member', Object.defineProperty({}, 'status', { value: 201 }), true],
])('%s', (_name, value, hides) => {
  expect(hidesMembers(value)).toBe(hides);
  expect(isPlainJson(value)).toBe(!hides);
});
