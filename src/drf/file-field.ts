/** The file field: what a proof of payment may be. */
import { codePointLength } from '../values/python-text.ts';
import { invalid, valid } from '../values/validated.ts';
import { type FieldInput, refusing } from './field.ts';
import { FILE } from './messages.ts';
import type { Checked } from './refusal.ts';
import { UploadedFile } from './uploaded-file.ts';

/**
 * A file part that is not empty and whose name has at most `maxLength` code points, if that is limited.
 * Source: DRF FileField; BEHAVIOUR 5, `proof`.
 */
export function readFile(maxLength = Number.POSITIVE_INFINITY) {
  const refusals = [
    FILE.invalid.detail(),
    FILE.empty.detail(),
    ...(Number.isFinite(maxLength) ? [FILE.max_length.open({ max_length: maxLength })] : []),
  ];
  return refusing(refusals, (input: FieldInput): Checked<UploadedFile> => {
    if (!(input instanceof UploadedFile)) return invalid(FILE.invalid.detail());
    if (input.bytes.length === 0) return invalid(FILE.empty.detail());
    const length = codePointLength(input.name);
    return length > maxLength
      ? invalid(FILE.max_length.detail({ max_length: maxLength, length }))
      : valid(input);
  });
}
