/** What fields, bodies and filters tell of what they cannot read, word for word: collected, and told all at once. */
import { defineRefusals } from './define-refusals.ts';

const NULL_CHARACTERS = 'Null characters are not allowed.';

/** What a filter makes of its parameter. */
export const FILTER = defineRefusals(
  'filter',
  { status: 400, shape: 'field', step: 'find', source: 'Django forms; BEHAVIOUR 7' },
  {
    date: { text: 'Enter a valid date.', what: 'is no date' },
    uuid: { text: 'Enter a valid UUID.', what: 'is no uuid' },
    number: { text: 'Enter a number.', what: 'is no number' },
    max_value: {
      text: 'Ensure this value is less than or equal to {limit_value}.',
      what: 'is too large a number',
    },
    choice: {
      text: 'Select a valid choice. {value} is not one of the available choices.',
      example: { value: 'x' },
      what: 'is none of the choices',
    },
    null_characters: { text: NULL_CHARACTERS, what: 'has a NUL in it' },
  },
);

/** Of a body as a whole. */
export const BODY = defineRefusals(
  'body',
  {
    status: 400,
    shape: 'non_field',
    step: 'validate',
    source: 'DRF Serializer.run_validation; BEHAVIOUR 6',
  },
  {
    no_data: { text: 'No data provided', what: 'the body is null', preset: 'no_data' },
    not_a_dictionary: {
      text: 'Invalid data. Expected a dictionary, but got {datatype}.',
      example: { datatype: 'list' },
      what: 'the body is a list',
      preset: 'not_a_dictionary',
    },
  },
);

const OF_FIELDS = { status: 400, shape: 'field', step: 'validate' } as const;

/** Of every field. */
export const FIELD = defineRefusals(
  'field',
  { ...OF_FIELDS, source: 'DRF fields.Field; BEHAVIOUR 5' },
  {
    required: { text: 'This field is required.', what: 'was left out' },
    null: { text: 'This field may not be null.', what: 'is null' },
  },
);

export const DATE = defineRefusals(
  'date',
  { ...OF_FIELDS, source: 'DRF fields.DateField; BEHAVIOUR 5' },
  {
    invalid: {
      text: 'Date has wrong format. Use one of these formats instead: YYYY-MM-DD.',
      what: 'is no date',
    },
  },
);

export const DECIMAL = defineRefusals(
  'decimal',
  { ...OF_FIELDS, source: 'DRF fields.DecimalField; BEHAVIOUR 5' },
  {
    invalid: { text: 'A valid number is required.', what: 'is no number' },
    max_digits: {
      text: 'Ensure that there are no more than {max_digits} digits in total.',
      what: 'has too many digits',
    },
    max_decimal_places: {
      text: 'Ensure that there are no more than {max_decimal_places} decimal places.',
      what: 'has too many decimals',
    },
    max_whole_digits: {
      text: 'Ensure that there are no more than {max_whole_digits} digits before the decimal point.',
      what: 'has too many digits before the point',
    },
    max_string_length: {
      text: 'String value too large.',
      what: 'is a text of more than 1000 characters',
      preset: 'too_large',
    },
  },
);

export const CHAR = defineRefusals(
  'char',
  { ...OF_FIELDS, source: 'DRF fields.CharField and its validators; BEHAVIOUR 13' },
  {
    invalid: { text: 'Not a valid string.', what: 'is no text' },
    blank: { text: 'This field may not be blank.', what: 'is blank' },
    max_length: {
      text: 'Ensure this field has no more than {max_length} characters.',
      what: 'is too long',
    },
    null_characters: { text: NULL_CHARACTERS, what: 'has a NUL in it' },
    surrogate_characters: {
      text: 'Surrogate characters are not allowed: U+{code_point}.',
      example: { code_point: 'D800' },
      what: 'has half of a surrogate pair in it',
    },
  },
);

export const CHOICE = defineRefusals(
  'choice',
  { ...OF_FIELDS, source: 'DRF fields.ChoiceField; BEHAVIOUR 13' },
  {
    invalid_choice: {
      text: '"{input}" is not a valid choice.',
      what: 'is none of the choices',
      example: { input: 'x' },
    },
  },
);

export const BOOLEAN = defineRefusals(
  'boolean',
  { ...OF_FIELDS, source: 'DRF fields.BooleanField; BEHAVIOUR 13' },
  { invalid: { text: 'Must be a valid boolean.', what: 'is no boolean' } },
);

export const JSON_FIELD = defineRefusals(
  'json',
  { ...OF_FIELDS, source: 'DRF fields.JSONField' },
  {
    invalid: {
      text: 'Value must be valid JSON.',
      what: 'is no JSON, or a number in it is infinite',
    },
  },
);

export const URL_FIELD = defineRefusals(
  'url',
  { ...OF_FIELDS, source: 'DRF fields.URLField' },
  { invalid_url: { text: 'Enter a valid URL.', what: 'is no URL' } },
);

export const FILE = defineRefusals(
  'file',
  { ...OF_FIELDS, source: 'DRF fields.FileField; BEHAVIOUR 5, `proof`' },
  {
    invalid: {
      text: 'The submitted data was not a file. Check the encoding type on the form.',
      what: 'is no file part of a multipart body',
      preset: 'not_a_file',
    },
    empty: { text: 'The submitted file is empty.', what: 'is a file of no bytes' },
    max_length: {
      text: 'Ensure this filename has at most {max_length} characters (it has {length}).',
      example: { length: 101 },
      what: 'is a file with too long a name',
      preset: 'long_name',
    },
  },
);

export const HYPERLINK = defineRefusals(
  'hyperlink',
  { ...OF_FIELDS, source: 'DRF relations.HyperlinkedRelatedField; BEHAVIOUR 5, `profile`' },
  {
    no_match: { text: 'Invalid hyperlink - No URL match.', what: 'is no URL of the API' },
    incorrect_match: {
      text: 'Invalid hyperlink - Incorrect URL match.',
      what: 'is the URL of something else',
      preset: 'wrong_match',
    },
    does_not_exist: {
      text: 'Invalid hyperlink - Object does not exist.',
      what: 'is the URL of a row that is not there or may not be used',
      isNoted: true,
      preset: 'missing',
    },
    incorrect_type: {
      text: 'Incorrect type. Expected URL string, received {data_type}.',
      example: { data_type: 'int' },
      what: 'is a number and no URL',
      preset: 'wrong_type',
    },
  },
);
