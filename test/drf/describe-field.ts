/** Runs the table of a field: what it takes, what it refuses with which words, and how it shows what it holds. */
import { describe, expect, it } from '@jest/globals';
import { type FieldInput, requiredField } from '../../src/drf/field.ts';
import { encodeJson, type JsonOutput } from '../../src/drf/json-encoder.ts';
import type { Checked } from '../../src/drf/refusal.ts';
import { represent, validate } from '../../src/drf/serializer.ts';
import { UploadedFile } from '../../src/drf/uploaded-file.ts';
import { json } from './json-input.ts';
import { told } from './outcome.ts';

/** A JSON text as a client writes it, or a file. */
type Sent = string | UploadedFile;

export interface FieldTable {
  readonly valid: readonly (readonly [sent: Sent, value: unknown])[];
  readonly invalid: readonly (readonly [sent: Sent, ...messages: string[]])[];
  /** Values held, and the JSON text that shows them. */
  readonly outputs?: readonly (readonly [held: JsonOutput, shown: string])[];
}

const inputOf = (sent: Sent): FieldInput => (sent instanceof UploadedFile ? sent : json(sent));
const nameOf = (sent: Sent): string => (sent instanceof UploadedFile ? `file ${sent.name}` : sent);

export function describeField(
  name: string,
  read: (input: FieldInput, context: undefined) => Checked<unknown>,
  { valid, invalid, outputs = [] }: FieldTable,
): void {
  const reading = { allowNull: false, toInternalValue: read };
  const field = requiredField({ type: 'field' }, reading, (row: JsonOutput) => row);
  describe(name, () => {
    it.each(valid.map(([sent, value]) => [nameOf(sent), sent, value] as const))(
      'takes %s',
      (_, sent, value) => {
        expect(read(inputOf(sent), undefined)).toStrictEqual({ valid: true, value });
      },
    );

    it.each(invalid.map(([sent, ...errors]) => [nameOf(sent), sent, errors] as const))(
      'refuses %s',
      (_, sent, errors) => {
        expect(told(read(inputOf(sent), undefined))).toStrictEqual({ valid: false, errors });
      },
    );

    it.each([...outputs, [null, 'null'] as const])('shows %j as %s', (held, shown) => {
      expect(encodeJson(represent({ field }, held, undefined))).toBe(`{"field":${shown}}`);
    });

    it('refuses null and absence with the words of every field', () => {
      const errorsOf = (text: string) =>
        told(validate({ field }, { kind: 'json', value: json(text) }, undefined));
      expect([errorsOf('{"field":null}'), errorsOf('{}')]).toEqual([
        { valid: false, errors: { field: ['This field may not be null.'] } },
        { valid: false, errors: { field: ['This field is required.'] } },
      ]);
    });
  });
}
