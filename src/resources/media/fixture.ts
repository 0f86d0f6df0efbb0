/** Files, as fixture documents have them: on their own, or in the row that owns them. */

import { parseUuid } from '../../values/uuid.ts';
import { invalid, type Validated, valid } from '../../values/validated.ts';
import { column, textColumn } from '../../waldur/columns.ts';
import { defineFixture, type RowContext } from '../../waldur/fixture.ts';
import { mimeTypeOf } from './mime-type.ts';
import { MEDIA, type Media, type MediaId, media } from './model.ts';

const BASE64 = { type: 'string', contentEncoding: 'base64' } as const;

function readBytes(input: unknown): Validated<Uint8Array> {
  const isBase64 =
    typeof input === 'string' && /^[A-Za-z0-9+/]*={0,2}$/.test(input) && input.length % 4 === 0;
  return isBase64
    ? valid(Uint8Array.from(Buffer.from(input, 'base64')))
    : invalid('must be Base64');
}

export const mediaFixture = defineFixture({
  key: 'media',
  basename: MEDIA,
  table: media,
  columns: {
    name: textColumn(({ index }) => `files/file${index + 1}.txt`, 100),
    mime_type: textColumn(() => ''),
    base64: column(BASE64, readBytes, () => Uint8Array.of()),
  },
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
    base64: Buffer.from(bytes).toString('base64'),
  }),
});

/** A file of another row: null, a file written out, or the uuid, alias or URL of one that stands under `media`. */
export const fileColumn = column<MediaId | null>(
  {
    anyOf: [
      { type: 'null' },
      { type: 'string', minLength: 1 },
      {
        type: 'object',
        required: ['uuid'],
        properties: {
          uuid: { type: 'string' },
          name: { type: 'string' },
          mime_type: { type: 'string' },
          base64: BASE64,
        },
        additionalProperties: false,
      },
    ],
  },
  (input, context) => {
    if (input === null) return valid(null);
    if (typeof input === 'string') return findOrStandIn(input, context);
    return typeof input === 'object'
      ? writtenOut({ ...input }, context)
      : invalid('must be null, a file or its uuid');
  },
  () => null,
);

function writtenOut(
  { uuid: text, ...source }: Readonly<Record<string, unknown>>,
  context: RowContext,
): Validated<MediaId> {
  const uuid = typeof text === 'string' ? parseUuid<'media'>(text) : undefined;
  if (uuid === undefined) return { valid: false, errors: { uuid: ['must be a uuid'] } };
  const unknown = Object.keys(source).find((name) => !Object.hasOwn(mediaFixture.columns, name));
  if (unknown !== undefined) return { valid: false, errors: { [unknown]: ['is unknown'] } };
  const [problem] = mediaFixture.load(source, uuid, context);
  return problem === undefined
    ? valid(uuid)
    : { valid: false, errors: { [problem.pointer.slice(1)]: [problem.message] } };
}

/** A captured answer names a proof by its URL and cannot bring the file: a small text stands in for it. */
function findOrStandIn(reference: string, context: RowContext): Validated<MediaId> {
  const found = context.find('media', reference);
  if (found.valid) return found;
  const lookup = /\/api\/media\/([^/]+)\/$/.exec(reference)?.[1];
  const uuid = lookup === undefined ? undefined : parseUuid<'media'>(lookup);
  if (uuid === undefined) return found;
  const base64 = Buffer.from('A stand-in: the file was not captured.\n').toString('base64');
  return writtenOut({ uuid, name: `proof_of_payment/${uuid}.txt`, base64 }, context);
}
