/** Presets of the 400s of fields, bodies, filters and links. */

import { BODY, DATE, DECIMAL, FIELD, FILE, FILTER, HYPERLINK } from '../../drf/messages.ts';
import type { ErrorDetail } from '../../drf/refusal.ts';
import { refusals } from '../../resources/index.ts';
import { invalidInput, type Preset } from './preset.ts';

/** Digits of a sum, and of those the decimals. Source: BEHAVIOUR 5. */
const SUM_DIGITS = 10;
const SUM_PLACES = 2;
const LONGEST_FILE_NAME = 100;

/** What may be wrong with a hyperlink. Source: BEHAVIOUR 5, `profile`. */
const LINKS = {
  required: ['was left out', FIELD.required.detail()],
  null: ['is null or blank', FIELD.null.detail()],
  no_match: ['is no URL of the API', HYPERLINK.no_match.detail()],
  wrong_match: ['is the URL of something else', HYPERLINK.incorrect_match.detail()],
  missing: [
    'is the URL of a row that is not there or may not be used',
    HYPERLINK.does_not_exist.detail(),
  ],
  wrong_type: ['is a number and no URL', HYPERLINK.incorrect_type.detail({ data_type: 'int' })],
} as const;

/** By field, what may be wrong with it: when the API says so, and what it says. Source: BEHAVIOUR 4 and 5. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, readonly [string, ErrorDetail]>>>> = {
  profile: LINKS,
  date_of_payment: {
    required: ['was left out', FIELD.required.detail()],
    null: ['is null', FIELD.null.detail()],
    invalid: ['is no date', DATE.invalid.detail()],
  },
  sum: {
    null: ['is null', FIELD.null.detail()],
    invalid: ['is no number', DECIMAL.invalid.detail()],
    max_digits: ['has too many digits', DECIMAL.max_digits.detail({ max_digits: SUM_DIGITS })],
    max_decimal_places: [
      'has too many decimals',
      DECIMAL.max_decimal_places.detail({ max_decimal_places: SUM_PLACES }),
    ],
    max_whole_digits: [
      'has too many digits before the point',
      DECIMAL.max_whole_digits.detail({ max_whole_digits: SUM_DIGITS - SUM_PLACES }),
    ],
    too_large: ['is a text of more than 1000 characters', DECIMAL.max_string_length.detail()],
  },
  proof: {
    not_a_file: ['is no file part of a multipart body', FILE.invalid.detail()],
    empty: ['is a file of no bytes', FILE.empty.detail()],
    long_name: [
      'is a file with too long a name',
      FILE.max_length.detail({ max_length: LONGEST_FILE_NAME, length: LONGEST_FILE_NAME + 1 }),
    ],
  },
  invoice: LINKS,
};

const ofFields = Object.entries(FIELDS).flatMap(([field, mistakes]) =>
  Object.entries(mistakes).map(
    ([name, [what, text]]) =>
      [`${field}.${name}`, invalidInput(`\`${field}\` ${what}`, { [field]: [text] })] as const,
  ),
);

/** Source: BEHAVIOUR 4, 5, 6 and 7. */
export const FIELD_REFUSALS: Readonly<Record<string, Preset>> = {
  ...Object.fromEntries(ofFields),
  no_data: invalidInput('the body is null', { non_field_errors: [BODY.no_data.detail()] }),
  not_a_dictionary: invalidInput('the body is a list', {
    non_field_errors: [BODY.not_a_dictionary.detail({ datatype: 'list' })],
  }),
  link_exists: invalidInput('the payment is linked already', [named('payments.link_exists')]),
  link_missing: invalidInput('the payment is not linked', [named('payments.link_missing')]),
  other_customer: invalidInput('the invoice is one of another customer', [
    named('payments.other_customer'),
  ]),
  'filter.date_of_payment': invalidInput('the filter `date_of_payment` is no date', {
    date_of_payment: [FILTER.date.detail()],
  }),
  'filter.profile_uuid': invalidInput('the filter `profile_uuid` is no uuid', {
    profile_uuid: [FILTER.uuid.detail()],
  }),
};

function named(name: string): ErrorDetail {
  const refusal = refusals.find((each) => each.name === name);
  if (!refusal) throw new RangeError(`There is no refusal ${name}.`);
  return refusal.detail();
}
