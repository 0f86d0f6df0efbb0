/** The kind of a field that holds a file: uploaded by clients, shown as the URL of its download; in documents written out, or named. */
import { readFile } from '../../drf/file-field.ts';
import { nullable } from '../../drf/schema.ts';
import type { UploadedFile } from '../../drf/uploaded-file.ts';
import { dashed, parseUuid } from '../../values/uuid.ts';
import { type ErrorTree, invalid, type Validated, valid } from '../../values/validated.ts';
import type { DocumentRow, RowContext } from '../../waldur/fixture/fixture.ts';
import { withoutOtherKeys } from '../../waldur/fixture/fixture-row.ts';
import type { WritableKind } from '../../waldur/model/kind.ts';
import { fileUrlSchema } from '../../waldur/model/value-schemas.ts';
import type { World } from '../../waldur/site/world.ts';
import { MEDIA, type MediaId, media, mediaModel } from './fields.ts';
import { availableName } from './file-name.ts';
import { mimeTypeOf, SVG_TYPE } from './mime-type.ts';
import { rewrittenSvg } from './svg.ts';

export interface FileOptions {
  /** Where uploads are kept. */
  readonly folder: string;
  /** Of the name that a client gives it, in code points. */
  readonly maxNameLength: number;
}

/** A file or null; null takes it away. */
export function file({
  folder,
  maxNameLength,
}: FileOptions): WritableKind<MediaId | null, UploadedFile | null> {
  return {
    info: { type: 'file upload', max_length: maxNameLength },
    schema: (wire) => nullable(fileUrlSchema(wire, MEDIA)),
    reading: { allowNull: true, toInternalValue: readFile(maxNameLength) },
    keep: (upload, world) => (upload === null ? null : storeFile(world, folder, upload)),
    // The URL carries no format suffix: Django's own `reverse` makes it. Source: BEHAVIOUR 1.
    show: (uuid, { request, world }) =>
      uuid === null ? null : `${request.base}/api/${MEDIA}/${world.contract.wireUuid(uuid)}/`,
    initial: null,
    reference: { to: media.name, onDelete: 'protect' },
    inDocuments: {
      schema: SCHEMA,
      written: nullable({ type: 'string' }),
      read: (input, context) => readInDocument(input, folder, context),
      write: (uuid) => (uuid === null ? null : dashed(uuid)),
    },
  };
}

/** Stores an upload under a free name. Nothing is ever removed. Source: BEHAVIOUR 12. */
function storeFile(world: World, folder: string, { name, bytes: sent }: UploadedFile): MediaId {
  const table = world.store.table(media);
  const letters = world.random.stream('file-names');
  const isTaken = (each: string) => table.select().where('name', each).count > 0;
  const free = availableName(folder, name, isTaken, (length) => letters.letters(length));
  const mimeType = mimeTypeOf(sent);
  const bytes = mimeType === SVG_TYPE ? rewrittenSvg(sent) : sent;
  const row = mediaModel.made({}, world, { name: free, mimeType, bytes });
  table.insert(row);
  return row.uuid;
}

const SCHEMA = {
  anyOf: [
    { type: 'null' },
    { type: 'string', minLength: 1 },
    {
      type: 'object',
      properties: {
        uuid: { type: 'string' },
        ...Object.fromEntries(
          Object.entries(mediaModel.fixture.columns).map(([name, { schema }]) => [name, schema]),
        ),
      },
      additionalProperties: false,
    },
  ],
};

/** Null, a file written out, or the uuid, alias or URL of one that stands under `media`. */
function readInDocument(
  input: unknown,
  folder: string,
  context: RowContext,
): Validated<MediaId | null> {
  if (input === null) return valid(null);
  if (typeof input === 'string' && input !== '') return findOrStandIn(input, folder, context);
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
  else if (mediaModel.fixture.has(context.store, uuid))
    errors['uuid'] = ['is taken by another file'];
  const isTaken = errors['uuid'] !== undefined;
  const inner = { ...context, uuid: isTaken ? context.newUuid('media') : uuid };
  for (const { pointer, message } of mediaModel.fixture.load(source, inner)) {
    errors[pointer.slice(1)] = [message];
  }
  const isFlawless = Object.keys(errors).length === 0;
  const read: Validated<MediaId> = isFlawless ? valid(uuid) : { valid: false, errors };
  return withoutOtherKeys(read, source, Object.keys(mediaModel.fixture.columns));
}

/** A captured answer names a file by its URL and cannot bring it: a small text stands in for it. */
function findOrStandIn(reference: string, folder: string, context: RowContext): Validated<MediaId> {
  const found = context.find('media', reference);
  if (found.valid) return found;
  const lookup = /^[^?#]*\/api\/media\/([^/?#]+)\/?(?:[?#]|$)/.exec(reference)?.[1];
  const uuid = lookup === undefined ? undefined : parseUuid<'media'>(lookup);
  if (uuid === undefined) return noFile(found.errors);
  const base64 = Buffer.from('A stand-in: the file was not captured.\n').toString('base64');
  return writtenOut({ uuid, name: `${folder}/${uuid}.txt`, base64 }, context);
}
