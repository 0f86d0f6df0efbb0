/** The plain fields: dates, decimals, text, choices, booleans and free JSON. */
import { type CalendarDate, parseIsoDate } from '../values/calendar-date.ts';
import { type Decimal, parseDecimal, precisionOf, quantize } from '../values/decimal.ts';
import { codePointLength, strip } from '../values/python-text.ts';
import { invalid, valid } from '../values/validated.ts';
import { type FieldInput, refusing } from './field.ts';
import { decodeJson, isFiniteJson, JsonFloat, type JsonValue } from './json-decoder.ts';
import { BOOLEAN, CHAR, CHOICE, DATE, DECIMAL, JSON_FIELD } from './messages.ts';
import { pythonStr } from './python-str.ts';
import type { Checked, ErrorDetail } from './refusal.ts';
import { UploadedFile } from './uploaded-file.ts';

/** Longest text that is read as a number, after trimming. Source: DRF DecimalField.MAX_STRING_LENGTH. */
const MAX_NUMBER_TEXT = 1000;

/** ISO 8601 dates, week dates included; never a date with a time. Source: DRF DateField; BEHAVIOUR 5. */
export const readDate = refusing(
  [DATE.invalid.detail()],
  (input: FieldInput): Checked<CalendarDate> => {
    const date = typeof input === 'string' ? parseIsoDate(input) : undefined;
    return date === undefined ? invalid(DATE.invalid.detail()) : valid(date);
  },
);

/**
 * A number as text or JSON number, of at most `maxDigits` in all and exactly `places` after the point when it comes back.
 * Minus zero stays `"-0.00"`. Source: DRF 3.15 DecimalField; BEHAVIOUR 5.
 */
export function readDecimal(maxDigits: number, places: number) {
  const maxWholeDigits = maxDigits - places;
  const mistakes = {
    invalid: DECIMAL.invalid.detail(),
    tooManyDigits: DECIMAL.max_digits.detail({ max_digits: maxDigits }),
    tooManyPlaces: DECIMAL.max_decimal_places.detail({ max_decimal_places: places }),
    tooManyWholeDigits: DECIMAL.max_whole_digits.detail({ max_whole_digits: maxWholeDigits }),
    tooLarge: DECIMAL.max_string_length.detail(),
  };
  return refusing(Object.values(mistakes), (input: FieldInput): Checked<Decimal> => {
    const text = strip(pythonStr(input));
    if (codePointLength(text) > MAX_NUMBER_TEXT) return invalid(mistakes.tooLarge);
    const parsed = parseDecimal(text);
    if (parsed?.kind !== 'finite') return invalid(mistakes.invalid);
    const { total, whole, decimals } = precisionOf(parsed);
    if (total > maxDigits) return invalid(mistakes.tooManyDigits);
    if (decimals > places) return invalid(mistakes.tooManyPlaces);
    if (whole > maxWholeDigits) return invalid(mistakes.tooManyWholeDigits);
    return valid(quantize(parsed, places));
  });
}

export interface TextOptions {
  /** In code points. */
  readonly maxLength: number;
  readonly allowBlank?: boolean;
  /** What is told of what is no text. */
  readonly invalid?: ErrorDetail;
  /** What a text must be besides, and what is told of one that is not. */
  readonly form?: { readonly test: (text: string) => boolean; readonly mistake: ErrorDetail };
}

/** Text of at most `maxLength` code points, trimmed. All that is wrong with a text is told. Source: DRF CharField. */
export function readText({
  maxLength,
  allowBlank = false,
  invalid: noText = CHAR.invalid.detail(),
  form,
}: TextOptions) {
  const tooLong = CHAR.max_length.detail({ max_length: maxLength });
  const refusals = [
    noText,
    ...(allowBlank ? [] : [CHAR.blank.detail()]),
    tooLong,
    CHAR.null_characters.detail(),
    CHAR.surrogate_characters.any,
    ...(form && form.mistake.refusal !== noText.refusal ? [form.mistake] : []),
  ];
  return refusing(refusals, (input: FieldInput): Checked<string> => {
    const isText =
      typeof input === 'string' || typeof input === 'bigint' || input instanceof JsonFloat;
    if (!isText) return invalid(noText);
    const text = strip(pythonStr(input));
    if (text === '') return allowBlank ? valid('') : invalid(CHAR.blank.detail());
    const errors = [
      ...(codePointLength(text) > maxLength ? [tooLong] : []),
      ...(text.includes('\0') ? [CHAR.null_characters.detail()] : []),
      ...surrogateErrors(text),
      ...(form === undefined || form.test(text) ? [] : [form.mistake]),
    ];
    return errors.length > 0 ? invalid(errors) : valid(text);
  });
}

function surrogateErrors(text: string): readonly ErrorDetail[] {
  const lone = /\p{Cs}/u.exec(text)?.[0];
  if (lone === undefined) return [];
  const codePoint = lone.charCodeAt(0).toString(16).toUpperCase();
  return [CHAR.surrogate_characters.detail({ code_point: codePoint })];
}

/** One of a closed set of texts. Source: DRF ChoiceField. */
export function readChoice<Choice extends string>(choices: readonly Choice[]) {
  return refusing([CHOICE.invalid_choice.any], (input: FieldInput): Checked<Choice> => {
    const text = pythonStr(input);
    const choice = choices.find((candidate) => candidate === text);
    return choice === undefined
      ? invalid(CHOICE.invalid_choice.detail({ input: text }))
      : valid(choice);
  });
}

const TRUE_TEXTS: readonly string[] = ['t', 'y', 'yes', 'true', 'on', '1'];
const FALSE_TEXTS: readonly string[] = ['f', 'n', 'no', 'false', 'off', '0'];
const NULL_TEXTS: readonly string[] = ['null', ''];

/** A boolean in any of the many forms that DRF takes, in any case, null among them. Source: DRF 3.15 BooleanField (allow_null); BEHAVIOUR 13. */
export const readNullableBoolean = refusing(
  [BOOLEAN.invalid.detail()],
  (input: FieldInput): Checked<boolean | null> => {
    const text = booleanText(input);
    if (text === undefined) return invalid(BOOLEAN.invalid.detail());
    const word = text.toLowerCase();
    if (TRUE_TEXTS.includes(word)) return valid(true);
    if (FALSE_TEXTS.includes(word)) return valid(false);
    return NULL_TEXTS.includes(word) ? valid(null) : invalid(BOOLEAN.invalid.detail());
  },
);

/** Numbers count by their value, so that `1.0` is true where `"1.0"` is nothing; containers and files are no booleans. */
function booleanText(input: FieldInput): string | undefined {
  if (input instanceof JsonFloat) return String(Number(input.text));
  return typeof input === 'object' ? undefined : pythonStr(input);
}

const NO_JSON = JSON_FIELD.invalid.detail();

/** Any JSON whose numbers are finite; no file. Source: DRF JSONField, whose encoder is strict. */
export const readJson = refusing(
  [NO_JSON],
  (input: FieldInput): Checked<JsonValue> =>
    input instanceof UploadedFile || !isFiniteJson(input) ? invalid(NO_JSON) : valid(input),
);

/** JSON as the text of a form, in which a number may be too large for a float; of a file the name. Source: DRF JSONField.get_value. */
export const readJsonText = refusing([NO_JSON], (input: FieldInput): Checked<JsonValue> => {
  const decoded = decodeJson(Buffer.from(pythonStr(input)));
  return 'value' in decoded ? valid(decoded.value) : invalid(NO_JSON);
});
