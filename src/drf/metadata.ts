/** What OPTIONS tells of a resource. Source: DRF metadata.SimpleMetadata; BEHAVIOUR 10. */

import { type FieldInfo, labelOf, type Told } from './field.ts';
import type { JsonOutput } from './json-encoder.ts';
import { JSON_TYPE } from './negotiation.ts';
import { PARSED_TYPES } from './parsers.ts';

export interface MetadataOptions {
  readonly name: string;
  /** What is written about the view in the server's code. */
  readonly description?: string | undefined;
  /** Described under this method, where it is given. */
  readonly method: 'POST' | 'PUT' | undefined;
  /** False for a caller to whom what staff alone may write is read-only. */
  readonly isStaff?: boolean;
}

/** What is told of a field. */
type Described = Readonly<Record<string, { readonly info: FieldInfo; readonly told?: Told }>>;

export function metadata(
  fields: Described,
  { name, description = '', method, isStaff = true }: MetadataOptions,
): { readonly [key: string]: JsonOutput } {
  const described = {
    name,
    description,
    renders: [JSON_TYPE],
    parses: [...PARSED_TYPES],
  };
  return method === undefined
    ? described
    : { ...described, actions: { [method]: toldOf(fields, isStaff) } };
}

/** What a field may say besides, in the order in which it is told. */
const ATTRIBUTES = [
  'help_text',
  'min_length',
  'max_length',
  'min_value',
  'max_value',
  'max_digits',
  'decimal_places',
] as const satisfies readonly (keyof FieldInfo)[];

/** Of each field. */
export function toldOf(
  fields: Described,
  isStaff: boolean,
): { readonly [key: string]: JsonOutput } {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { info, told }]) => {
      const whole = { ...info, ...told };
      const isClosed = whole.writableBy === 'staff' && !isStaff;
      return [name, tell(name, isClosed ? { ...whole, read_only: true } : whole)];
    }),
  );
}

/** Choices are told of a field that may be written. */
function tell(name: string, info: FieldInfo): JsonOutput {
  const { type, required, read_only, label = labelOf(name), choices } = info;
  const shown: Record<string, JsonOutput> = { type, required, read_only, label };
  for (const attribute of ATTRIBUTES) {
    const value = info[attribute];
    if (value !== undefined) shown[attribute] = value;
  }
  if (choices && !read_only) shown['choices'] = choices.map((choice) => ({ ...choice }));
  return shown;
}
