/** The file field: what a proof of payment may be. */
import { codePointLength } from '../values/python-text.ts';
import { invalid, valid } from '../values/validated.ts';
import type { FieldInput } from './field.ts';
import { FILE } from './messages.ts';
import type { Checked } from './refusal.ts';
import { UploadedFile } from './uploaded-file.ts';

/** A file part that is not empty and whose name has at most `maxLength` code points. Source: DRF FileField; BEHAVIOUR 5, `proof`. */
export function readFile(maxLength: number) {
  return (input: FieldInput): Checked<UploadedFile> => {
    if (!(input instanceof UploadedFile)) return invalid(FILE.invalid.detail());
    if (input.bytes.length === 0) return invalid(FILE.empty.detail());
    const length = codePointLength(input.name);
    return length > maxLength
      ? invalid(FILE.max_length.detail({ max_length: maxLength, length }))
      : valid(input);
  };
}
