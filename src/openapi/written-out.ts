/** Tells schemas that write out the value, or each that there is: an example of them would say it again. */
import type { Schema } from '../drf/schema.ts';
import { isPlain, type Plain } from './plain.ts';

/** Sees through constants, tuples, closed objects, whose members may be absent, and several schemas that hold at once. */
export function isWrittenOut(schema: Schema): boolean {
  if ('const' in schema || 'enum' in schema || schema['type'] === 'null') return true;
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
  const closed = all.find(({ additionalProperties }) => additionalProperties === false);
  const names = Object.keys(membersOf(closed ?? {}));
  return (
    names.length > 0 &&
    names.every((name) => all.map((each) => membersOf(each)[name]).some(isMemberWrittenOut))
  );
}

function isMemberWrittenOut(member: unknown): boolean {
  return isPlain(member) && isWrittenOut(member);
}

/** Of patterns, none may fit more than one name: with others a member is not written out. */
function membersOf({ properties, patternProperties }: Schema): Plain {
  const byPattern = isPlain(patternProperties) ? Object.entries(patternProperties) : [];
  return {
    ...(isPlain(properties) ? properties : {}),
    ...Object.fromEntries(
      byPattern.map(([pattern, each]) => [pattern, ONE_NAME.test(pattern) ? each : undefined]),
    ),
  };
}

const ONE_NAME = /^\^\w+\$$/;

/**
 * The same object, with the texts that it leaves open as examples where they stand: what is written out around them would
 * otherwise be said again. Undefined where more than texts is open, or nothing is written out.
 */
export function withOpenTexts(schema: Schema, value: unknown): Schema | undefined {
  const { title, properties, additionalProperties } = schema;
  const isClosed = additionalProperties === false && title === undefined;
  if (!isClosed || !isPlain(properties) || !isPlain(value)) return undefined;
  const members = Object.entries(properties).map(
    ([name, each]) => [name, isPlain(each) ? filled(each, value[name]) : undefined] as const,
  );
  const isFilled = members.every(([, each]) => each !== undefined);
  const isWritten = Object.values(properties).some(isMemberWrittenOut);
  return isFilled && isWritten ? { ...schema, properties: Object.fromEntries(members) } : undefined;
}

function filled(schema: Schema, value: unknown): Schema | undefined {
  if (isWrittenOut(schema)) return schema;
  const isText = schema['type'] === 'string' && typeof value === 'string';
  return isText ? { ...schema, examples: [value] } : withOpenTexts(schema, value);
}
