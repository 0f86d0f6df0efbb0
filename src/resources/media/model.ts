/** Uploaded files, as they are stored. */
import { rowWeight } from '../../store/row-weight.ts';
import { defineTable } from '../../store/table-definition.ts';
import type { Uuid } from '../../values/uuid.ts';

export type MediaId = Uuid<'media'>;

export interface Media {
  readonly uuid: MediaId;
  /** With its folder: `proof_of_payment/receipt.pdf`. No two files share it. */
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

export const media = defineTable<Media>('media', { unique: ['name'], weigh: rowWeight });
export const MEDIA = 'media';
