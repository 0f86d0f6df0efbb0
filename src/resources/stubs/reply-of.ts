/** What a stub answers, before its own headers: a page of its list, its body, its file, or nothing. */
import type { JsonValue } from '../../drf/json-decoder.ts';
import { pageOf } from '../../drf/pagination.ts';
import { emptyReply, jsonReply, PLAIN_TEXT, type Reply } from '../../drf/reply.ts';
import { isList } from '../../values/plain-json.ts';
import type { Call } from '../../waldur/site/call.ts';
import { pageHeaders } from '../../waldur/view-set/link-header.ts';
import { media } from '../media/index.ts';
import type { Stub } from './fields.ts';
import { withOwnBase } from './own-base.ts';

/** @throws ApiException 404 for a page that its list does not have */
export function replyOf(stub: Stub, call: Call): Reply {
  const { status, body } = stub;
  const file = stub.file === null ? undefined : call.world.store.table(media).get(stub.file);
  if (file) {
    const headers = { 'Content-Type': file.mimeType };
    return { status, headers, body: { kind: 'bytes', bytes: file.bytes } };
  }
  if (body === null) return emptyReply(status);
  if (typeof body === 'string') {
    return { status, headers: PLAIN_TEXT, body: { kind: 'text', text: body } };
  }
  return isList(body) && stub.method === 'GET' && status === 200
    ? pageReply(body, call)
    : jsonReply(withOwnBase(body, call.request.base), status);
}

function pageReply(list: readonly JsonValue[], { request }: Call): Reply {
  const page = pageOf(request.query, list.length);
  const start = (page.number - 1) * page.size;
  const rows = list.slice(start, start + page.size);
  return jsonReply(withOwnBase(rows, request.base), 200, pageHeaders(request, page));
}
