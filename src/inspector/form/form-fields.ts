/** The fields of a form, made of a schema, and what was written into them as the value that is sent. */
import type { Problem } from '../client/api.ts';
import { type JsonSchema, resolved, type Schemas } from './json-schema.ts';

/**
 * `text-or-json` takes a name as it is and an object as JSON. An option of a `choice` is the JSON of its value; the text of it
 * is shown where it is one.
 */
export type FieldKind = 'text' | 'number' | 'choice' | 'json' | 'text-or-json';

export interface FormField {
  readonly name: string;
  /** In the place of the name. */
  readonly label?: string;
  /** What it is, beside its name. */
  readonly words?: string;
  /** How a value looks like. */
  readonly example?: string;
  readonly kind: FieldKind;
  readonly isRequired: boolean;
  /** Whether an empty field is null. */
  readonly isNullable: boolean;
  readonly description: string;
  /** What applies where the field is left alone, in words; empty where nobody says. */
  readonly usual: string;
  /** Of a `choice`, as JSON; suggestions of other kinds, as text. */
  readonly options: readonly string[];
}

/** What was written, by name; what was left alone is not in it. */
export type Written = Readonly<Record<string, string>>;

const IGNORED = 'ignored.';

/** Without the members that are there to be ignored, and those for people. */
export function fieldsOf(schema: JsonSchema, schemas: Schemas): readonly FormField[] {
  const { properties = {}, required = [] } = schema;
  return Object.entries(properties).flatMap(([name, given]) => {
    const own = resolved(given, schemas);
    if (own.description?.endsWith(IGNORED)) return [];
    return [fieldOf(name, own, required.includes(name), schemas)];
  });
}

function fieldOf(
  name: string,
  schema: JsonSchema,
  isRequired: boolean,
  schemas: Schemas,
): FormField {
  const parts = (schema.anyOf ?? [schema]).map((part) => resolved(part, schemas));
  const types = new Set(parts.flatMap(({ type = [] }) => type));
  const choices = parts.flatMap(
    (part) => part.enum ?? (part.const === undefined ? [] : [part.const]),
  );
  const isNullable = types.has('null') || choices.includes(null);
  return {
    name,
    isRequired,
    isNullable,
    description: schema.description ?? '',
    usual: schema.default === undefined ? '' : JSON.stringify(schema.default),
    ...kindOf(parts, types, choices),
  };
}

function kindOf(
  parts: readonly JsonSchema[],
  types: ReadonlySet<string>,
  choices: readonly unknown[],
): Pick<FormField, 'kind' | 'options'> {
  const isStructure =
    parts.some(({ properties }) => properties !== undefined) || types.has('object');
  const texts = choices.filter((choice) => typeof choice === 'string');
  if (isStructure && (texts.length > 0 || types.has('string'))) {
    return { kind: 'text-or-json', options: texts };
  }
  if (types.has('boolean') && types.size === 1)
    return { kind: 'choice', options: ['true', 'false'] };
  if (
    choices.length > 0 &&
    parts.every((part) => part.enum ?? part.const ?? part.type === 'null')
  ) {
    return { kind: 'choice', options: choices.map((choice) => JSON.stringify(choice)) };
  }
  if (isStructure || types.has('array')) return { kind: 'json', options: [] };
  if (types.has('string')) return { kind: 'text', options: [] };
  if (types.has('integer') || types.has('number')) return { kind: 'number', options: [] };
  return { kind: 'json', options: [] };
}

/** How a value stands in its field. */
export function textOf(field: FormField, value: unknown): string {
  if (value === undefined) return '';
  if (field.kind === 'choice') return JSON.stringify(value);
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

/** What was written as values; JSON that is none is a problem at its field. */
export function readForm(
  fields: readonly FormField[],
  written: Written,
): { readonly value: Readonly<Record<string, unknown>>; readonly problems: readonly Problem[] } {
  const value: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const field of fields) {
    const text = written[field.name];
    if (text === undefined) continue;
    const read = readField(field, text);
    if (read === undefined) {
      problems.push({ pointer: `/${field.name}`, message: 'must be JSON' });
    } else if (read.value !== undefined) value[field.name] = read.value;
  }
  return { value, problems };
}

/** `{ value: undefined }` leaves the member out. */
function readField(
  { kind, isNullable }: FormField,
  text: string,
): { readonly value: unknown } | undefined {
  const isEmpty = text.trim() === '';
  if (isEmpty && kind !== 'text')
    return { value: isNullable && kind === 'number' ? null : undefined };
  if (isEmpty && isNullable) return { value: null };
  if (kind === 'text') return { value: text };
  if (kind === 'number') {
    const number = Number(text);
    // Whatever else was written the server says what is wrong with it.
    return { value: Number.isFinite(number) ? number : text };
  }
  if (kind === 'text-or-json' && !/^\s*[[{]/.test(text)) return { value: text.trim() };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The problems of one field: those that are about it, or about something in it. */
export function problemsAt(problems: readonly Problem[], name: string): readonly Problem[] {
  return problems.filter(({ pointer }) => stepOf(pointer) === name);
}

/** The problems that belong to no field. */
export function otherProblems(
  problems: readonly Problem[],
  fields: readonly FormField[],
): readonly Problem[] {
  return problems.filter(({ pointer }) => !fields.some(({ name }) => name === stepOf(pointer)));
}

function stepOf(pointer: string): string {
  return (pointer.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
}
