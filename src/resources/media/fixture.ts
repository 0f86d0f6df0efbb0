/** Files, as fixture documents have them: on their own, or in the row that owns them. */

import { parseUuid } from '../../values/uuid.ts';
import { type ErrorTree, invalid, type Validated, valid } from '../../values/validated.ts';
import { column, filledTextColumn, patternColumn } from '../../waldur/columns.ts';
import { defineFixture } from '../../waldur/fixture.ts';
import type { Column, DocumentRow, RowContext } from '../../waldur/fixture-column.ts';
import { withoutOtherKeys } from '../../waldur/fixture-row.ts';
import { mimeTypeOf } from './mime-type.ts';
import { MEDIA, type Media, type MediaId, media } from './model.ts';

const BASE64 = {
  type: 'string',
  contentEncoding: 'base64',
  pattern: '^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
} as const;

function readBytes(input: unknown): Validated<Uint8Array> {
  const isBase64 =
    typeof input === 'string' && input.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(input);
  return isBase64
    ? valid(Uint8Array.from(Buffer.from(input, 'base64')))
    : invalid('must be Base64');
}

/** The name stands in `Content-Disposition`, where no control character may. */
const nameColumn = withPattern(
  filledTextColumn(({ uuid }) => `files/${uuid}.txt`, 100),
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /^[^\u0000-\u001f\u007f]*$/,
  'must have no control characters',
);

const columns = {
  name: nameColumn,
  mime_type: patternColumn(
    /^(|[\w!#$&^.+-]+\/[\w!#$&^.+-]+(;[\x20-\x7e]*)?)$/,
    'a media type such as "application/pdf"',
    () => '',
  ),
  base64: column(BASE64, readBytes, () => Uint8Array.of()),
};

export const mediaFixture = defineFixture({
  key: 'media',
  basename: MEDIA,
  table: media,
  columns,
  ignored: ['url'],
  toRow: ({ name, mime_type, base64 }, uuid): Media => ({
    uuid,
    name,
    mimeType: mime_type === '' ? mimeTypeOf(base64) : mime_type,
    bytes: base64,
  }),
  toDocument: ({ uuid, name, mimeType, bytes }) => ({
    uuid,
    name,
    mime_type: mimeType,
    base64: bytes,
  }),
});

const SCHEMA = {
  anyOf: [
    { type: 'null' },
    { type: 'string', minLength: 1 },
    {
      type: 'object',
      properties: {
        uuid: { type: 'string' },
        name: columns.name.schema,
        mime_type: columns.mime_type.schema,
        base64: BASE64,
      },
      additionalProperties: false,
    },
  ],
};

/** A file of another row: null, a file written out, or the uuid, alias or URL of one that stands under `media`. */
export const fileColumn: Column<MediaId | null> = {
  ...column<MediaId | null>(SCHEMA, readFile, () => null),
  isReference: true,
};

function readFile(input: unknown, context: RowContext): Validated<MediaId | null> {
  if (input === null) return valid(null);
  if (typeof input === 'string' && input !== '') return findOrStandIn(input, context);
  return typeof input === 'object' && !Array.isArray(input)
    ? writtenOut({ ...input }, context)
    : invalid(`must be null, ${FORMS}`);
}

/** What a file is in a document. */
const FORMS =
  'the uuid, alias or URL of a row of media, or the file itself: {"name": "receipt.pdf", "base64": "…"}';

/** For people who wrote the name of a file, or its path. Nothing is said of a row that was reported already. */
function noFile(errors: ErrorTree): Validated<never> {
  const messages = Array.isArray(errors) ? errors : [];
  return invalid(messages.map((message) => `${message}; must be null, ${FORMS}`));
}

function writtenOut(
  { uuid: text, ...source }: DocumentRow,
  context: RowContext,
): Validated<MediaId> {
  const given = typeof text === 'string' ? parseUuid<'media'>(text) : undefined;
  const uuid = given ?? context.newUuid('media');
  const errors: Record<string, ErrorTree> = {};
  if (text !== undefined && given === undefined) errors['uuid'] = ['must be a uuid'];
  else if (mediaFixture.has(context.store, uuid)) errors['uuid'] = ['is taken by another file'];
  const isTaken = errors['uuid'] !== undefined;
  const inner = { ...context, uuid: isTaken ? context.newUuid('media') : uuid };
  for (const { pointer, message } of mediaFixture.load(source, inner)) {
    errors[pointer.slice(1)] = [message];
  }
  const isFlawless = Object.keys(errors).length === 0;
  const read: Validated<MediaId> = isFlawless ? valid(uuid) : { valid: false, errors };
  return withoutOtherKeys(read, source, Object.keys(columns));
}

/** The same column, for text that matches a pattern too. */
function withPattern(text: Column<string>, pattern: RegExp, refusal: string): Column<string> {
  const read: Column<string>['read'] = (input, context) => {
    const outcome = text.read(input, context);
    return outcome.valid && !pattern.test(outcome.value) ? invalid(refusal) : outcome;
  };
  return { ...text, schema: { ...text.schema, pattern: pattern.source }, read };
}

/** A captured answer names a proof by its URL and cannot bring the file: a small text stands in for it. */
function findOrStandIn(reference: string, context: RowContext): Validated<MediaId> {
  const found = context.find('media', reference);
  if (found.valid) return found;
  const lookup = /^[^?#]*\/api\/media\/([^/?#]+)\/?(?:[?#]|$)/.exec(reference)?.[1];
  const uuid = lookup === undefined ? undefined : parseUuid<'media'>(lookup);
  if (uuid === undefined) return noFile(found.errors);
  const base64 = Buffer.from('A stand-in: the file was not captured.\n').toString('base64');
  return writtenOut({ uuid, name: `proof_of_payment/${uuid}.txt`, base64 }, context);
}
