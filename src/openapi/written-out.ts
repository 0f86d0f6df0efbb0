/** Tells schemas that write out the only value there is: an example of them would say it again. */
import type { Schema } from '../drf/schema.ts';
import { isPlain, type Plain } from './plain.ts';

/** Sees through constants, tuples, closed objects, whose members may be absent, and several schemas that hold at once. */
export function isWrittenOut(schema: Schema): boolean {
  if ('const' in schema || schema['type'] === 'null') return true;
  if (schema['type'] === 'array') return isTuple(schema);
  const { allOf } = schema;
  return isFixedObject([schema, ...(Array.isArray(allOf) ? allOf.filter(isPlain) : [])]);
}

function isTuple({ prefixItems = [], minItems, maxItems }: Schema): boolean {
  if (!Array.isArray(prefixItems) || minItems !== maxItems) return false;
  const isWhole = maxItems === prefixItems.length;
  return isWhole && prefixItems.every((each) => isPlain(each) && isWrittenOut(each));
}

/** All hold for one object: each member that it may have is written out in one of them. */
function isFixedObject(all: readonly Schema[]): boolean {
  const closed = all.find(
    ({ type, additionalProperties }) => type === 'object' && additionalProperties === false,
  );
  const names = Object.keys(membersOf(closed ?? {}));
  return (
    closed?.['patternProperties'] === undefined &&
    names.length > 0 &&
    names.every((name) => all.map((each) => membersOf(each)[name]).some(isMemberWrittenOut))
  );
}

function isMemberWrittenOut(member: unknown): boolean {
  return isPlain(member) && isWrittenOut(member);
}

function membersOf({ properties }: Schema): Plain {
  return isPlain(properties) ? properties : {};
}
