/** Schemas of values that hold others: lists, records, objects, alternatives. All problems of all parts are told at once. */
import { hint, mustBeOneOf, nearestName } from '../nearest-name.ts';
import { hidesMembers, isMembers } from '../plain-json.ts';
import { anyOfSchema, type JsonSchema, objectSchema } from './json-schema.ts';
import {
  accepted,
  type Output,
  type Problem,
  problemsOf,
  type Read,
  refused,
  type Schema,
  together,
  under,
} from './schema.ts';

/** The own members of an object by name, unread. */
export type RawMembers = Readonly<Record<string, unknown>>;

const HIDDEN =
  'has members that are inherited, hidden or getters of a class, which nobody would read: write a plain object';

export interface ListOptions {
  readonly minItems?: number;
  readonly words?: string;
}

export function list<T>(
  item: Schema<T>,
  { minItems = 0, words = minItems > 0 ? 'a list, and not empty' : 'a list' }: ListOptions = {},
): Schema<readonly T[]> {
  return {
    words,
    read(input) {
      if (!Array.isArray(input) || input.length < minItems) return refused(`must be ${words}`);
      return together(input.keys(), (index) => item.read(input[index]));
    },
    json: () => ({ type: 'array', items: item.json(), ...(minItems > 0 ? { minItems } : {}) }),
  };
}

export interface RecordOptions {
  readonly words?: string;
  /** What is wrong with a name, told before anything of its value. */
  readonly name?: (name: string, all: readonly string[]) => string | undefined;
}

/** An object whose names are anybody's. */
export function record<T>(
  value: Schema<T>,
  { words = 'an object', name: judge }: RecordOptions = {},
): Schema<Readonly<Record<string, T>>> {
  return {
    words,
    read(input) {
      if (!isMembers(input)) return refused(`must be ${words}`);
      if (hidesMembers(input)) return refused(HIDDEN);
      const names = Object.keys(input);
      const values = together(names, (name) => {
        const wrong = judge?.(name, names);
        return wrong === undefined ? value.read(input[name]) : refused(wrong);
      });
      if (!values.valid) return values;
      return accepted(Object.fromEntries(values.value.map((each, index) => [names[index], each])));
    },
    json: () => ({ type: 'object', additionalProperties: value.json() }),
  };
}

export type MemberSchemas = Readonly<Record<string, Schema<unknown>>>;
type OptionalNames<M> = {
  [Name in keyof M]: undefined extends Output<M[Name]> ? Name : never;
}[keyof M];
type Simplified<T> = { readonly [Name in keyof T]: T[Name] };

/** What an object of such members reads: one that may be undefined may be absent. */
export type ObjectOutput<M> = Simplified<
  { [Name in Exclude<keyof M, OptionalNames<M>>]: Output<M[Name]> } & {
    [Name in OptionalNames<M>]?: Exclude<Output<M[Name]>, undefined>;
  }
>;

export interface ObjectOptions {
  readonly words?: string;
  /** What is told of a name that is none of the members; the nearest one or their list follows. */
  readonly stranger?: (name: string) => string;
  /** Takes no notice of names that are none of the members, instead of refusing them. */
  readonly ignoresOthers?: boolean;
  /** Names that belong to something else, and what is told of one. */
  readonly elsewhere?: Readonly<Record<string, string>>;
  /** Rules between members, judged whatever else is wrong: each on the own members as they came. */
  readonly rules?: (members: RawMembers) => readonly Problem[];
  /** What JSON Schema can say of the rules. */
  readonly more?: JsonSchema;
}

/** An object of known members, its own ones alone: an inherited name is none, and an undefined one is not there. */
export function object<M extends MemberSchemas>(
  members: M,
  {
    words = 'an object',
    stranger = () => 'is unknown',
    ignoresOthers = false,
    elsewhere = {},
    rules,
    more,
  }: ObjectOptions = {},
): Schema<ObjectOutput<M>> {
  const schemas = new Map(Object.entries<Schema<unknown>>(members));
  const strange = (name: string): string => {
    if (Object.hasOwn(elsewhere, name)) return elsewhere[name] ?? '';
    const near = hint(nearestName(name, schemas.keys()));
    return stranger(name) + (near || `: there are ${[...schemas.keys()].join(', ')}`);
  };
  return {
    words,
    read(input) {
      if (!isMembers(input)) return refused(`must be ${words}`);
      if (hidesMembers(input)) return refused(HIDDEN);
      const own = Object.entries(input).filter(
        ([name, value]) => value !== undefined && (schemas.has(name) || !ignoresOthers),
      );
      const raw: RawMembers = Object.assign(Object.create(null), input);
      const absent = [...schemas].filter(([name]) => raw[name] === undefined);
      const names = [...own.map(([name]) => name), ...absent.map(([name]) => name)];
      const values = together(names, (name) => {
        return schemas.get(name)?.read(raw[name]) ?? refused(strange(name));
      });
      const problems = [...problemsOf(values), ...(rules?.(raw) ?? [])];
      if (!values.valid || problems.length > 0) return { valid: false, problems };
      const given = names.flatMap((name, index) => {
        const value = values.value[index];
        return value === undefined ? [] : [[name, value] as const];
      });
      return accepted(Object.fromEntries(given) as ObjectOutput<M>);
    },
    json() {
      const optional = [...schemas].filter(([, { isOptional }]) => isOptional === true);
      const properties = Array.from(schemas, ([name, schema]) => [name, schema.json()]);
      const names = optional.map(([name]) => name);
      const json = objectSchema(Object.fromEntries(properties), names);
      return { ...json, ...(ignoresOthers ? { additionalProperties: true } : {}), ...more };
    },
  };
}

/** One of several; `pick` says by which one an input is to be read, undefined by none. Without it, the first that takes it. */
export function union<const S extends readonly Schema<unknown>[]>(
  schemas: S,
  words: string,
  pick?: (input: unknown, schemas: S) => S[number] | undefined,
): Schema<Output<S[number]>> {
  const first = (input: unknown) => schemas.find((schema) => schema.read(input).valid);
  return {
    words,
    read(input) {
      const read = (pick ?? first)(input, schemas)?.read(input) ?? refused(`must be ${words}`);
      return read as Read<Output<S[number]>>;
    },
    json: () => anyOfSchema(schemas.map((schema) => schema.json())),
  };
}

/** Objects of several kinds, told apart by what one member says. */
export function kinds<const K extends Readonly<Record<string, Schema<unknown>>>>(
  member: string,
  byName: K,
): Schema<Output<K[keyof K]>> {
  const names = Object.keys(byName);
  const words = 'an object';
  return {
    words,
    read(input) {
      if (!isMembers(input)) return refused(`must be ${words}`);
      if (hidesMembers(input)) return refused(HIDDEN);
      const name = Object.hasOwn(input, member) ? input[member] : undefined;
      const known = names.find((each) => each === name);
      const read =
        known === undefined
          ? { valid: false, problems: under(member, problemsOf(refused(mustBeOneOf(names, name)))) }
          : byName[known]?.read(input);
      return read as Read<Output<K[keyof K]>>;
    },
    json: () => ({ anyOf: Object.values(byName).map((schema) => schema.json()) }),
  };
}
