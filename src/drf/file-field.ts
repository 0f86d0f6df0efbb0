/** The file field: what a proof of payment may be. */
import { codePointLength } from '../values/python-text.ts';
import { invalid, type Validated, valid } from '../values/validated.ts';
import type { FieldInput } from './field.ts';
import { TEXTS } from './texts.ts';
import { UploadedFile } from './uploaded-file.ts';

/** A file part that is not empty and whose name has at most `maxLength` code points. Source: DRF FileField; BEHAVIOUR 5, `proof`. */
export function readFile(maxLength: number) {
  return (input: FieldInput): Validated<UploadedFile> => {
    if (!(input instanceof UploadedFile)) return invalid(TEXTS.notAFile);
    if (input.bytes.length === 0) return invalid(TEXTS.emptyFile);
    const length = codePointLength(input.name);
    return length > maxLength ? invalid(TEXTS.longFileName(maxLength, length)) : valid(input);
  };
}
