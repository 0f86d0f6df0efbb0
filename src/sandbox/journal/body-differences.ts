/** In what the body of a request is not as expected, in part or as a whole. */
import { pointerStep } from '../../values/json-pointer.ts';
import { isList, isMembers } from '../../values/plain-json.ts';
import type { Difference } from './difference.ts';
import { isLike, type JsonPattern, shownMember, TextMatch } from './text-pattern.ts';

/** Members that are expected must be there and match, at any depth; an expression stands for a text. */
export function bodyDifferences(
  given: JsonPattern,
  actual: unknown,
  pointer: string,
): readonly Difference[] {
  const expected = asMeant(given, actual);
  if (isPatternMembers(expected) && isMembers(actual)) {
    return Object.entries(expected).flatMap(([name, value]) => {
      const here = pointer + pointerStep(name);
      return bodyDifferences(value, shownMember(actual, name, here), here);
    });
  }
  if (isList(expected) && Array.isArray(actual) && expected.length === actual.length) {
    return expected.flatMap((value, index) =>
      bodyDifferences(value, actual[index], pointer + pointerStep(index)),
    );
  }
  return isLike(expected, actual, pointer) ? [] : [{ pointer, expected, actual }];
}

/** The same, and nothing may be there that is not expected. */
export function wholeBodyDifferences(
  expected: JsonPattern,
  actual: unknown,
): readonly Difference[] {
  return [...bodyDifferences(expected, actual, '/body'), ...surplus(expected, actual, '/body')];
}

function surplus(given: JsonPattern, actual: unknown, pointer: string): readonly Difference[] {
  const expected = asMeant(given, actual);
  if (isList(expected) && Array.isArray(actual)) {
    return expected.flatMap((value, index) =>
      surplus(value, actual[index], pointer + pointerStep(index)),
    );
  }
  if (!isPatternMembers(expected) || !isMembers(actual)) return [];
  return Object.entries(actual).flatMap(([name, value]) => {
    const here = pointer + pointerStep(name);
    const wanted = Object.hasOwn(expected, name) ? expected[name] : undefined;
    if (wanted === undefined) return [{ pointer: here, expected: undefined, actual: value }];
    return surplus(wanted, value, here);
  });
}

/** Where no text stands, what looks like an expression is the object that it is. */
function asMeant(expected: JsonPattern, actual: unknown): JsonPattern {
  const isObject = expected instanceof TextMatch && isMembers(actual);
  return isObject ? { matches: expected.matches } : expected;
}

function isPatternMembers(value: JsonPattern): value is { readonly [name: string]: JsonPattern } {
  return isMembers(value) && !(value instanceof TextMatch);
}
