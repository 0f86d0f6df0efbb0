/** Uploaded files: their fields. */
import type { Uuid } from '../../values/uuid.ts';
import { invalid, valid } from '../../values/validated.ts';
import { type DefaultContext, heldAs, type RowOf, stored } from '../../waldur/model/field.ts';
import type { Kind } from '../../waldur/model/kind.ts';
import { defineModel } from '../../waldur/model/model.ts';
import { key } from '../../waldur/model/relations.ts';
import { pattern, text } from '../../waldur/model/text-kinds.ts';
import { mimeTypeOf } from './mime-type.ts';

export const MEDIA = 'media';
export type MediaId = Uuid<'media'>;

/** Bytes, which documents have as Base64. */
const bytes: Kind<Uint8Array> = {
  info: { type: 'field' },
  initial: Uint8Array.of(),
  isLarge: true,
  inDocuments: {
    schema: {
      type: 'string',
      contentEncoding: 'base64',
      pattern: '^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
    },
    read: (input) => {
      const isBase64 =
        typeof input === 'string' && input.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(input);
      return isBase64
        ? valid(Uint8Array.from(Buffer.from(input, 'base64')))
        : invalid('must be Base64');
    },
  },
};

/** Sniffed from the bytes where it is empty. */
const MIME_TYPE = pattern(
  /^(|[\w!#$&^.+-]+\/[\w!#$&^.+-]+(;[\x20-\x7e]*)?)$/,
  'a media type such as "application/pdf"',
);

export const mediaFields = {
  uuid: stored(key('media')),
  /** With its folder: `proof_of_payment/receipt.pdf`. */
  name: stored(text({ maxLength: 100, allowBlank: 'never', allowControls: false }), {
    defaultFrom: ownName,
    unique: true,
  }),
  mime_type: stored(MIME_TYPE, { derivedFrom: mimeType }),
  base64: heldAs('bytes', stored(bytes)),
};

export interface Media extends RowOf<typeof mediaFields> {}

export const mediaModel = defineModel<Media, typeof mediaFields>({
  name: 'media',
  basename: MEDIA,
  fields: mediaFields,
  rules: { ignored: ['url'] },
});

export const media = mediaModel.table;

function ownName({ uuid }: DefaultContext): string {
  return `files/${uuid}.txt`;
}

function mimeType(file: Media): string {
  return mimeTypeOf(file.bytes);
}
