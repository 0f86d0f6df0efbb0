/** Uploaded files and their downloads. */
import type { Resource } from '../../waldur/resource.ts';
import { media, mediaModel } from './fields.ts';
import { mediaView } from './view.ts';

export { media } from './fields.ts';
export { file } from './file-kind.ts';
export { MEDIA_REFUSALS } from './refusals.ts';

export const mediaResource: Resource = {
  table: media,
  get fixture() {
    return mediaModel.fixture;
  },
  view: mediaView,
};
