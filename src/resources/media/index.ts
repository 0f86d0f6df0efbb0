/** Uploaded files and their downloads. */
import type { UploadedFile } from '../../drf/uploaded-file.ts';
import type { Call } from '../../waldur/call.ts';
import type { Resource } from '../../waldur/resource.ts';
import { newUuid, type World } from '../../waldur/world.ts';
import { availableName } from './file-name.ts';
import { mediaFixture } from './fixture.ts';
import { mimeTypeOf } from './mime-type.ts';
import { MEDIA, type MediaId, media } from './model.ts';
import { mediaView } from './view.ts';

export { fileColumn } from './fixture.ts';
export { MEDIA, type MediaId } from './model.ts';
export { MEDIA_REFUSALS } from './refusals.ts';

export const mediaResource: Resource = { table: media, fixture: mediaFixture, view: mediaView };

/** Stores an upload in a folder, under a name of its own, and gives its key. Nothing is ever removed. Source: BEHAVIOUR 12. */
export function storeFile(world: World, folder: string, file: UploadedFile): MediaId {
  const table = world.store.table(media);
  const letters = world.random.stream('file-names');
  const isTaken = (name: string) => table.select().where('name', name).count > 0;
  const uuid = newUuid(world, 'media');
  table.insert({
    uuid,
    name: availableName(folder, file.name, isTaken, (length) => letters.letters(length)),
    mimeType: mimeTypeOf(file.bytes),
    bytes: file.bytes,
  });
  return uuid;
}

/** The URL of a download. It carries no format suffix: Django's own `reverse` makes it. Source: BEHAVIOUR 1. */
export function mediaUrl({ request, world }: Call, uuid: MediaId): string {
  return `${request.base}/api/${MEDIA}/${world.contract.wireUuid(uuid)}/`;
}
