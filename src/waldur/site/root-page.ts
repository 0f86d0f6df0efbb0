/** The page at `/`, which is no part of the API. */
import { emptyReply, HTML, type Reply } from '../../drf/reply.ts';
import type { Request } from '../../drf/request.ts';
import { CSRF_PAGE } from './csrf-page.ts';
import { FRAME_HEADERS } from './middleware.ts';

const HEADERS = { ...HTML, ...FRAME_HEADERS } as const;
/** What OPTIONS says that there is. */
export const ROOT_METHODS = { Allow: 'GET, HEAD, OPTIONS' } as const;

/** A page of the mock's own, as that of a real server was not recorded. */
const WELCOME = `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Waldur payments mock</title>
</head>
<body>
  <h1>Waldur payments mock</h1>
  <p>The API is at <a href="api/">/api/</a>.</p>
</body>
</html>
`;

/**
 * Whoever calls, and whatever they accept. Source: Django views.generic.TemplateView behind its CSRF middleware; BEHAVIOUR 23.
 */
export function rootPage({ method }: Request): Reply {
  switch (method) {
    case 'GET':
    case 'HEAD':
      return { status: 200, headers: HEADERS, body: { kind: 'text', text: WELCOME } };
    case 'OPTIONS':
      return emptyReply(200, { ...HEADERS, ...ROOT_METHODS });
    case 'TRACE':
      return emptyReply(405, { ...HEADERS, ...ROOT_METHODS });
    default:
      return { status: 403, headers: HEADERS, body: { kind: 'text', text: CSRF_PAGE } };
  }
}
