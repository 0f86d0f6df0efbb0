/** Presets of the 400s of fields, bodies, filters and links. */
import { TEXTS } from '../../drf/texts.ts';
import { invalidInput, type Preset } from './preset.ts';

/** Digits of a sum, and of those the decimals. Source: BEHAVIOUR 5. */
const SUM_DIGITS = 10;
const SUM_PLACES = 2;
const LONGEST_FILE_NAME = 100;

/** What may be wrong with a hyperlink. Source: BEHAVIOUR 5, `profile`. */
const HYPERLINK = {
  required: ['was left out', TEXTS.required],
  null: ['is null or blank', TEXTS.null],
  no_match: ['is no URL of the API', TEXTS.hyperlinkNoMatch],
  wrong_match: ['is the URL of something else', TEXTS.hyperlinkWrongMatch],
  missing: ['is the URL of a row that is not there or may not be used', TEXTS.hyperlinkMissing],
  wrong_type: ['is a number and no URL', TEXTS.hyperlinkType('int')],
} as const;

/** By field, what may be wrong with it: when the API says so, and what it says. Source: BEHAVIOUR 4 and 5. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, readonly [string, string]>>>> = {
  profile: HYPERLINK,
  date_of_payment: {
    required: ['was left out', TEXTS.required],
    null: ['is null', TEXTS.null],
    invalid: ['is no date', TEXTS.invalidDate],
  },
  sum: {
    null: ['is null', TEXTS.null],
    invalid: ['is no number', TEXTS.invalidNumber],
    max_digits: ['has too many digits', TEXTS.maxDigits(SUM_DIGITS)],
    max_decimal_places: ['has too many decimals', TEXTS.maxDecimalPlaces(SUM_PLACES)],
    max_whole_digits: [
      'has too many digits before the point',
      TEXTS.maxWholeDigits(SUM_DIGITS - SUM_PLACES),
    ],
    too_large: ['is a text of more than 1000 characters', TEXTS.tooLargeString],
  },
  proof: {
    not_a_file: ['is no file part of a multipart body', TEXTS.notAFile],
    empty: ['is a file of no bytes', TEXTS.emptyFile],
    long_name: [
      'is a file with too long a name',
      TEXTS.longFileName(LONGEST_FILE_NAME, LONGEST_FILE_NAME + 1),
    ],
  },
  invoice: HYPERLINK,
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
  no_data: invalidInput('the body is null', { non_field_errors: [TEXTS.noData] }),
  not_a_dictionary: invalidInput('the body is a list', {
    non_field_errors: [TEXTS.notADictionary('list')],
  }),
  link_exists: invalidInput('the payment is linked already', ['Link to an invoice exists.']),
  link_missing: invalidInput('the payment is not linked', ['Link to an invoice does not exist.']),
  other_customer: invalidInput('the invoice is one of another customer', [
    'The passed invoice does not belong to the selected customer.',
  ]),
  'filter.date_of_payment': invalidInput('the filter `date_of_payment` is no date', {
    date_of_payment: [TEXTS.filterDate],
  }),
  'filter.profile_uuid': invalidInput('the filter `profile_uuid` is no uuid', {
    profile_uuid: [TEXTS.filterUuid],
  }),
};
