/** Downloads: open to everybody, as the server has them. */
import { metadata } from '../../drf/metadata.ts';
import { LOOKUP } from '../../drf/refusals.ts';
import { jsonReply, type Reply } from '../../drf/reply.ts';
import { quoteFileName } from '../../drf/text.ts';
import { isAscii } from '../../values/python-text.ts';
import { parseUuid } from '../../values/uuid.ts';
import type { Call } from '../../waldur/call.ts';
import type { Permission } from '../../waldur/permissions.ts';
import { FORMAT_PARAMETER, TAKES_NOTHING } from '../../waldur/takes.ts';
import { createRoute, type Endpoint, operationsOf, type View } from '../../waldur/view.ts';
import { downloadSchema } from './download-schema.ts';
import { MEDIA, media } from './fields.ts';

const everybody: Permission = () => {};

const endpoints: ReadonlyMap<string, Endpoint> = new Map([
  [
    'GET',
    {
      operation: 'media_retrieve',
      permission: everybody,
      parses: false,
      takes: { ...TAKES_NOTHING, query: [FORMAT_PARAMETER], statuses: [200, 401, 404, 406] },
      guard: (call: Call) => () => download(call),
    },
  ],
  [
    'OPTIONS',
    {
      operation: 'media_metadata',
      permission: everybody,
      parses: false,
      takes: TAKES_NOTHING,
      guard: () => () => jsonReply(metadata({}, { name: 'Media', method: undefined })),
    },
  ],
]);

/** Source: BEHAVIOUR 12. */
function download({ match, world }: Call): Reply {
  const uuid = match.kind === 'detail' ? parseUuid<'media'>(match.lookup) : undefined;
  const file = uuid === undefined ? undefined : world.store.table(media).get(uuid);
  if (!file) throw LOOKUP.not_found.error();
  return {
    status: 200,
    headers: {
      'Content-Type': file.mimeType,
      'Content-Disposition': disposition(file.name.slice(file.name.lastIndexOf('/') + 1)),
    },
    body: { kind: 'bytes', bytes: file.bytes },
  };
}

/** Source: Django utils/http.content_disposition_header. */
function disposition(name: string): string {
  const quoted = name.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return `attachment; ${isAscii(name) ? `filename="${quoted}"` : `filename*=utf-8''${quoteFileName(name)}`}`;
}

const route = createRoute(`/api/${MEDIA}/{uuid}/`, endpoints);

export const mediaView: View = {
  routes: { basename: MEDIA, hasList: false, actions: [], takesSuffix: false },
  exampleBasename: undefined,
  operations: operationsOf([route]),
  permission: everybody,
  route: () => route,
  schema: () => downloadSchema(route.headers),
};
