/** The operations of the API, from what the OpenAPI document says of them. */
import { OPERATION_CLAIMS } from '../fidelity/claims/operations.ts';
import { code, tableOf } from './markdown.ts';
import { type DescribedOperation, listOf, membersOf, OpenApi } from './open-api.ts';

export async function operationSection(): Promise<string> {
  const api = await OpenApi.served();
  const rows = api.operations('/api').map((each) => [
    code(`${each.method} ${each.path}`),
    code(each.id),
    OPERATION_CLAIMS[each.id]?.says ?? each.summary,
    fieldsOf(api, each),
    api
      .statuses(each)
      .filter((status) => status.startsWith('2'))
      .join(', '),
  ]);
  return tableOf(['method and path', 'operation', 'what it does', 'body', 'success'], rows).join(
    '\n',
  );
}

/** The fields that it reads; those that must be there in bold. */
function fieldsOf(api: OpenApi, { operation }: DescribedOperation): string {
  const content = membersOf(api.at(operation, 'requestBody', 'content'));
  const schemas = content.map(([, media]) => api.at(media, 'schema'));
  const fields = new Set(
    schemas.flatMap((schema) => membersOf(api.at(schema, 'properties')).map(([name]) => name)),
  );
  const required = new Set(schemas.flatMap((schema) => listOf(api.at(schema, 'required'))));
  return Array.from(fields, (name) => (required.has(name) ? `**${code(name)}**` : code(name))).join(
    ', ',
  );
}
