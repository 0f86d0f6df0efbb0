/** What OPTIONS tells of a resource. Source: DRF metadata.SimpleMetadata; BEHAVIOUR 10. */

import { type FieldInfo, labelOf } from './field.ts';
import type { JsonOutput } from './json-encoder.ts';
import { JSON_TYPE } from './negotiation.ts';
import { PARSED_TYPES } from './parsers.ts';

export interface MetadataOptions {
  readonly name: string;
  /** What is written about the view in the server's code. */
  readonly description?: string | undefined;
  /** Described under this method, where it is given. */
  readonly method: 'POST' | 'PUT' | undefined;
}

/** What of a field is told. */
type Told = Readonly<Record<string, { readonly info: FieldInfo }>>;

export function metadata(
  fields: Told,
  { name, description = '', method }: MetadataOptions,
): { readonly [key: string]: JsonOutput } {
  const described = {
    name,
    description,
    renders: [JSON_TYPE],
    parses: [...PARSED_TYPES],
  };
  return method === undefined ? described : { ...described, actions: { [method]: toldOf(fields) } };
}

/** Of each field. */
export function toldOf(fields: Told): { readonly [key: string]: JsonOutput } {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { info }]) => {
      const { type, required, read_only, label = labelOf(name), choices, ...limits } = info;
      const shown = { type, required, read_only, label, ...limits };
      return [
        name,
        choices ? { ...shown, choices: choices.map((choice) => ({ ...choice })) } : shown,
      ];
    }),
  );
}
