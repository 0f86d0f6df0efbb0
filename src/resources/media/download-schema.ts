/** What a download takes and answers. */
import { NEGOTIATION_REFUSALS } from '../../drf/refusal-schemas.ts';
import type { OperationSchema, RouteSchema } from '../../drf/schema.ts';
import { metadataSchema } from '../../waldur/metadata-schema.ts';
import { FORMAT_SCHEMA, uuidPath } from '../../waldur/parameter-schemas.ts';
import { UNAUTHENTICATED } from '../../waldur/response-schemas.ts';
import { routeSchema } from '../../waldur/route-schema.ts';
import { MEDIA } from './fields.ts';

/** Source: BEHAVIOUR 12: open to everybody, of whatever type the bytes are. */
const DOWNLOAD: OperationSchema = {
  id: 'media_retrieve',
  method: 'GET',
  summary: 'Download',
  description: 'The proof of a payment.',
  parameters: [uuidPath('ed000000-0000-4000-8000-000000000001'), FORMAT_SCHEMA],
  responses: [
    {
      status: 200,
      description: 'The file as it was uploaded.',
      content: { '*/*': { format: 'binary', contentMediaType: 'application/octet-stream' } },
      headers: {
        'Content-Disposition': {
          schema: { type: 'string', pattern: "^attachment; filename(=\"|\\*=utf-8'')" },
          required: true,
        },
      },
    },
    ...NEGOTIATION_REFUSALS,
    UNAUTHENTICATED,
  ],
  authentication: 'optional',
};

/** `headers` are those of every answer. */
export function downloadSchema(headers: Readonly<Record<string, string>>): readonly RouteSchema[] {
  const metadata = metadataSchema({}, { name: 'Media', method: undefined });
  const place = { path: `/api/${MEDIA}/{uuid}/`, tag: MEDIA, authentication: 'optional' } as const;
  return [routeSchema({ ...place, headers, operations: [DOWNLOAD], metadata })];
}
