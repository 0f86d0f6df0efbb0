/** Schemas made of another one: the same value, left out, null, narrowed, changed, or said in other words. */
import { lazy } from '../lazy.ts';
import { type JsonSchema, nullableSchema } from './json-schema.ts';
import { accepted, type Output, refused, type Schema } from './schema.ts';

/** A member that may be left out. */
export function optional<T>(schema: Schema<T>): Schema<T | undefined> {
  return {
    ...schema,
    isOptional: true,
    read: (input) => (input === undefined ? accepted(undefined) : schema.read(input)),
  };
}

/** Members of which each may be left out. */
export function allOptional<const M extends Readonly<Record<string, Schema<unknown>>>>(
  members: M,
): { readonly [Name in keyof M]: Schema<Output<M[Name]> | undefined> } {
  const entries = Object.entries(members).map(([name, schema]) => [name, optional(schema)]);
  return Object.fromEntries(entries) as ReturnType<typeof allOptional<M>>;
}

/** A member that has a value where it is left out. */
export function withDefault<T, const Usual extends T>(schema: Schema<T>, usual: Usual): Schema<T> {
  return {
    ...schema,
    isOptional: true,
    read: (input) => (input === undefined ? accepted(usual) : schema.read(input)),
    json: () => ({ ...schema.json(), default: usual }),
  };
}

/** A member that is told to be required where it is left out, rather than what it must be. */
export function required<T>(schema: Schema<T>): Schema<T> {
  return {
    ...schema,
    read: (input) => (input === undefined ? refused('is required') : schema.read(input)),
  };
}

export function nullable<T>(schema: Schema<T>): Schema<T | null> {
  return {
    ...schema,
    read: (input) => (input === null ? accepted(null) : schema.read(input)),
    json: () => nullableSchema(schema.json()),
  };
}

/** The same value, unless a rule has something against it. JSON Schema does not tell of the rule. */
export function refined<T>(schema: Schema<T>, rule: (value: T) => string | undefined): Schema<T> {
  return {
    ...schema,
    read(input) {
      const read = schema.read(input);
      const wrong = read.valid ? rule(read.value) : undefined;
      return wrong === undefined ? read : refused(wrong);
    },
  };
}

/** What is made of the value. */
export function changed<T, U>(schema: Schema<T>, change: (value: T) => U): Schema<U> {
  return {
    ...schema,
    read(input) {
      const read = schema.read(input);
      return read.valid ? accepted(change(read.value)) : read;
    },
  };
}

/** One that is made when it is first read or told of: many members cost a start. */
export function deferred<T>(words: string, make: () => Schema<T>): Schema<T> {
  const made = lazy(make);
  return { words, read: (input) => made().read(input), json: () => made().json() };
}

/** The same, but for what is told of it. */
export function told<T>(
  schema: Schema<T>,
  { words = schema.words, ...json }: JsonSchema & { readonly words?: string },
): Schema<T> {
  const isReworded = words !== schema.words;
  return {
    ...schema,
    words,
    read(input) {
      const read = schema.read(input);
      return isReworded && !read.valid ? refused(`must be ${words}`) : read;
    },
    json: () => ({ ...schema.json(), ...json }),
  };
}

/** A whole number that is written as text: in digits, and no sign. */
export function digits(schema: Schema<number>): Schema<number> {
  return {
    ...schema,
    read: (input) => schema.read(/^\d+$/.test(String(input)) ? Number(input) : undefined),
  };
}

/** The only value of a query parameter: a list of one, or the value itself. */
export function once<T>(schema: Schema<T>): Schema<T> {
  return {
    ...schema,
    read(input) {
      const [value, ...more]: readonly unknown[] = Array.isArray(input) ? input : [input];
      return more.length > 0 ? refused('must be given once') : schema.read(value);
    },
  };
}
