/** How an answer may differ from its example: rules of Pact, from the schema that the API has of the answer. */
import type { Schema } from '../../drf/schema.ts';
import { templateOf } from './list-template.ts';
import { fits, isObject, schemasIn, typesOf } from './schema-fit.ts';

/** Source: Pact specification V4, matching rules. */
export type Matcher = Readonly<Record<string, string | number>>;
export interface Rule {
  readonly combine: 'AND' | 'OR';
  readonly matchers: readonly Matcher[];
}
export type Rules = Readonly<Record<string, Rule>>;

/** An example as it is to stand in the file, and the rules for all that is like it. */
export interface Matched {
  readonly example: unknown;
  /** By their path: `$[*].uuid`. */
  readonly rules: Rules;
}

/** Of a list the first item stands for all. */
export function matchedBy(schema: Schema, value: unknown): Matched {
  const rules: Record<string, Rule> = {};
  return { example: walk(schema, value, '$', rules), rules };
}

function walk(given: Schema, value: unknown, path: string, rules: Record<string, Rule>): unknown {
  const schema = schemasIn(given).find((each) => fits(each, value)) ?? {};
  if (Array.isArray(value)) return walkList(schema, value, path, rules);
  if (isObject(value)) {
    const members = Object.entries(value).map(([name, member]) => [
      name,
      walk(memberSchema(schema, name), member, path + step(name), rules),
    ]);
    // Where nothing is known of an object, what it is like is all that can be said.
    if (members.length === 0) rules[path] = rule({ match: 'type' });
    return Object.fromEntries(members);
  }
  rules[path] = ruleOf(given, schema, value);
  return value;
}

function walkList(
  schema: Schema,
  list: readonly unknown[],
  path: string,
  rules: Record<string, Rule>,
): unknown {
  if (list.length === 0) {
    rules[path] = rule({ match: 'type', min: 0 });
    return list;
  }
  // In a list of lists one may be empty.
  rules[path] = rule({ match: 'type', min: path.includes('[*]') ? 0 : 1 });
  const items = Object(schema['items']);
  return [walk(items, templateOf(list), `${path}[*]`, rules)];
}

function memberSchema(schema: Schema, name: string): Schema {
  const members: Readonly<Record<string, Schema>> = Object(schema['properties']);
  if (Object.hasOwn(members, name)) return members[name] ?? {};
  return isObject(schema['additionalProperties']) ? schema['additionalProperties'] : {};
}

/** Of a value that may be null, null is as good. */
function ruleOf(given: Schema, schema: Schema, value: unknown): Rule {
  const mayBeNull = schemasIn(given).some((each) => typesOf(each).includes('null'));
  const other = value === null ? schemasIn(given).find((each) => !isNullAlone(each)) : schema;
  const matcher = other && matcherOf(other, value);
  if (value === null && !matcher) return rule({ match: 'null' });
  if (!matcher) return rule({ match: 'type' });
  return mayBeNull ? { combine: 'OR', matchers: [{ match: 'null' }, matcher] } : rule(matcher);
}

function isNullAlone(schema: Schema): boolean {
  return typesOf(schema).every((type) => type === 'null') && typesOf(schema).length > 0;
}

/** Undefined where the schema says nothing. */
function matcherOf(schema: Schema, value: unknown): Matcher | undefined {
  const { pattern, format } = schema;
  if (Object.hasOwn(schema, 'const')) return { match: 'equality' };
  if (Array.isArray(schema['enum'])) return enumMatcher(schema['enum']);
  if (format === 'date') return { match: 'date', format: 'yyyy-MM-dd' };
  if (typeof pattern === 'string' && isPortable(pattern)) {
    return { match: 'regex', regex: pattern.replaceAll('\\/', '/') };
  }
  const [type] = typesOf(schema).filter((each) => each !== 'null');
  switch (type) {
    case 'integer':
      return { match: 'integer' };
    case 'number':
      return { match: 'number' };
    case 'boolean':
      return { match: 'boolean' };
    case 'string':
      return value === null ? { match: 'regex', regex: '[\\s\\S]*' } : { match: 'type' };
    default:
      return undefined;
  }
}

function enumMatcher(choices: readonly unknown[]): Matcher {
  if (!choices.every((choice) => typeof choice === 'string')) return { match: 'type' };
  const escaped = choices.map((choice) => choice.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return { match: 'regex', regex: `^(${escaped.join('|')})$` };
}

/** Not every verifier's expressions look ahead, behind, or back. */
function isPortable(pattern: string): boolean {
  return !/\(\?[=!<]|\\[1-9]/.test(pattern);
}

function rule(matcher: Matcher): Rule {
  return { combine: 'AND', matchers: [matcher] };
}

/** A member's part of a path. */
function step(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `['${name.replaceAll("'", "\\'")}']`;
}
