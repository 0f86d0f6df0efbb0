/** How much Django reads of one form. */
import { MAX_FIELDS } from './query-dict.ts';
import { PARSE } from './refusals.ts';

/** Source: Django DATA_UPLOAD_MAX_NUMBER_FILES. */
export const MAX_FILES = 100;
/** Of all texts of a multipart body with their names, two being added for each. Source: Django DATA_UPLOAD_MAX_MEMORY_SIZE. */
export const MAX_TEXT_BYTES = 2_621_440;

/** To be thrown for more. */
export function formTooLarge(): Error {
  const limits = { fields: MAX_FIELDS, files: MAX_FILES, bytes: MAX_TEXT_BYTES };
  return PARSE.too_many_fields.error(limits);
}
