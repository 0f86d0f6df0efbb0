/** Downloads: open to everybody, as the server has them. */
import { LOOKUP } from '../../drf/refusals.ts';
import type { Reply } from '../../drf/reply.ts';
import { quoteFileName } from '../../drf/text.ts';
import { lazy } from '../../values/lazy.ts';
import { isAscii } from '../../values/python-text.ts';
import { parseUuid } from '../../values/uuid.ts';
import { FORMAT_SCHEMA, uuidPath } from '../../waldur/model/parameter-schemas.ts';
import type { Call } from '../../waldur/site/call.ts';
import { everybody } from '../../waldur/site/permissions.ts';
import { defineEndpoint, possible } from '../../waldur/view-set/endpoint.ts';
import { createRoute } from '../../waldur/view-set/route.ts';
import type { View } from '../../waldur/view-set/view.ts';
import { MEDIA, media } from './fields.ts';

const PATH = `/api/${MEDIA}/{uuid}/`;

/** Source: BEHAVIOUR 12: open to everybody, of whatever type the bytes are. */
const download = defineEndpoint({
  id: 'media_retrieve',
  scope: MEDIA,
  method: 'GET',
  path: PATH,
  summary: 'Download',
  description: 'The proof of a payment.',
  permission: everybody,
  parameters: () => [uuidPath('ed000000-0000-4000-8000-000000000001'), FORMAT_SCHEMA],
  answer: () => ({
    description: 'The file as it was uploaded.',
    content: { '*/*': { format: 'binary', contentMediaType: 'application/octet-stream' } },
    headers: {
      'Content-Disposition': {
        schema: { type: 'string', pattern: "^attachment; filename(=\"|\\*=utf-8'')" },
        required: true,
      },
    },
  }),
  refusals: () => [possible(LOOKUP.not_found)],
  guard: (call) => () => send(call),
});

function send({ match, world }: Call): Reply {
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

const route = lazy(() =>
  createRoute({
    path: PATH,
    tag: MEDIA,
    name: 'Media',
    permission: everybody,
    endpoints: [download],
  }),
);

export const mediaView: View = {
  routes: { basename: MEDIA, hasList: false, actions: [], takesSuffix: false, takesRest: true },
  permission: everybody,
  all: () => [route()],
  route,
};
