/** Turns what stopped a request into its answer: the only place that does. */
import { ApiException, BARE_PAGES, BarePage, type BarePageStatus } from './exceptions.ts';
import { jsonReply, type Reply, withHeaders } from './reply.ts';

const HTML = { 'Content-Type': 'text/html; charset=utf-8' } as const;

/** A bare HTML page of Django's. Source: BEHAVIOUR 10 and 14. */
export function barePage(status: BarePageStatus, note?: string): Reply {
  const { title, paragraph } = BARE_PAGES[status];
  const text = `
<!doctype html>
<html lang="en">
<head>
  <title>${title}</title>
</head>
<body>
  <h1>${title}</h1><p>${paragraph}</p>
</body>
</html>
`;
  const headers = note === undefined ? HTML : { ...HTML, 'X-Mock-Note': note };
  return { status, headers, body: { kind: 'text', text } };
}

/** The answer to an error thrown by a step. Errors that no contract names are thrown on. */
export function handleException(error: unknown): Reply {
  if (error instanceof ApiException) {
    return withHeaders(jsonReply(error.body, error.status), error.headers);
  }
  if (error instanceof BarePage) return barePage(error.status, error.note);
  throw error;
}
